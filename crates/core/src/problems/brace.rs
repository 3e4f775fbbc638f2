//! An action in single braces, which no template runs: `{ .Values.x }`, `{ .Values.x }}`.

use super::Context;
use super::wording::broken_output;
use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Span};
use chartroom_helm::release::RenderedFile;
use std::ops::Range;

/// What actions begin with that other programs' braces and YAML's do not.
const HELMS: [&str; 12] = [
    ".Values.",
    ".Release.",
    ".Chart.",
    ".Capabilities.",
    ".Files.",
    "$.Values.",
    "$.Release.",
    "include \"",
    "template \"",
    "toYaml .",
    "tpl .",
    "end }",
];

/// The first one of a line of a template: its bytes, and those of the single braces.
pub fn single_braces(line: &str) -> Option<(Range<usize>, Vec<usize>)> {
    let bytes = line.as_bytes();
    let opens = line.match_indices('{').map(|(at, _)| at);
    let start = opens.filter(|at| *at == 0 || bytes.get(at - 1) != Some(&b'{')).find(|at| {
        let inside = line.get(at + 1..).unwrap_or_default().trim_start_matches(['-', ' ']);
        HELMS.iter().any(|own| inside.starts_with(own))
    })?;
    let end = start + line.get(start..)?.find('}')?;
    let is_double = bytes.get(end + 1) == Some(&b'}');
    Some(match is_double {
        true => (start..end + 2, vec![start]),
        false => (start..end + 1, vec![start, end]),
    })
}

/// What is said of one, in a line that starts at a byte of a template.
pub fn told(file: FileId, line: &str, start: usize) -> Option<(String, Span, Fix)> {
    let (range, single) = single_braces(line)?;
    let at = |range: Range<usize>| Span {
        file,
        start: (start + range.start) as u32,
        end: (start + range.end) as u32,
    };
    let edit = |brace: usize| {
        let text = line.get(brace..brace + 1).unwrap_or_default().to_owned();
        Edit { span: at(brace..brace), text }
    };
    let shown = line.get(range.clone())?;
    let message = messages::BraceSingle { shown: &shown }.text();
    let edits = single.into_iter().map(edit).collect();
    Some((message, at(range), Fix { title: messages::WRITE_TWO_BRACES.into(), edits }))
}

/// Why a rendered line cannot be read, where the template has single braces in it.
pub(super) fn in_line(
    context: &Context<'_>,
    file: &RenderedFile,
    offset: usize,
) -> Option<Diagnostic> {
    let text = String::from_utf8_lossy(&file.text);
    let line = super::lines::line_at(&text, offset);
    let above = super::lines::line_at(&text, line.start.saturating_sub(1));
    [line, above].into_iter().find_map(|line| {
        let (range, _) = single_braces(line.text)?;
        let written = context.written_by(&file.path, line.start + range.start)?;
        let template = &context.files.get(written.file)?.text;
        let own = super::lines::line_at(template, written.start as usize);
        let (message, span, fix) = told(written.file, own.text, own.start)?;
        let found =
            broken_output(&message).at(span).help(messages::WriteHelp { text: &"{{ … }}" }.text());
        Some(Diagnostic { fix: Some(fix), ..found })
    })
}
