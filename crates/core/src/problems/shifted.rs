//! Output that is no YAML because an action indents it by a number that does not fit what stands above: the number that
//! fits is found by reading the text with it.

use super::Context;
use super::wording::broken_output;
use crate::messages;
use crate::provenance::action_at;
use chartroom_diagnostics::{Diagnostic, FileId, Span};
use chartroom_gotemplate::ast::Source;
use chartroom_gotemplate::{Segment, SourceMap};
use chartroom_helm::release::RenderedFile;
use std::ops::Range;

/// An action with `indent` or `nindent`, and what it wrote.
struct Indented {
    file: FileId,
    action: Range<usize>,
    /// The bytes of its number.
    number: Range<usize>,
    /// Whole lines of the output.
    output: Range<usize>,
}

/// How many columns are tried.
const MOST_TRIED: usize = 8;

/// The number that should stand in an action around an offset of the output that cannot be read.
pub(super) fn reason(
    context: &Context<'_>,
    file: &RenderedFile,
    offset: usize,
) -> Option<Diagnostic> {
    let map = file.map.as_ref()?;
    let text = std::str::from_utf8(&file.text).ok()?;
    let near = map.segments.partition_point(|segment| segment.output.end as usize <= offset);
    let near = map.segments.get(near.saturating_sub(3)..(near + 2).min(map.segments.len()))?;
    let mut known: Vec<(FileId, Range<usize>)> = Vec::new();
    for (source, at) in near.iter().flat_map(|segment| wrote(map, segment)) {
        let Some((file, action)) = action_of(context, source, at) else { continue };
        let key = (file, action);
        if known.contains(&key) {
            continue;
        }
        let found = indented(context, map, source, &key, text);
        known.push(key);
        if let Some(found) = found.and_then(|one| fitting(context, text, &one)) {
            return Some(found);
        }
    }
    None
}

/// What wrote a piece of output, innermost first: a template, and a place in it.
fn wrote<'m>(
    map: &'m SourceMap,
    segment: &'m Segment,
) -> impl Iterator<Item = (&'m Source, usize)> {
    let own = map.source(&segment.origin).map(|source| (&**source, &segment.origin.span));
    let calls = map.calls(&segment.origin).filter_map(|call| {
        let source = map.sources.get(call.source as usize)?;
        Some((&**source, &call.span))
    });
    own.into_iter().chain(calls).map(|(source, span)| (source, span.start as usize))
}

/// The action of a template at a place.
fn action_of(context: &Context<'_>, source: &Source, at: usize) -> Option<(FileId, Range<usize>)> {
    let file = context.template_file(&source.name.to_text())?;
    let template = &context.files.get(file)?.text;
    Some((file, action_at(template, at)?))
}

/// What an action printed, if it indents that.
fn indented(
    context: &Context<'_>,
    map: &SourceMap,
    source: &Source,
    (file, action): &(FileId, Range<usize>),
    text: &str,
) -> Option<Indented> {
    let number = number(&context.files.get(*file)?.text, action)?;
    let is_own = |segment: &&Segment| {
        wrote(map, segment).any(|(other, at)| {
            other.name.as_bytes() == source.name.as_bytes() && action.contains(&at)
        })
    };
    let mut all = map.segments.iter().filter(is_own).map(|segment| segment.output.clone());
    let first = all.next()?;
    let end = all.next_back().unwrap_or_else(|| first.clone()).end as usize;
    let start = first.start as usize;
    let lead = text.get(start..end)?;
    // From the first line that is its own.
    let start = start + (lead.len() - lead.trim_start_matches(['\n', '\r']).len());
    let start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    Some(Indented { file: *file, action: action.clone(), number, output: start..end })
}

/// The bytes of the number that an action indents by.
fn number(template: &str, action: &Range<usize>) -> Option<Range<usize>> {
    let text = template.get(action.clone())?;
    let at = text.rfind("indent ")? + "indent ".len();
    let digits = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| action.start + at..action.start + at + digits)
}

