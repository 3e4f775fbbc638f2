//! What mostly lies behind rendered text that is no YAML: lines that a trimmed line break joins, `indent` on a line that
//! is indented already, a list printed among the keys of a map and the other way round.

use super::wording::broken_output;
use super::{Context, expression, shifted};
use crate::messages;
use crate::provenance::{action_at, actions, inner};
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Role, Span};
use chartroom_gotemplate::{Segment, SourceMap};
use chartroom_helm::release::RenderedFile;
use chartroom_yaml::{Cause, Syntax};
use std::ops::Range;

/// The reason why a rendered file cannot be read from an offset on, at its place in a template.
pub(super) fn reason(
    context: &Context<'_>,
    file: &RenderedFile,
    offset: usize,
    reader: Option<&Cause>,
) -> Option<Diagnostic> {
    let map = file.map.as_ref()?;
    let line = line_at(&file.text, offset);
    if let Some(found) = go_form(context, file, map, &line, offset) {
        return Some(found);
    }
    let own = super::brace::in_line(context, file, offset)
        .or_else(|| misprinted(context, file, map, &line));
    if own.is_some() {
        return own;
    }
    let above = line_at(&file.text, line.start.saturating_sub(1));
    for line in [line.clone(), above] {
        for segment in segments(map, &line) {
            let Some(place) = Place::of(context, map, segment) else { continue };
            let printed = file.text.get(segment.output.start as usize..).unwrap_or_default();
            if let Some(found) = place.behind_key(printed) {
                return Some(found);
            }
            let is_inside = line.start < segment.output.start as usize;
            let found = match is_inside && is_glued(&file.text, &line, segment) {
                true => place.trimmed(),
                false => place.indented(),
            };
            if found.is_some() {
                return found;
            }
        }
    }
    let other_kind = || {
        let place = Place::of(context, map, map.at(offset as u32)?)?;
        let above = lines_above(&file.text, &line)?;
        place.other_kind(context, file.text.get(line.clone())?, above, reader)
    };
    other_kind().or_else(|| shifted::reason(context, file, offset))
}

/// What `printf` prints where a verb and its argument do not go together.
fn misprinted(
    context: &Context<'_>,
    file: &RenderedFile,
    map: &SourceMap,
    line: &Range<usize>,
) -> Option<Diagnostic> {
    let text = std::str::from_utf8(file.text.get(line.clone())?).ok()?;
    let found = super::misprint::misprint(text)?;
    let segment = map.at((line.start + found.range.start) as u32)?;
    let place = Place::of(context, map, segment)?;
    let action = place.action()?;
    let span = place.span(place.span.clone());
    let (message, help, fix) = found.told(action, span);
    Some(told(&message, span, &help, fix))
}

/// A map or a list that an action prints as Go shows it, on the line that cannot be read or above it.
fn go_form(
    context: &Context<'_>,
    file: &RenderedFile,
    map: &SourceMap,
    line: &Range<usize>,
    offset: usize,
) -> Option<Diagnostic> {
    let above = line_at(&file.text, line.start.saturating_sub(1));
    let at_offset = map.at(offset as u32);
    let mut segments = [line.clone(), above]
        .into_iter()
        .flat_map(|line| segments(map, &line).collect::<Vec<_>>())
        .chain(at_offset);
    let is_go = |segment: &&Segment| {
        let text = file.text.get(segment.output.start as usize..);
        text.is_some_and(|text| text.starts_with(b"map[") || text.starts_with(b"[map["))
    };
    let place = Place::of(context, map, segments.find(is_go)?)?;
    let action = place.action()?;
    let message = messages::BrokenGo { action: &action }.text();
    let help = messages::BROKEN_GO_HELP.text();
    let fix = as_yaml(place.text, place.span.clone()).map(|(range, text)| Fix {
        title: messages::BROKEN_GO_FIX.into(),
        edits: vec![Edit { span: place.span(range), text }],
    });
    Some(told(&message, place.span(place.span.clone()), help, fix))
}

/// What prints the value of an action as YAML, behind a key or on a line of its own, and the bytes that it stands for.
pub fn as_yaml(text: &str, action: Range<usize>) -> Option<(Range<usize>, String)> {
    let value = inner(text.get(action.clone())?);
    let value = match value.contains([' ', '|']) {
        true => format!("({value})"),
        false => value.to_owned(),
    };
    nindented(text, action, &format!("toYaml {value}"))
}

