//! A file in good order: YAML with two columns a level, comments, order and line ends as they are; of a template only where
//! its blocks begin and end.

use crate::model::Template;
use crate::template::scan::Action;
use crate::{Asked, Place};
use chartroom_core::edit::newline;
use chartroom_yaml::{self as yaml, Node, NodeKind};
use std::collections::HashMap;

/// Columns of a level.
const STEP: usize = 2;

impl Asked<'_> {
    /// What changes to bring a file in order; None where it cannot be read, or is no file of that kind.
    pub fn formatted(&self, path: &str) -> Option<Vec<(Place, String)>> {
        if let Some(template) = self.model.template(path) {
            return Some(blocks(template));
        }
        let file = self.model.values.iter().find(|file| file.path == path)?;
        let text = &file.file.text;
        let new = tidy(text)?;
        // Nothing but the look may change.
        let value = |text: &str| {
            let value = yaml::parse(text).root.and_then(|root| root.to_value().ok());
            value.and_then(|value| yaml::to_yaml(&value).ok())
        };
        if value(&new) != value(text) {
            return None;
        }
        Some(differences(path, text, &new))
    }
}

/// The lines that differ, one by one.
fn differences(path: &str, old: &str, new: &str) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut lines = new.split_inclusive('\n');
    for line in old.split_inclusive('\n') {
        let now = lines.next().unwrap_or_default();
        if now != line {
            // What both lines end with stays.
            let same =
                line.bytes().rev().zip(now.bytes().rev()).take_while(|(a, b)| a == b).count();
            let (keep, old_end) = (now.len() - same, line.len() - same);
            let (keep, end) = match now.is_char_boundary(keep) && line.is_char_boundary(old_end) {
                true => (keep, old_end),
                false => (now.len(), line.len()),
            };
            let place = Place { path: path.to_owned(), start: at, end: at + end };
            found.push((place, now.get(..keep).unwrap_or_default().to_owned()));
        }
        at += line.len();
    }
    found
}

/// What a line is.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Blank,
    Comment,
    /// It goes on with what the line of that number began.
    Rest(usize),
    Content,
}

fn tidy(text: &str) -> Option<String> {
    let root = yaml::parse(text).root?;
    let bare = |line: &str| line.trim_end_matches(['\n', '\r']).to_owned();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut kinds: Vec<Line> = lines.iter().map(|line| kind(line)).collect();
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start)
        })
        .collect();
    freeze(
        &root,
        &|byte| starts.partition_point(|start| *start <= byte).saturating_sub(1),
        text,
        &mut kinds,
    );
    if lines.iter().zip(&kinds).any(|(line, kind)| *kind == Line::Content && starts_otherwise(line))
    {
        return None;
    }
    let indents = indents(&lines, &kinds);
    let mut made = String::with_capacity(text.len());
    for (number, line) in lines.iter().enumerate() {
        let inner = bare(line);
        let end = line.get(inner.len()..).unwrap_or_default();
        let old = inner.len() - inner.trim_start_matches(' ').len();
        match kinds.get(number)? {
            Line::Blank => {}
            Line::Rest(first) => {
                let (from, to) = *indents.get(*first)?;
                let shift = (old + to).checked_sub(from).unwrap_or(old);
                if !inner.trim().is_empty() {
                    made.push_str(&" ".repeat(shift));
                    made.push_str(inner.get(old..)?);
                }
            }
            Line::Comment | Line::Content => {
                let (_, to) = *indents.get(number)?;
                made.push_str(&" ".repeat(to));
                made.push_str(&dashes(inner.trim()));
            }
        }
        made.push_str(end);
    }
    if !made.is_empty() && !made.ends_with('\n') {
        made.push_str(newline(text));
    }
    Some(made)
}

/// Documents, directives and tabs are left to whoever wrote them.
fn starts_otherwise(line: &str) -> bool {
    let lead = line.len() - line.trim_start().len();
    line.starts_with("---")
        || line.starts_with("...")
        || line.starts_with('%')
        || line.get(..lead).is_some_and(|lead| lead.contains('\t'))
}

fn kind(line: &str) -> Line {
    match line.trim() {
        "" => Line::Blank,
        text if text.starts_with('#') => Line::Comment,
        _ => Line::Content,
    }
}

/// Lines within a text or a flow collection move as its first line does.
fn freeze(node: &Node, line_of: &dyn Fn(usize) -> usize, text: &str, kinds: &mut [Line]) {
    let flow = text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    match &node.kind {
        NodeKind::Mapping(pairs) if !flow => {
            for pair in pairs {
                freeze(&pair.key, line_of, text, kinds);
                freeze(&pair.value, line_of, text, kinds);
            }
        }
        NodeKind::Sequence(items) if !flow => {
            items.iter().for_each(|item| freeze(item, line_of, text, kinds));
        }
        _ => {
            let first = line_of(node.span.start);
            let last = line_of(node.span.end.saturating_sub(1).max(node.span.start));
            for kind in kinds.iter_mut().take(last + 1).skip(first + 1) {
                *kind = Line::Rest(first);
            }
        }
    }
}

/// The old and the new column of each line.
fn indents(lines: &[&str], kinds: &[Line]) -> Vec<(usize, usize)> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut found: Vec<(usize, usize)> =
        lines.iter().map(|line| (indent(line), indent(line))).collect();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if kinds.get(number) != Some(&Line::Content) {
            continue;
        }
        let old = indent(line);
        let new = level(&mut open, old);
        if let Some(one) = found.get_mut(number) {
            *one = (old, new);
        }
        // What stands behind a dash opens a level of its own.
        let (mut rest, mut column, mut to) = (line.get(old..).unwrap_or_default(), old, new);
        while let Some(inner) = rest.strip_prefix("- ") {
            let blanks = inner.len() - inner.trim_start_matches(' ').len();
            column += 2 + blanks;
            to += STEP;
            rest = inner.get(blanks..).unwrap_or_default();
            if rest.trim().is_empty() || rest.starts_with('#') {
                break;
            }
            open.push((column, to));
        }
    }
    comments(kinds, &mut found);
    found
}

