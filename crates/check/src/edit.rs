//! Changes of a values file that keep every other byte: comments, order, style and line ends.

mod together;

pub use together::together;

use chartroom_core::edit::{anchored, line_end, line_start, newline, outermost_alone, removal};
use chartroom_diagnostics::{Edit, FileId, Span};
use chartroom_yaml::{Entry, Node, NodeKind, Style};
use std::ops::Range;

/// Indentation of a new block.
const STEP: usize = 2;

/// Nesting that is still written in flow style.
const MAX_DEPTH: usize = 60;

/// An entry and what is around it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'a> {
    /// The entries around it, outermost first.
    pub(crate) parents: Vec<&'a Entry>,
    /// The mapping that it is in.
    pub(crate) map: &'a Node,
    /// The entry.
    pub(crate) entry: &'a Entry,
}

/// The entry at a path of keys below a mapping.
pub(crate) fn find<'a, S: AsRef<str>>(root: &'a Node, path: &[S]) -> Option<Found<'a>> {
    let (last, above) = path.split_last()?;
    let (mut map, mut parents) = (root, Vec::new());
    for key in above {
        let entry = map.entry(key.as_ref())?;
        map = &entry.value;
        parents.push(entry);
    }
    Some(Found { parents, map, entry: map.entry(last.as_ref())? })
}

/// Makes changes of one text.
#[derive(Clone, Copy)]
pub(crate) struct Editor<'a> {
    text: &'a str,
    file: FileId,
}

impl<'a> Editor<'a> {
    /// For a text that nodes were read from.
    pub(crate) fn new(text: &'a str, file: FileId) -> Self {
        Self { text, file }
    }

    fn edit(&self, range: Range<usize>, text: impl Into<String>) -> Edit {
        let (start, end) = (range.start as u32, range.end as u32);
        Edit { span: Span { file: self.file, start, end }, text: text.into() }
    }