/// What prints lines by an action on lines of their own, and the bytes that it stands for.
fn nindented(text: &str, action: Range<usize>, prints: &str) -> Option<(Range<usize>, String)> {
    let before = text.get(..action.start)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    if line.trim().is_empty() {
        let start = action.start;
        return Some((start..action.end, format!("{{{{- {prints} | nindent {indent} }}}}")));
    }
    let key = line.trim_end().strip_suffix(':')?;
    let dashes = key.trim_start_matches([' ', '-']);
    let deeper = key.len() - dashes.len() + 2;
    let start = action.start - (line.len() - line.trim_end().len());
    let blank = " ".repeat(deeper);
    Some((start..action.end, format!("\n{blank}{{{{- {prints} | nindent {deeper} }}}}")))
}

/// The bytes of the line that an offset is in, without its break.
fn line_at(text: &[u8], offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let is_break = |byte: &u8| *byte == b'\n';
    let before = text.get(..offset).unwrap_or_default();
    let start = before.iter().rposition(is_break).map_or(0, |at| at + 1);
    let rest = text.get(offset..).unwrap_or_default();
    start..offset + rest.iter().position(is_break).unwrap_or(rest.len())
}

/// The last line above that is not blank.
fn lines_above<'a>(text: &'a [u8], line: &Range<usize>) -> Option<&'a [u8]> {
    let mut lines = text.get(..line.start)?.split(|byte| *byte == b'\n').rev();
    lines.find(|line| !line.trim_ascii().is_empty())
}

fn segments<'a>(map: &'a SourceMap, line: &Range<usize>) -> impl Iterator<Item = &'a Segment> {
    let (start, end) = (line.start as u32, line.end as u32);
    let first = map.segments.partition_point(|segment| segment.output.end <= start);
    map.segments.iter().skip(first).take_while(move |segment| segment.output.start < end)
}

/// A piece that starts right behind other text of its line.
fn is_glued(text: &[u8], line: &Range<usize>, segment: &Segment) -> bool {
    let at = segment.output.start as usize;
    let before = text.get(line.start..at).unwrap_or_default();
    text.get(at) != Some(&b'\n') && before.last().is_some_and(|byte| !byte.is_ascii_whitespace())
}

/// Where a piece of output comes from.
struct Place<'a> {
    file: FileId,
    text: &'a str,
    /// Of literal text, where it starts; else the action with its braces.
    span: Range<usize>,
    literal: bool,
}

impl<'a> Place<'a> {
    fn of(context: &'a Context<'_>, map: &SourceMap, segment: &Segment) -> Option<Self> {
        let source = map.source(&segment.origin)?;
        let file = context.template_file(&source.name.to_text())?;
        let text: &str = &context.files.get(file)?.text;
        let (start, literal) = (segment.origin.span.start as usize, segment.origin.literal);
        let span = match literal {
            true => start..start,
            false => action_at(text, start)?,
        };
        Some(Self { file, text, span, literal })
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::of(self.file, &range)
    }

    /// The text before the piece, and the blanks between.
    fn before(&self) -> Option<(&'a str, &'a str)> {
        let before = self.text.get(..self.span.start)?;
        let end = before.trim_end();
        Some((end, before.get(end.len()..)?))
    }

