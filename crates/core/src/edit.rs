//! Changes of YAML text that keep every byte around them.

use chartroom_yaml::{Entry, Node};
use std::ops::Range;

/// What ends the lines of a text.
pub fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The byte that the line of a byte begins with.
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// Where the line of a byte ends, before its line break.
pub fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The bytes to take out so that an entry, and every table around it that would be left empty, is gone: whole lines,
/// as far as the entry is written in block style and nothing else stands on them. `parents` are the entries around
/// it, outermost first. A table left empty would be null, which takes away what is below it. None where the entry
/// shares its lines with others, and where it defines an anchor.
pub fn removal(text: &str, parents: &[&Entry], entry: &Entry) -> Option<Range<usize>> {
    let outer = outermost_alone(parents, entry);
    if anchored(&outer.value) {
        return None;
    }
    let start = line_start(text, outer.key.span.start);
    let lead = text.get(start..outer.key.span.start)?;
    if !lead.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let end = outer.value.span.end.max(outer.key.span.end);
    // A block scalar ends with its last line break, the others before theirs.
    let stop = match text.get(..end)?.ends_with('\n') {
        true => end,
        false => text.get(end..)?.find('\n').map_or(text.len(), |at| end + at + 1),
    };
    // The key of an entry without a value ends before its colon.
    let rest = text.get(end..stop)?.trim_start_matches(':').trim_start();
    let alone = rest.is_empty() || rest.starts_with('#');
    // The braces of a flow table around it would stand on the line too.
    alone.then_some(start..stop)
}

/// The entry, or the outermost one around it that would be left without any.
pub fn outermost_alone<'a>(parents: &[&'a Entry], entry: &'a Entry) -> &'a Entry {
    let alone = parents.iter().rev().take_while(|parent| parent.value.entries().len() == 1);
    alone.last().copied().unwrap_or(entry)
}

/// Whether something in a node is an anchor that aliases may refer to.
pub fn anchored(node: &Node) -> bool {
    node.anchor.is_some()
        || node.entries().iter().any(|entry| anchored(&entry.value) || entry.key.anchor.is_some())
        || node.items().iter().any(anchored)
}

/// A line without as many blanks at its beginning, or all that there are.
pub fn dedented(line: &str, blanks: usize) -> &str {
    let lead = line.len() - line.trim_start_matches(' ').len();
    line.get(lead.min(blanks)..).unwrap_or_default()
}
