//! Output that is no YAML because an action indents it by a number that does not fit what stands above: the number that
//! fits is found by reading the text with it.

use super::Context;
use crate::provenance::actions;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Span};
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
    for segment in near {
        for one in indented(context, map, segment, text) {
            let key = (one.file, one.action.clone());
            if known.contains(&key) {
                continue;
            }
            known.push(key);
            if let Some(found) = fitting(context, text, &one) {
                return Some(found);
            }
        }
    }
    None
}

/// The actions that indented a piece of output, innermost first.
fn indented(
    context: &Context<'_>,
    map: &SourceMap,
    segment: &Segment,
    text: &str,
) -> Vec<Indented> {
    let own = map.source(&segment.origin).map(|source| (source, &segment.origin.span));
    let calls = map.calls(&segment.origin).filter_map(|call| {
        let source = map.sources.get(call.source as usize)?;
        Some((source, &call.span))
    });
    let one = |(source, span): (&std::rc::Rc<chartroom_gotemplate::ast::Source>, &Range<u32>)| {
        let file = context.template_file(&source.name.to_text())?;
        let template: &str = &context.files.get(file)?.text;
        let at = span.start as usize;
        let action = actions(template).into_iter().find(|one| one.contains(&at))?;
        let number = number(template, &action)?;
        let wrote = |other: &&Segment| {
            let is = |name: &[u8], span: &Range<u32>| {
                name == source.name.as_bytes() && action.contains(&(span.start as usize))
            };
            let own = map.source(&other.origin);
            own.is_some_and(|source| is(source.name.as_bytes(), &other.origin.span))
                || map.calls(&other.origin).any(|call| {
                    let source = map.sources.get(call.source as usize);
                    source.is_some_and(|source| is(source.name.as_bytes(), &call.span))
                })
        };
        let mut all = map.segments.iter().filter(wrote).map(|segment| segment.output.clone());
        let first = all.next()?;
        let end = all.next_back().unwrap_or_else(|| first.clone()).end as usize;
        let start = first.start as usize;
        let lead = text.get(start..end)?;
        // From the first line that is its own.
        let start = start + (lead.len() - lead.trim_start_matches(['\n', '\r']).len());
        let start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        Some(Indented { file, action, number, output: start..end })
    };
    own.into_iter().chain(calls).filter_map(one).collect()
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
    let message = format!(
        "The rendered YAML is broken: What is printed here is indented by {column}, and what stands above needs {to}."
    );
    let mut found = Diagnostic::error("output/yaml", message)
        .at(span(&one.action))
        .help(format!("Write {number} behind `indent` or `nindent`."));
    found.fix = Some(Fix {
        title: format!("Indent it by {to}"),
        edits: vec![Edit { span: span(&one.number), text: number.to_string() }],
    });
    Some(found)
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
