//! An entry of a values file, taken out of a text or put into one; its own comment goes with it, every other byte stays.

use chartroom_check::Entries;
use chartroom_core::edit::{line_end, line_start, newline, outermost_alone, removal};
use chartroom_yaml::Entry;

/// A text without an entry.
pub(super) struct Taken {
    pub(super) text: String,
    /// The comments that were the entry's own, each a line without its indent.
    pub(super) comments: Vec<String>,
}

/// Takes an entry out, and every table that would be left empty; none where it cannot be told apart from what stands on its
/// lines.
pub(super) fn taken(text: &str, path: &[String]) -> Option<Taken> {
    let without = Entries::read(text)?.with(&Entries::read("")?, path)?;
    let root = chartroom_yaml::parse(text).root?;
    let (last, above) = path.split_last()?;
    let mut parents: Vec<&Entry> = Vec::new();
    let mut node = &*root;
    for key in above {
        let entry = node.entry(key)?;
        node = &entry.value;
        parents.push(entry);
    }
    let entry = node.entry(last)?;
    let Some(range) = removal(text, &parents, entry) else {
        // In braces it has no line, so no comment, of its own.
        return Some(Taken { text: without, comments: Vec::new() });
    };
    let mut comments = Vec::new();
    // Those of the tables that go with it stand between their lines and the entry's.
    let within = text.get(range.start..line_start(text, entry.key.span.start))?;
    for line in within.lines().map(str::trim) {
        match line.split_once(" #") {
            _ if line.starts_with('#') => comments.push(line.to_owned()),
            Some((_, comment)) => comments.push(format!("#{comment}")),
            None => {}
        }
    }
    let outer = outermost_alone(&parents, entry);
    let column = outer.key.span.start - range.start;
    let start = own_comment(text, range.start, range.end, column);
    let lines = text.get(start..range.start)?.lines().map(|line| line.trim().to_owned());
    let comments = lines.chain(comments).collect();
    let text = format!("{}{}", text.get(..start)?, text.get(range.end..)?);
    Some(Taken { text, comments })
}

/// Where the comment begins that speaks of nothing but the lines behind it; where these begin if there is none.
fn own_comment(text: &str, start: usize, end: usize, column: usize) -> usize {
    let is_comment = |line: &str| {
        let rest = line.trim_start_matches(' ');
        rest.starts_with('#') && line.len() - rest.len() == column
    };
    let mut first = start;
    while first > 0 {
        let line = line_start(text, first - 1);
        if !is_comment(text.get(line..first).unwrap_or_default()) {
            break;
        }
        first = line;
    }
    let block = text.get(first..start).unwrap_or_default();
    let documents = block.lines().any(|line| line.trim_start().starts_with("# --"));
    // What stands at the top speaks of the file; what further entries follow on, perhaps of these, too.
    let next = text.get(end..).unwrap_or_default().lines().next().unwrap_or_default();
    let indent = next.len() - next.trim_start_matches(' ').len();
    let alone = next.trim().is_empty() || next.trim_start().starts_with('#') || indent < column;
    match documents || (alone && first > 0) {
        true => first,
        false => start,
    }
}

/// Puts an entry of another text in, under comments of its own; none where that would touch others.
pub(super) fn given(
    text: &str,
    from: &str,
    path: &[String],
    comments: &[String],
) -> Option<String> {
    let with = Entries::read(text)?.with(&Entries::read(from)?, path)?;
    let root = chartroom_yaml::parse(&with).root?;
    let (last, above) = path.split_last()?;
    let start = line_start(&with, root.get(above)?.entry(last)?.key.span.start);
    let line = with.get(start..line_end(&with, start))?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    // Those that stand above it already.
    let mut first = start;
    while first > 0 {
        let before = line_start(&with, first - 1);
        if !with.get(before..first)?.trim_start().starts_with('#') {
            break;
        }
        first = before;
    }
    let known: Vec<&str> = with.get(first..start)?.lines().map(str::trim).collect();
    let new = comments.iter().filter(|one| !known.contains(&one.as_str()));
    let new: String =
        new.map(|one| format!("{}{one}{}", " ".repeat(indent), newline(&with))).collect();
    // What documents the key for tools goes on to the key.
    let mut at = first;
    let mut place = start;
    for line in with.get(first..start)?.split_inclusive('\n') {
        if line.trim_start().starts_with("# --") {
            place = at;
            break;
        }
        at += line.len();
    }
    Some(format!("{}{new}{}", with.get(..place)?, with.get(place..)?))
}

/// A text that says of a path what another one says; where that says nothing, that there is nothing.
pub(super) fn kept(text: &str, path: &[String]) -> Option<String> {
    if Entries::read(text)?.value(path).is_some() {
        return Some(text.to_owned());
    }
    let mut nothing = "null".to_owned();
    for key in path.iter().rev() {
        let key = chartroom_core::one_line(&chartroom_gotemplate::Value::str(key.as_str()));
        nothing = format!("{{{key}: {nothing}}}");
    }
    Some(format!("{nothing}\n"))
}