    /// The text of a node as it is written.
    pub(crate) fn source(&self, node: &Node) -> &'a str {
        self.text.get(node.span.clone()).unwrap_or_default()
    }

    /// Another key.
    pub(crate) fn rename(&self, entry: &Entry, key: &str) -> Edit {
        self.edit(entry.key.span.clone(), plain_or_quoted(key))
    }

    /// Another text, YAML on one line, in place of a scalar.
    pub(crate) fn scalar(&self, node: &Node, text: &str) -> Edit {
        let range = node.span.clone();
        // A missing value stands right behind its colon.
        let touches = range.is_empty() && self.text.get(..range.start).is_some_and(touching);
        // A block scalar takes the line break behind it along.
        let block = self.source(node).ends_with('\n');
        let (lead, tail) =
            (if touches { " " } else { "" }, if block { newline(self.text) } else { "" });
        self.edit(range, format!("{lead}{text}{tail}"))
    }

    /// The text of a plain scalar in quotes.
    pub(crate) fn quote(&self, node: &Node) -> Option<Edit> {
        let plain = node.as_scalar().filter(|scalar| scalar.style == Style::Plain)?;
        let one_line = !plain.value.is_empty() && !self.source(node).contains('\n');
        one_line.then(|| self.edit(node.span.clone(), quoted(&plain.value)))
    }

    /// An entry, and every mapping that would be left empty, taken out. None where anchors would go too, and where
    /// it cannot be told apart from what stands on its lines.
    pub(crate) fn remove(&self, found: &Found<'_>) -> Option<Edit> {
        if let Some(range) = removal(self.text, &found.parents, found.entry) {
            return Some(self.edit(range, ""));
        }
        let outer = outermost_alone(&found.parents, found.entry);
        let at = found.parents.iter().position(|parent| std::ptr::eq(*parent, outer));
        let map = match at {
            None => found.map,
            Some(0) => return None,
            Some(at) => &found.parents.get(at - 1)?.value,
        };
        if !self.is_flow(map) || anchored(&outer.value) {
            return None;
        }
        let entries = map.entries();
        let index = entries.iter().position(|entry| std::ptr::eq(entry, outer))?;
        let own = outer.key.span.start..end(outer);
        let range = match (entries.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => own.start..next.key.span.start,
            (None, Some(before)) => end(entries.get(before)?)..own.end,
            (None, None) => own,
        };
        Some(self.edit(range, ""))
    }

    /// Lines of YAML (a mapping in block style, indented by nothing) as further entries right behind an entry.
    pub(crate) fn insert_after(&self, map: &Node, entry: &Entry, block: &str) -> Option<Edit> {
        if self.is_flow(map) {
            let inner = self.in_flow(block)?;
            let at = end(entry);
            return Some(self.edit(at..at, format!(", {inner}")));
        }
        let column = self.column(map.entries().first()?.key.span.start);
        Some(self.insert_lines(end(entry), column, block))
    }

    /// Lines of YAML (a mapping in block style, indented by nothing) as the last entries of the mapping that is an
    /// entry's value, or as its value if that is missing or an empty mapping.
    pub(crate) fn insert_below(&self, map: &Node, entry: &Entry, block: &str) -> Option<Vec<Edit>> {
        match entry.value.entries().last() {
            Some(last) => Some(vec![self.insert_after(&entry.value, last, block)?]),
            None => self.set(map, entry, block),
        }
    }

    /// Lines of YAML (a mapping in block style, indented by nothing) in place of a value; a comment behind the old
    /// value stays on its line. `map` is what the entry is in.
    pub(crate) fn set(&self, map: &Node, entry: &Entry, block: &str) -> Option<Vec<Edit>> {
        if anchored(&entry.value) || matches!(entry.value.kind, NodeKind::Alias(_)) {
            return None;
        }
        let old = entry.value.span.clone();
        if self.is_flow(map) {
            let inner = self.in_flow(block)?;
            return Some(vec![self.scalar(&entry.value, &format!("{{{inner}}}"))]);
        }
        let column = self.column(map.entries().first()?.key.span.start) + STEP;
        let first = line_end(self.text, entry.key.span.end);
        let below = self.insert_lines(old.end.max(entry.key.span.end), column, block);
        let mut edits = Vec::new();
        if old.end > first && old.start < first {
            // The old value goes on over further lines.
            let lines = self.lines(column, block);
            let line = self.text.get(..old.start)?.trim_end_matches(' ').len();
            return Some(vec![self.edit(line..old.end, format!("{}{lines}", newline(self.text)))]);
        }
        if !old.is_empty() && old.start >= first {
            // It stands on lines of its own.
            let start = line_start(self.text, old.start);
            let stop = self.behind(old.end);
            return Some(vec![
                self.edit(start..stop, self.lines(column, block) + newline(self.text)),
            ]);
        }
        if !old.is_empty() {
            // The blank before a value that ends its line goes with it.
            let comment = self.text.get(old.end..first).is_some_and(|rest| rest.contains('#'));
            let line = self.text.get(..old.start).unwrap_or_default();
            let start = if comment { old.start } else { line.trim_end_matches(' ').len() };
            let stop = old.end + self.text.get(old.end..first).map_or(0, blanks);
            edits.push(self.edit(start..stop, ""));
        }
        edits.push(below);
        Some(edits)
    }

    /// Lines of YAML (an entry in block style, indented by nothing) in place of an entry.
    pub(crate) fn replace(&self, found: &Found<'_>, block: &str) -> Option<Edit> {
        if anchored(&found.entry.value) {
            return None;
        }
        if self.is_flow(found.map) {
            let inner = self.in_flow(block)?;
            return Some(self.edit(found.entry.key.span.start..end(found.entry), inner));
        }
        let range = removal(self.text, &[], found.entry)?;
        let column = self.column(found.entry.key.span.start);
        let last = self.text.get(range.clone())?.ends_with('\n');
        let tail = if last { newline(self.text) } else { "" };
        Some(self.edit(range, format!("{}{tail}", self.lines(column, block))))
    }

    /// Items of a list of another text as further items of a list.
    pub(crate) fn append(&self, list: &Node, text: &str, items: &[&Node]) -> Option<Edit> {
        let last = list.items().last()?;
        if items.iter().any(|item| anchored(item) || aliased(item)) {
            return None;
        }
        if self.is_flow(list) {
            let items = items.iter().map(|item| flow(text, item, 0));
            let items = items.collect::<Option<Vec<_>>>()?.join(", ");
            return Some(self.edit(last.span.end..last.span.end, format!(", {items}")));
        }
        let lines = items_of(text, items)?;
        let dash = self.text.get(..list.items().first()?.span.start)?.rfind('-')?;
        Some(self.insert_lines(last.span.end, self.column(dash), &lines))
    }

    /// New lines behind the line that holds the byte before `end`.
    fn insert_lines(&self, end: usize, column: usize, block: &str) -> Edit {
        let lines = self.lines(column, block);
        if self.text.get(..end).is_some_and(|text| text.ends_with('\n')) {
            // Behind a block scalar, before the blank lines that it ends with.
            let kept = self.text.get(..end).unwrap_or_default().trim_end_matches(['\n', '\r', ' ']);
            let at = self.behind(kept.len());
            return self.edit(at..at, lines + newline(self.text));
        }
        let stop = line_end(self.text, end);
        self.edit(stop..stop, format!("{}{lines}", newline(self.text)))
    }

    /// A block at a column, without the last line break.
    fn lines(&self, column: usize, block: &str) -> String {
        let indent = " ".repeat(column);
        let blank =
            |line: &str| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
        let lines = block.lines().map(blank);
        lines.collect::<Vec<_>>().join(newline(self.text))
    }

    /// Where the next line begins.
    fn behind(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |length| at + length + 1)
    }

    fn column(&self, at: usize) -> usize {
        self.text.get(line_start(self.text, at)..at).map_or(0, |lead| lead.chars().count())
    }

    /// Whether a mapping or sequence is written with braces or brackets.
    pub(crate) fn is_flow(&self, node: &Node) -> bool {
        self.source(node).starts_with(['{', '['])
    }

    /// A block as the inside of braces.
    fn in_flow(&self, block: &str) -> Option<String> {
        let root = chartroom_yaml::parse(block).root?;
        let entries = root.entries().iter();
        let entries: Option<Vec<String>> = entries.map(|entry| pair(block, entry, 0)).collect();
        entries.map(|entries| entries.join(", "))
    }
}