    fn action(&self) -> Option<&'a str> {
        self.text.get(self.span.clone()).filter(|_| !self.literal)
    }

    /// A line break before the piece was trimmed, and so it stands behind other text.
    fn trimmed(&self) -> Option<Diagnostic> {
        let (end, blanks) = self.before()?;
        if !blanks.contains('\n') {
            return None;
        }
        if end.ends_with("-}}") {
            let mark = end.len() - 3..end.len();
            let message = messages::BROKEN_GLUED_BELOW.text();
            let help = messages::BROKEN_GLUED_BELOW_HELP.text();
            let edits =
                vec![Edit { span: self.span(mark.start..mark.start + 1), text: String::new() }];
            let fix = Fix { title: messages::BROKEN_GLUED_BELOW_FIX.into(), edits };
            return Some(told(message, self.span(mark), help, Some(fix)));
        }
        let action = self.action().filter(|action| action.starts_with("{{-"))?;
        let message = messages::BROKEN_GLUED_ABOVE.text();
        let fix = indent(action).map(|at| self.nindent(at, false));
        let help = messages::BROKEN_GLUED_ABOVE_HELP.text();
        Some(told(message, self.span(self.span.clone()), help, fix))
    }

    /// `toYaml` of a map or a list behind a key, whose first line would have to be a line of its own.
    fn behind_key(&self, printed: &[u8]) -> Option<Diagnostic> {
        let action = self.action().filter(|action| {
            action.contains("toYaml") && !action.contains("indent") && !action.contains("quote")
        })?;
        let before = self.text.get(..self.span.start)?;
        let key = before
            .rsplit('\n')
            .next()?
            .trim_end()
            .strip_suffix(':')?
            .trim_start_matches([' ', '-']);
        let first = String::from_utf8_lossy(printed.split(|byte| *byte == b'\n').next()?);
        let first = first.trim();
        let kind = match first.starts_with("- ") {
            true => messages::KIND_LIST,
            false if first.ends_with(':') || first.contains(": ") => messages::KIND_MAP,
            false => return None,
        };
        let message = messages::BrokenBehindKey { kind: &kind, key: &key }.text();
        let help = messages::NINDENT_HELP.text();
        let fix = nindented(self.text, self.span.clone(), inner(action)).map(|(range, text)| Fix {
            title: messages::NINDENT_FIX.into(),
            edits: vec![Edit { span: self.span(range), text }],
        });
        Some(told(&message, self.span(self.span.clone()), help, fix))
    }

    /// `indent` also indents the first line, which has the blanks before the action already.
    fn indented(&self) -> Option<Diagnostic> {
        let action = self.action().filter(|action| !action.starts_with("{{-"))?;
        let at = indent(action)?;
        let before = self.text.get(..self.span.start)?;
        let line = before.rsplit('\n').next()?;
        if line.is_empty() || !line.trim().is_empty() {
            return None;
        }
        let message = messages::BROKEN_INDENT.text();
        let help = messages::BROKEN_INDENT_HELP.text();
        Some(told(message, self.span(self.span.clone()), help, Some(self.nindent(at, true))))
    }

    /// `nindent` in place of the `indent` at a byte of the action.
    fn nindent(&self, at: usize, trims: bool) -> Fix {
        let mut edits = Vec::new();
        if trims {
            let at = self.span.start + 2;
            edits.push(Edit { span: self.span(at..at), text: "-".into() });
        }
        let at = self.span.start + at;
        edits.push(Edit { span: self.span(at..at), text: "n".into() });
        Fix { title: messages::NINDENT_FIX.into(), edits }
    }

    /// A list where the chart prints keys of a map, a map where it prints items of a list.
    fn other_kind(
        &self,
        context: &Context<'_>,
        line: &[u8],
        above: &[u8],
        reader: Option<&Cause>,
    ) -> Option<Diagnostic> {
        let action = self.action().filter(|action| action.contains("toYaml"))?;
        let [blanks, blanks_above] =
            [line, above].map(|line| line.len() - line.trim_ascii_start().len());
        let [is_item, is_item_above] =
            [line, above].map(|line| line.trim_ascii_start().starts_with(b"- "));
        if blanks != blanks_above || is_item == is_item_above || above.ends_with(b":") {
            return None;
        }
        let path = expression::value_paths(action).into_iter().next().or_else(|| self.with())?;
        let key = path.join(".");
        let (message, help) = match is_item {
            true if matches!(reader, Some(Cause::Syntax(Syntax::NoKey))) => (
                messages::BrokenList { key: &key }.text(),
                messages::BrokenListHelp { key: &key }.text(),
            ),
            false if matches!(reader, Some(Cause::Syntax(Syntax::NoItem))) => (
                messages::BrokenMap { key: &key }.text(),
                messages::BrokenMapHelp { key: &key }.text(),
            ),
            _ => return None,
        };
        let found = told(&message, self.span(self.span.clone()), &help, None);
        let value = context.layers.source(&path).and_then(|source| source.span);
        Some(match value {
            Some(span) => found.related(Role::ValueFrom, span, format!("`{key}`")),
            None => found,
        })
    }

    /// The value that is the dot here: what the `with` around asks for.
    fn with(&self) -> Option<Vec<String>> {
        let mut open: Vec<&str> = Vec::new();
        for action in actions(self.text).into_iter().take_while(|one| one.end <= self.span.start) {
            let content = inner(self.text.get(action)?);
            match content.split_whitespace().next().unwrap_or_default() {
                "if" | "range" | "with" | "define" | "block" => open.push(content),
                "end" => drop(open.pop()),
                _ => {}
            }
        }
        let block = open.into_iter().rev().find(|block| !block.starts_with("if"))?;
        block.starts_with("with").then(|| expression::value_paths(block).into_iter().next())?
    }
}

/// Where an action pipes into `indent`.
fn indent(action: &str) -> Option<usize> {
    let at = action.rfind("indent ")?;
    action.get(..at)?.trim_end().ends_with('|').then_some(at)
}

/// Output of a template that is no YAML, at a place of the template.
fn told(message: &str, span: Span, help: &str, fix: Option<Fix>) -> Diagnostic {
    let mut found = broken_output(message).at(span).help(help);
    found.fix = fix;
    found
}