fn fitting(context: &Context<'_>, text: &str, one: &Indented) -> Option<Diagnostic> {
    let document = document(text, &one.output);
    let written = text.get(one.output.clone())?;
    let first = written.lines().find(|line| !line.trim().is_empty())?;
    let column = indent_of(first);
    let before = text.get(document.start..one.output.start)?;
    let after = text.get(one.output.end..document.end)?;
    let is_item = first.trim_start().starts_with("- ");
    let fits = |to: &usize| {
        let moved = written.lines().map(|line| shift(line, column, *to));
        let moved: Option<Vec<String>> = moved.collect();
        let end = if written.ends_with('\n') { "\n" } else { "" };
        let Some(moved) = moved else { return false };
        let whole = format!("{before}{}{end}{after}", moved.join("\n"));
        let parsed = chartroom_yaml::parse(&whole);
        parsed.problems.is_empty()
    };
    let to = columns(before, is_item).into_iter().filter(|to| *to != column).find(fits)?;
    let template = &context.files.get(one.file)?.text;
    let number: usize = template.get(one.number.clone())?.parse().ok()?;
    let number = (number + to).checked_sub(column)?;
    let span = |range: &Range<usize>| Span {
        file: one.file,
        start: range.start as u32,
        end: range.end as u32,
    };
    let message = messages::ShiftedColumn { column, to: &to }.text();
    let help = messages::ShiftedColumnHelp { number: &number }.text();
    let found = broken_output(&message).at(span(&one.action)).help(help);
    Some(found.with_edit(
        &messages::ShiftedColumnFix { to }.text(),
        span(&one.number),
        &number.to_string(),
    ))
}

/// The bytes of the document around some output.
fn document(text: &str, output: &Range<usize>) -> Range<usize> {
    let before = text.get(..output.start).unwrap_or_default();
    let start = before.rfind("\n---").map_or(0, |at| at + 1);
    let rest = text.get(output.end..).unwrap_or_default();
    let end = rest.find("\n---").map_or(text.len(), |at| output.end + at + 1);
    start..end
}

/// The columns that what comes next may stand at, the likeliest first: that of the items, or keys, above.
fn columns(before: &str, is_item: bool) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut limit = usize::MAX;
    for line in before.lines().rev().filter(|line| !line.trim().is_empty()) {
        let indent = indent_of(line);
        let content = line.trim_start();
        let item = content.strip_prefix("- ");
        let opens = content.trim_end().ends_with(':');
        let key = item.map_or(indent, |rest| line.len() - rest.trim_start().len());
        let own = match (is_item, item) {
            (true, Some(_)) => vec![indent],
            (true, None) if opens => vec![indent + 2, indent],
            (false, _) if opens => vec![key + 2, key],
            (false, _) => vec![key],
            _ => Vec::new(),
        };
        if indent < limit {
            found.extend(
                own.into_iter().filter(|column| !found.contains(column)).collect::<Vec<_>>(),
            );
            limit = indent;
        }
        if found.len() >= MOST_TRIED {
            break;
        }
    }
    found
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line that stands as far behind a column as before behind another; None if it stood before that.
fn shift(line: &str, from: usize, to: usize) -> Option<String> {
    if line.trim().is_empty() {
        return Some(String::new());
    }
    let deeper = indent_of(line).checked_sub(from)?;
    Some(format!("{}{}", " ".repeat(to + deeper), line.trim_start_matches(' ')))
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn what_stands_above_says_where_the_next_line_may_stand() {
        let items = "spec:\n  containers:\n    - name: a\n      env:\n      - name: A\n        valueFrom:\n          x: y\n";
        assert_eq!(columns(items, true)[..3], [10, 8, 6]);
        assert_eq!(columns("metadata:\n  labels:\n", false), [4, 2, 0]);
    }
}