/// The new column of what stands at an old one.
fn level(open: &mut Vec<(usize, usize)>, old: usize) -> usize {
    while open.last().is_some_and(|(column, _)| *column > old) {
        open.pop();
    }
    match open.last() {
        Some((column, to)) if *column == old => *to,
        Some((_, to)) => {
            let to = to + STEP;
            open.push((old, to));
            to
        }
        None => {
            open.push((old, 0));
            0
        }
    }
}

/// Comments go with the next line of their column, else with the one before.
fn comments(kinds: &[Line], found: &mut [(usize, usize)]) {
    // Content before, the last line of each column, and content behind, the next one.
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut waiting: Vec<usize> = Vec::new();
    for number in 0..=kinds.len() {
        match kinds.get(number) {
            Some(Line::Comment) => waiting.push(number),
            Some(Line::Blank | Line::Rest(_)) => {}
            content => {
                let next = found.get(number).copied().filter(|_| content.is_some());
                for comment in waiting.drain(..) {
                    let Some(one) = found.get_mut(comment) else { continue };
                    let next = next.filter(|(old, _)| *old == one.0).map(|(_, to)| to);
                    one.1 = next.or_else(|| before.get(&one.0).copied()).unwrap_or(one.1);
                }
                before.extend(next);
            }
        }
    }
}

/// `-   a` as `- a`, however many dashes there are.
fn dashes(text: &str) -> String {
    match text.strip_prefix("- ") {
        Some(rest) => format!("- {}", dashes(rest.trim_start())),
        None => text.to_owned(),
    }
}

/// Blocks of a template that begin a line stand at the column of what is in them: what they trim is not printed.
fn blocks(template: &Template) -> Vec<(Place, String)> {
    let text = &template.file.text;
    let mut found = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for (number, action) in template.file.actions.iter().enumerate() {
        let own = line_of(text, action);
        let wanted = match action.word(text) {
            "if" | "with" | "range" => {
                let column = inner(template, number);
                open.push(column);
                column
            }
            "define" | "block" => {
                open.push(None);
                None
            }
            "else" => open.last().copied().flatten(),
            "end" => open.pop().flatten(),
            _ => None,
        };
        let (Some((start, column)), Some(wanted)) = (own, wanted) else { continue };
        if column != wanted {
            let place = Place { path: template.path.clone(), start, end: start + column };
            found.push((place, " ".repeat(wanted)));
        }
    }
    found
}

/// Where the line of an action that trims what is before it begins, and its column, where it stands alone.
fn line_of(text: &str, action: &Action) -> Option<(usize, usize)> {
    let start = text.get(..action.range.start)?.rfind('\n')? + 1;
    let before = text.get(start..action.range.start)?;
    let after = text.get(action.range.end..)?.split('\n').next()?;
    let alone = before.chars().all(|char| char == ' ') && after.trim().is_empty();
    let trims = text.get(action.range.clone())?.starts_with("{{- ");
    (alone && trims).then_some((start, before.len()))
}

/// The column of the first line within a block that is no block itself.
fn inner(template: &Template, number: usize) -> Option<usize> {
    let text = &template.file.text;
    let action = template.file.actions.get(number)?;
    line_of(text, action)?;
    let from = action.range.end + text.get(action.range.end..)?.find('\n')? + 1;
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let trimmed = line.trim();
        let column = line.len() - line.trim_start_matches(' ').len();
        let word = trimmed.trim_start_matches("{{").trim_start_matches('-').trim_start();
        let block = trimmed.starts_with("{{")
            && ["if ", "with ", "range ", "else", "end", "/*"]
                .iter()
                .any(|start| word.starts_with(start));
        if !trimmed.is_empty() && !block {
            return Some(column);
        }
        if word.starts_with("end") {
            return None;
        }
        at += line.len();
        if at - from > 20_000 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::tidy;

    fn same(old: &str, new: &str) {
        assert_eq!(tidy(old).as_deref(), Some(new));
        assert_eq!(tidy(new).as_deref(), Some(new), "once more");
    }

    #[test]
    fn levels_take_two_columns() {
        same("a:\n    b:\n        c: 1\n    d: 2\ne: 3\n", "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n");
        same("a:\n -   b: 1\n     c: 2\n - d\n", "a:\n  - b: 1\n    c: 2\n  - d\n");
        same("a:\n-   b: 1\n    c:\n    - x\n", "a:\n- b: 1\n  c:\n  - x\n");
        same("a:   \n  b: 1  ", "a:\n  b: 1\n");
    }

    #[test]
    fn texts_and_comments_move_along() {
        same(
            "a:\n    # of b\n    b: |\n        one\n          two\n\n    c: \"x\n      y\"\n",
            "a:\n  # of b\n  b: |\n      one\n        two\n\n  c: \"x\n    y\"\n",
        );
        same(
            "a:\n    b: {x: 1,\n        y: 2}\n    # c: 3\n# end\n",
            "a:\n  b: {x: 1,\n      y: 2}\n  # c: 3\n# end\n",
        );
    }

    #[test]
    fn line_ends_stay() {
        same("a:\r\n    b: 1  \r\n\r\n    c: 2", "a:\r\n  b: 1\r\n\r\n  c: 2\r\n");
    }

    #[test]
    fn what_cannot_be_read_stays() {
        assert_eq!(tidy("---\na: 1\n"), None);
        assert_eq!(tidy("a:\n\tb: 1\n"), None);
    }
}
