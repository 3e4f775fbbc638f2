//! What a template's parser refuses, with the way out: signs that are open or too many, words and operators of other
//! languages, blocks that do not fit together.

mod blocks;
mod chains;
mod operators;
mod rest;
mod signs;
mod words;

pub(super) use operators::between;

use crate::messages;
use chartroom_diagnostics::{Diagnostic, Span};
use chartroom_gotemplate::ParseCause;
use std::ops::Range;

/// What is meant at a place where the parser stumbled.
pub(super) fn meant(
    text: &str,
    span: Span,
    cause: &ParseCause,
    functions: &[&str],
) -> Option<Diagnostic> {
    let place = Place::find(text, span, (cause, functions))?;
    place
        .blocks()
        .or_else(|| place.words())
        .or_else(|| place.signs())
        .or_else(|| place.operators())
        .or_else(|| place.rest())
}

/// An action of a template, and where the parser stumbled in it.
struct Place<'a> {
    text: &'a str,
    /// Where the parser looks: at a token, or from the action's start up to what no token can be made of.
    span: Span,
    cause: &'a ParseCause,
    /// Names of functions that there are.
    functions: &'a [&'a str],
    /// From `{{` to behind `}}`, or to the end of the line where there is none.
    action: Range<usize>,
    /// What stands between the braces, without the marks that trim.
    inner: Range<usize>,
    /// The token, or what no token can be made of.
    at: usize,
}

impl<'a> Place<'a> {
    fn find(
        text: &'a str,
        span: Span,
        (cause, functions): (&'a ParseCause, &'a [&'a str]),
    ) -> Option<Self> {
        let (from, to) = (span.start as usize, span.end as usize);
        let is_open = text.get(from..)?.starts_with("{{");
        let at = if is_open { to } else { from };
        let start = if is_open { from } else { text.get(..at)?.rfind("{{")? };
        let line = at + text.get(at..)?.find('\n').unwrap_or(text.len() - at);
        let end = text.get(start..)?.find("}}").map_or(line, |end| start + end);
        let end = if end < at { at.max(line.min(end)) } else { end };
        let open = if text.get(start..)?.starts_with("{{- ") { start + 3 } else { start + 2 };
        let open = open.min(end);
        let content = text.get(open..end)?;
        let content_end = open + content.strip_suffix(" -").unwrap_or(content).trim_end().len();
        let blank = content.len() - content.trim_start().len();
        let inner = (open + blank).min(content_end)..content_end;
        let closed = text.get(end..)?.starts_with("}}");
        let action = start..if closed { end + 2 } else { end };
        Some(Self { text, span, cause, functions, action, inner, at })
    }

    fn get(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// What stands between the braces.
    fn inside(&self) -> &'a str {
        self.get(self.inner.clone())
    }

    fn place(&self, range: Range<usize>) -> Span {
        Span::of(self.span.file, &range)
    }

    /// A template that cannot be read, told at a range of it.
    fn found(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error("template/syntax", message).at(self.place(range)).help(help)
    }

    /// The same with another text in the place of a range.
    fn edited(
        &self,
        found: Diagnostic,
        title: impl Into<String>,
        range: Range<usize>,
        text: &str,
    ) -> Diagnostic {
        found.with_edit(&title.into(), self.place(range), text)
    }

    /// What stands at a range is other between the braces: the message says so, and what to write is the help.
    fn replaced(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        better: &str,
    ) -> Diagnostic {
        let found = Diagnostic::error("template/syntax", message).at(self.place(range));
        self.rewritten(found, better)
    }

    /// The number of the line that a byte stands in, from 1.
    fn line_number(&self, at: usize) -> usize {
        self.get(0..at).matches('\n').count() + 1
    }

    /// The same with another text between the braces.
    fn rewritten(&self, found: Diagnostic, better: &str) -> Diagnostic {
        let title = match better.len() {
            0..60 => messages::Write { text: &better }.text(),
            _ => messages::WRITE_SO.into(),
        };
        let found = match found.help {
            Some(_) => found,
            None => found.help(messages::WriteHelp { text: &better }.text()),
        };
        self.edited(found, title, self.inner.clone(), better)
    }
}