fn pair(text: &str, entry: &Entry, depth: usize) -> Option<String> {
    Some(format!("{}: {}", flow(text, &entry.key, depth)?, flow(text, &entry.value, depth)?))
}

fn flow(text: &str, node: &Node, depth: usize) -> Option<String> {
    if depth > MAX_DEPTH {
        return None;
    }
    Some(match &node.kind {
        NodeKind::Mapping(entries) => {
            let entries = entries.iter().map(|entry| pair(text, entry, depth + 1));
            format!("{{{}}}", entries.collect::<Option<Vec<_>>>()?.join(", "))
        }
        NodeKind::Sequence(items) => {
            let items = items.iter().map(|item| flow(text, item, depth + 1));
            format!("[{}]", items.collect::<Option<Vec<_>>>()?.join(", "))
        }
        NodeKind::Scalar(scalar) if scalar.style == Style::Plain => {
            match scalar.value.contains(['{', '}', '[', ']', ',']) {
                true => quoted(&scalar.value),
                false => scalar.value.clone(),
            }
        }
        NodeKind::Scalar(scalar) => quoted(&scalar.value),
        NodeKind::Alias(_) => text.get(node.span.clone())?.to_owned(),
    })
}

/// Items of a list of a text in block style, indented by nothing; None if they are not whole without the rest.
pub(crate) fn items_of(text: &str, items: &[&Node]) -> Option<String> {
    if items.iter().any(|item| anchored(item) || aliased(item)) {
        return None;
    }
    let mut lines = Vec::new();
    for item in items {
        let start = item.span.start;
        let column = text.get(..start)?.chars().rev().take_while(|char| *char != '\n').count();
        for (number, line) in text.get(item.span.clone())?.lines().enumerate() {
            let lead = line.len() - line.trim_start_matches(' ').len();
            lines.push(match number {
                0 => format!("- {line}"),
                _ => format!("  {}", line.get(lead.min(column)..)?).trim_end().to_owned(),
            });
        }
    }
    Some(lines.join("\n"))
}

fn aliased(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Alias(_))
        || node.entries().iter().any(|entry| aliased(&entry.key) || aliased(&entry.value))
        || node.items().iter().any(aliased)
}

/// One past an entry.
fn end(entry: &Entry) -> usize {
    entry.value.span.end.max(entry.key.span.end)
}

fn touching(before: &str) -> bool {
    before.ends_with([':', ','])
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// A text with edits in the order of their places; None where they overlap or do not fit.
pub(crate) fn spliced(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        out.push_str(text.get(done..start)?);
        out.push_str(&edit.text);
        done = end.max(start);
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A text in quotes on one line: double ones, unless it has characters that mean something in them.
pub(crate) fn quoted(text: &str) -> String {
    let special = |char: char| char == '\\' || char == '"';
    if text.chars().any(char::is_control) {
        let escape = |char: char| match char {
            '\n' => "\\n".to_owned(),
            '\t' => "\\t".to_owned(),
            char if special(char) => format!("\\{char}"),
            char if char.is_control() => format!("\\u{:04x}", u32::from(char)),
            char => char.to_string(),
        };
        return format!("\"{}\"", text.chars().map(escape).collect::<String>());
    }
    match text.contains(special) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}

/// A text as a key or value that reads back as this text.
pub fn plain_or_quoted(text: &str) -> String {
    let read = chartroom_yaml::parse(&format!("{text}: {text}\n"));
    let entry = read.root.as_deref().and_then(|root| root.entries().first());
    let value = entry.and_then(|entry| entry.value.to_value().ok());
    let same = value
        .is_some_and(|value| value.as_str().is_some_and(|read| read.as_bytes() == text.as_bytes()));
    let plain = same && entry.is_some_and(|entry| entry.key.text() == Some(text));
    if plain && !text.contains(['{', '}', '[', ']', ',', '#']) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

#[cfg(test)]
mod tests;
