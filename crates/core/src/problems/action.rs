//! What was meant where a template cannot be read: braces and quotes that are not closed, another language's operators.

use super::Context;
use super::bare::Word;
use super::wording::ROOT;
use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, Span, closest};
use chartroom_gotemplate::{ParseCause, ParseError};
use std::ops::Range;

/// Says what was meant, where that can be told.
pub(super) fn meant(context: &Context<'_>, error: &ParseError, found: &mut Diagnostic) -> bool {
    let Some(span) = context.template_span(&error.source.name.to_text(), &error.span) else {
        return false;
    };
    let Some(file) = context.files.get(span.file) else { return false };
    let action = Action { text: &file.text, span, cause: &error.cause };
    let word = Word { text: &file.text, span, cause: &error.cause };
    let is_value = |name: &str| !context.layers.sources(&[name.to_owned()]).is_empty();
    let grammar = || super::grammar::meant(&file.text, span, &error.cause, context.functions);
    let known = action.meant().or_else(grammar).or_else(|| action.misspelt_variable());
    let Some(better) = known.or_else(|| word.meant(&is_value)) else { return false };
    let related = std::mem::take(&mut found.related);
    *found = Diagnostic { related, ..better };
    true
}

/// Where the parser stumbled.
struct Action<'a> {
    text: &'a str,
    span: Span,
    cause: &'a ParseCause,
}

impl Action<'_> {
    fn meant(&self) -> Option<Diagnostic> {
        let at = (self.span.start as usize).min(self.text.len());
        if let Some(found) = self.unclosed(at) {
            return Some(found);
        }
        match self.cause {
            ParseCause::LongCharacter(text) => self.single_quotes(at, text),
            ParseCause::UnknownFunction(name) if ROOT.contains(&name.as_str()) => {
                let at = at + self.text.get(at..self.span.end as usize)?.find(name)?;
                let found = self.found(
                    messages::ActionNoDot { name: &name }.text(),
                    messages::WriteHelp { text: &format_args!(".{name}") }.text(),
                );
                Some(found.with_edit(
                    &messages::Write { text: &format_args!(".{name}") }.text(),
                    self.place(at..at),
                    ".",
                ))
            }
            cause => match cause.unexpected()? {
                b"}" => self.one_brace(at),
                b"{" => self.third_brace(at),
                _ => None,
            },
        }
    }

    fn found(&self, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic::error("template/syntax", message).at(self.span).help(help)
    }

    fn place(&self, range: Range<usize>) -> Span {
        Span::of(self.span.file, &range)
    }

    /// An action that runs on into the lines below, up to the braces of another one.
    fn unclosed(&self, at: usize) -> Option<Diagnostic> {
        let opened = self.text.get(..at)?.rfind("{{")?;
        let inner = self.text.get(opened + 2..)?;
        if inner.trim_start_matches(['-', ' ']).starts_with("/*") {
            return None;
        }
        let line = inner.find('\n').unwrap_or(inner.len());
        let closed = inner.find("}}").unwrap_or(inner.len());
        let next = inner.find("{{").unwrap_or(inner.len());
        if closed < at - opened - 2 || closed < next || closed < line {
            return None;
        }
        let end = opened + 2 + inner.get(..line)?.trim_end().len();
        let brace = inner.get(..line)?.trim_end().ends_with('}');
        let help = messages::ACTION_OPEN_HELP.text();
        let found = self.found(messages::ACTION_OPEN.text(), help).at(self.place(opened..end));
        Some(found.with_edit(
            messages::ACTION_OPEN_FIX.text(),
            self.place(end..end),
            if brace { "}" } else { " }}" },
        ))
    }

    /// A variable that is declared under a name close to it.
    fn misspelt_variable(&self) -> Option<Diagnostic> {
        let ParseCause::UndefinedVariable(name) = self.cause else { return None };
        let at = self.span.start as usize;
        let declared = self.text.split('$').skip(1).filter_map(|rest| {
            let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))?;
            let (name, behind) = rest.split_at_checked(end)?;
            behind.trim_start().starts_with([':', ',']).then(|| format!("${name}"))
        });
        let declared: Vec<String> = declared.collect();
        let declared: Vec<&str> = declared.iter().map(String::as_str).collect();
        let close = closest(name, &declared)?;
        let start = at + self.text.get(at..)?.find(name)?;
        let range = start..start + name.len();
        let message = messages::ActionNoVariable { name: &name }.text();
        let help = messages::DidYouMeanHelp { close: &close }.text();
        let found = self.found(&message, &help).at(self.place(range.clone()));
        Some(found.with_edit(&messages::Write { text: &close }.text(), self.place(range), close))
    }

    /// `}` where there should be two.
    fn one_brace(&self, at: usize) -> Option<Diagnostic> {
        let brace = at + self.text.get(at..)?.find('}')?;
        let found = self
            .found(messages::ACTION_ONE_BRACE.text(), messages::WriteHelp { text: &"}}" }.text());
        Some(found.with_edit(
            &messages::Write { text: &"}}" }.text(),
            self.place(brace..brace + 1),
            "}}",
        ))
    }

    /// `{{{`, which other languages have for text that is not escaped.
    fn third_brace(&self, at: usize) -> Option<Diagnostic> {
        let opened = self.text.get(..at + 1)?.rfind("{{{")?;
        let inner = self.text.get(opened + 3..)?;
        let end = opened + 3 + inner.find("}}")?;
        let mut found = self
            .found(messages::ACTION_THIRD_BRACE.text(), messages::ACTION_THIRD_BRACE_HELP)
            .at(self.place(opened..opened + 3))
            .with_edit(messages::WRITE_TWO_BRACES.text(), self.place(opened..opened + 1), "");
        let third = self.place(end + 2..end + 3);
        let closes = self.text.get(end + 2..)?.starts_with('}');
        if let Some(fix) = found.fix.as_mut().filter(|_| closes) {
            fix.edits.push(Edit { span: third, text: String::new() });
        }
        Some(found)
    }

    /// Text in single quotes, which are for one character.
    fn single_quotes(&self, at: usize, quoted: &str) -> Option<Diagnostic> {
        let inner = quoted.strip_prefix('\'')?.strip_suffix('\'')?;
        let line = self.text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
        let at = line + self.text.get(line..)?.find(quoted)?;
        let range = at..at + quoted.len();
        let found = self
            .found(
                messages::SINGLE_QUOTES.text(),
                messages::SingleQuotesHelp { inner: &inner }.text(),
            )
            .at(self.place(range.clone()));
        match inner.contains(['"', '\\']) {
            true => Some(found),
            false => Some(found.with_edit(
                &messages::Write { text: &format_args!("\"{inner}\"") }.text(),
                self.place(range),
                &format!("\"{inner}\""),
            )),
        }
    }
}
