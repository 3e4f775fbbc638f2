//! What was meant where YAML cannot be read: a reader stumbles behind the mistake, and names what it wanted there.

use super::lines::{Line, glued, line_at, lines_above};
use crate::messages;
use chartroom_diagnostics::{Diagnostic, FileId, Span};
use chartroom_yaml::{self as yaml, Cause, Syntax};
use std::ops::Range;

/// The mistake behind what the reader says of a text, at its own place, with the way out.
pub(super) fn meant(file: FileId, text: &str, problem: &yaml::Problem) -> Option<Diagnostic> {
    let opened = problem.related.as_ref().map(|range| range.start);
    let at = problem.span.start.min(text.len());
    let reader = Reader { file, text, at };
    match &problem.message.cause {
        Cause::Syntax(Syntax::NoColon) => reader.no_key(opened.unwrap_or(at)),
        Cause::InvalidKey(key) if key.starts_with("map[") => reader.action(at),
        Cause::Syntax(Syntax::NoContent) => {
            // Nothing comes behind a bracket that is opened last.
            let before = text.get(..at)?.trim_end();
            reader.bracket(before.ends_with(['[', '{']).then(|| before.len() - 1)?)
        }
        Cause::Syntax(Syntax::OpenList | Syntax::OpenMap) => {
            let opened = opened?;
            reader.action(opened).or_else(|| reader.bracket(opened))
        }
        Cause::Syntax(Syntax::NoItem | Syntax::NoKey | Syntax::OpenQuote) => {
            let action = || reader.action(at).or_else(|| reader.action(opened?));
            reader.quote().or_else(action).or_else(|| reader.misaligned())
        }
        Cause::Syntax(Syntax::SecondColon) => {
            let found = reader.key_above().or_else(|| reader.deeper());
            let twice = messages::WRITTEN_SECOND_COLON.text();
            found.or_else(|| reader.quoted(twice))
        }
        Cause::Syntax(Syntax::NoToken) => {
            let first = text.get(at..)?.chars().next().filter(|first| !first.is_whitespace())?;
            reader.quoted(&messages::WrittenFirst { first: &first }.text())
        }
        Cause::Syntax(Syntax::NoName) => reader.quoted(messages::WRITTEN_ALIAS.text()),
        Cause::Syntax(Syntax::UnknownEscape) => reader.single_quotes(),
        _ => None,
    }
}

/// A text, and where the reader stumbled.
struct Reader<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn told(
        &self,
        message: impl Into<String>,
        place: Range<usize>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error("yaml/syntax", message).at(self.span(place)).help(help)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::of(self.file, &range)
    }

    /// A line that is neither `key: value` nor part of a value.
    fn no_key(&self, at: usize) -> Option<Diagnostic> {
        let line = line_at(self.text, at);
        let content = line.content();
        let start = line.content_start();
        let word = content.find(|letter: char| !is_name(letter)).unwrap_or(content.len());
        let (key, rest) = content.split_at_checked(word)?;
        if key.is_empty() {
            return None;
        }
        let place = start..start + content.len();
        if let Some(value) = rest.trim_start().strip_prefix('=') {
            let message = messages::WrittenEquals { key: &key }.text();
            let found = self.told(&message, place, messages::NO_KEY_HELP);
            let value = format!(": {}", value.trim_start());
            return Some(found.with_edit(
                &messages::Write { text: &format_args!("{key}: …") }.text(),
                self.span(start + word..start + content.len()),
                &value,
            ));
        }
        if rest.starts_with(':') {
            return glued(self.file, &line);
        }
        let message = messages::WrittenNoColon { key: &key }.text();
        let found = self.told(&message, place, messages::WrittenNoColonHelp { key: &key }.text());
        Some(match rest.starts_with(' ') {
            true => found.with_edit(
                &messages::Write { text: &format_args!("{key}: …") }.text(),
                self.span(start + word..start + word),
                ":",
            ),
            false => found,
        })
    }

    /// The line above, which belongs to no key and so runs into this one.
    fn key_above(&self) -> Option<Diagnostic> {
        let line = line_at(self.text, self.at);
        let above = lines_above(self.text, line.start).next()?;
        let is_text = !above.content().contains(": ") && !above.content().ends_with(':');
        (is_text && above.indent() == line.indent()).then(|| self.no_key(above.start))?
    }

    /// A template where YAML is written: braces are a map there.
    fn action(&self, at: usize) -> Option<Diagnostic> {
        let line = line_at(self.text, at);
        let start = line.value_start()?;
        let value = line.text.get(start..)?;
        if !value.starts_with("{{") {
            return None;
        }
        let end = value.find("}}").map_or(value.trim_end().len(), |end| end + 2);
        let action = value.get(..end)?;
        let message = messages::WrittenTemplate { action: &action }.text();
        let help = messages::WRITTEN_TEMPLATE_HELP.text();
        Some(self.told(&message, line.start + start..line.start + start + end, help))
    }

    /// A bracket or brace that is open until a line which is no part of it.
    fn bracket(&self, opened: usize) -> Option<Diagnostic> {
        let (line, stumbled) = (line_at(self.text, opened), line_at(self.text, self.at));
        let close = match self.text.as_bytes().get(opened)? {
            b'[' => "]",
            b'{' => "}",
            _ => return None,
        };
        let is_below = line.start < stumbled.start || self.at >= self.text.trim_end().len();
        if !is_below || (stumbled.indent() > line.indent() && !stumbled.content().is_empty()) {
            return None;
        }
        let open = self.text.get(opened..opened + 1)?;
        let end = line.content_start() + line.content().len();
        let found = self.told(
            messages::WrittenBracket { open: &open }.text(),
            opened..end,
            messages::WrittenBracketHelp { close: &close }.text(),
        );
        Some(found.with_edit(
            &messages::WrittenBracketFix { close: &close }.text(),
            self.span(end..end),
            close,
        ))
    }

    /// A quote that is open until the next one, in another line, or to the end.
    fn quote(&self) -> Option<Diagnostic> {
        let mut from = 0;
        while from < self.at {
            let line = line_at(self.text, from);
            from = line.end() + 1;
            let Some(start) = line.value_start() else { continue };
            let quote = *line.text.as_bytes().get(start)?;
            if !matches!(quote, b'"' | b'\'') {
                continue;
            }
            let opened = line.start + start;
            let closed = closing(self.text, opened);
            if closed.is_some_and(|closed| closed < line.end()) {
                continue;
            }
            if closed.is_some_and(|closed| closed < line_at(self.text, self.at).start) {
                from = line_at(self.text, closed?).end() + 1;
                continue;
            }
            return self.unclosed(&line, opened, char::from(quote), closed);
        }
        None
    }

    fn unclosed(
        &self,
        line: &Line<'_>,
        opened: usize,
        quote: char,
        closed: Option<usize>,
    ) -> Option<Diagnostic> {
        let end = line.content_start() + line.content().len();
        let read_on = closed
            .map(|closed| self.text.get(..closed).unwrap_or_default().matches('\n').count() + 1);
        let help = match read_on {
            Some(number) => messages::WrittenQuoteHelpLine { quote: &quote, line: &number }.text(),
            None => messages::WrittenQuoteHelp { quote: &quote }.text(),
        };
        let found = self.told(messages::WRITTEN_QUOTE.text(), opened..end, &help);
        let other = if quote == '"' { '\'' } else { '"' };
        let is_other = self.text.get(opened + 1..end)?.ends_with(other);
        let start = if is_other { end - 1 } else { end };
        Some(found.with_edit(
            messages::WRITTEN_QUOTE_FIX.text(),
            self.span(start..end),
            &quote.to_string(),
        ))
    }

    /// A key that stands at none of the levels that are open above it.
    fn misaligned(&self) -> Option<Diagnostic> {
        let line = line_at(self.text, self.at);
        let (indent, levels) = (line.indent(), levels(self.text, &line));
        if line.content().is_empty() || levels.contains(&indent) {
            return None;
        }
        let nearest = *levels.iter().min_by_key(|level| level.abs_diff(indent))?;
        let message = messages::WrittenMisaligned { spaces: &spaces(indent) }.text();
        let stand: Vec<String> = levels.iter().map(|level| spaces(*level)).collect();
        let help =
            messages::WrittenMisalignedHelp { spaces: &stand.join(messages::LIST_OR.text()) }
                .text();
        let blank = line.start..line.start + indent;
        let title = match nearest {
            0 => messages::WRITTEN_MISALIGNED_FIX_START.into(),
            _ => messages::WrittenMisalignedFix { spaces: &spaces(nearest) }.text(),
        };
        let found = self.told(
            &message,
            line.content_start()..line.content_start() + line.content().len(),
            &help,
        );
        Some(found.with_edit(&title, self.span(blank), &" ".repeat(nearest)))
    }

    /// A key below a value that is complete, indented deeper than it.
    fn deeper(&self) -> Option<Diagnostic> {
        let line = line_at(self.text, self.at);
        let above = lines_above(self.text, line.start).next()?;
        let level = above.text.len() - above.text.trim_start_matches([' ', '-']).len();
        if line.indent() <= level || above.content().ends_with([':', '|', '>', '-']) {
            return None;
        }
        let place = line.content_start()..line.content_start() + line.content().len();
        let message = messages::WRITTEN_DEEPER.text();
        let help = messages::WRITTEN_DEEPER_HELP.text();
        let found = self.told(message, place, help);
        let blank = line.start..line.start + line.indent();
        Some(found.with_edit(
            messages::WRITTEN_DEEPER_FIX.text(),
            self.span(blank),
            &" ".repeat(level),
        ))
    }

    /// A value that quotes make text of.
    fn quoted(&self, message: &str) -> Option<Diagnostic> {
        let line = line_at(self.text, self.at);
        let start = line.value_start()?;
        let range = line.start + start..line.content_start() + line.content().len();
        let value = self.text.get(range.clone())?;
        if value.is_empty() || value.starts_with(['"', '\'', '{', '[', '|', '>', '!']) {
            return None;
        }
        let text = match value.contains(['"', '\\']) {
            true => format!("'{}'", value.replace('\'', "''")),
            false => format!("\"{value}\""),
        };
        let found = self.told(message, range.clone(), messages::PUT_QUOTES_HELP);
        Some(found.with_edit(messages::PUT_QUOTES_FIX.text(), self.span(range), &text))
    }

    /// A backslash in double quotes, where it starts an escape.
    fn single_quotes(&self) -> Option<Diagnostic> {
        let line = line_at(self.text, self.at);
        let start = line.start + line.value_start()?;
        let end = closing(self.text, start)?;
        if self.text.as_bytes().get(start) != Some(&b'"') {
            return None;
        }
        let inner = self.text.get(start + 1..end).filter(|inner| !inner.contains(['\'', '\n']))?;
        let message = messages::BAD_ESCAPE.text();
        let help = messages::WRITTEN_ESCAPE_HELP.text();
        let found = self.told(message, start..end + 1, help);
        Some(found.with_edit(
            messages::WRITTEN_ESCAPE_FIX.text(),
            self.span(start..end + 1),
            &format!("'{inner}'"),
        ))
    }
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/')
}

fn spaces(count: usize) -> String {
    messages::Spaces { count }.text()
}

/// Where the quote that opens at a byte is closed.
fn closing(text: &str, opened: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(opened)?;
    let mut at = opened + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            byte if *byte == quote => match quote == b'\'' && bytes.get(at + 1) == Some(&quote) {
                true => at += 1,
                false => return Some(at),
            },
            _ => {}
        }
        at += 1;
    }
    None
}

/// The indentations at which keys above a line are open, deepest first.
fn levels(text: &str, line: &Line<'_>) -> Vec<usize> {
    let mut levels: Vec<usize> = Vec::new();
    for above in lines_above(text, line.start) {
        // What follows `- ` is a level of its own.
        let dashes = above.text.trim_start_matches([' ', '-']);
        for level in [above.text.len() - dashes.len(), above.indent()] {
            if levels.last().is_none_or(|last| level < *last) {
                levels.push(level);
            }
        }
        if levels.last() == Some(&0) {
            break;
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of the first thing that is wrong with a text: its line, the message, and the text after the fix.
    fn first(text: &str) -> (usize, String, String) {
        let problems = yaml::parse(text).problems;
        let found = super::super::lint(FileId(0), text, &problems);
        let found = found.first().expect("a problem");
        let at = found.span.expect("a place").start as usize;
        let line = text[..at].matches('\n').count() + 1;
        let mut fixed = text.to_owned();
        for edit in found.fix.iter().flat_map(|fix| &fix.edits) {
            fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        (line, found.message.clone(), fixed)
    }

    #[test]
    fn mistakes_are_told_where_they_were_made() {
        let cases = [
            (
                "a:\n  b: \"x\n  c: \"y\"\n",
                2,
                "not closed on its line",
                "a:\n  b: \"x\"\n  c: \"y\"\n",
            ),
            ("a: \"x'\nb: \"y\"\n", 1, "not closed on its line", "a: \"x\"\nb: \"y\"\n"),
            ("a: 1\nb: 'x # why\n", 2, "not closed on its line", "a: 1\nb: 'x' # why\n"),
            (
                "m: \"one\n  two\"\na: \"x\nb: \"y\"\n",
                3,
                "not closed",
                "m: \"one\n  two\"\na: \"x\"\nb: \"y\"\n",
            ),
            ("a: [1, 2\nb: 3\n", 1, "`[` opened here", "a: [1, 2]\nb: 3\n"),
            ("a: {x: 1\nb: 3\n", 1, "`{` opened here", "a: {x: 1}\nb: 3\n"),
            ("a: {{ .Values.b }}\n", 1, "`{{ .Values.b }}` is a template", "a: {{ .Values.b }}\n"),
            ("b: 1\na: {{ .Values.b }}-c\n", 2, "is a template", "b: 1\na: {{ .Values.b }}-c\n"),
            ("a:\n  b 1\n  c: 2\n", 2, "no `:` after `b`", "a:\n  b: 1\n  c: 2\n"),
            ("a = 1\nb: 2\n", 1, "followed by `=`", "a: 1\nb: 2\n"),
            (
                "a:\n  b: 1\n  c:2\n  d: 3\n",
                3,
                "no space after the colon of `c:`",
                "a:\n  b: 1\n  c: 2\n  d: 3\n",
            ),
            ("a:\n  b: 1\n    c: 2\n", 3, "indented deeper", "a:\n  b: 1\n  c: 2\n"),
            ("a:\n  b: 1\n c: 2\n", 3, "indented by 1 space", "a:\n  b: 1\n  c: 2\n"),
            ("a:\n  - b: 1\n   c: 2\n", 3, "indented by 3 spaces", "a:\n  - b: 1\n    c: 2\n"),
            ("a: b: c\n", 1, "contains `: `", "a: \"b: c\"\n"),
            ("a: %b\n", 1, "cannot start with `%`", "a: \"%b\"\n"),
            ("a: @b # c\n", 1, "cannot start with `@`", "a: \"@b\" # c\n"),
            ("a: *.b.example\n", 1, "starts with `*`", "a: \"*.b.example\"\n"),
            ("a: \"C:\\models\\x\"\n", 1, "starts an escape", "a: 'C:\\models\\x'\n"),
        ];
        for (text, line, part, fixed) in cases {
            let (at, message, mended) = first(text);
            assert!(message.contains(part), "{text}{message}");
            assert_eq!((at, mended.as_str()), (line, fixed), "{message}");
        }
    }

    #[test]
    fn what_spans_lines_on_purpose_is_left_alone() {
        for text in ["a: [1,\n  2 3: 4: 5,\n  ]\n", "a: \"x\n  y\" z\n"] {
            let (line, message, fixed) = first(text);
            assert!(fixed == text || line == 1, "{text}{message}");
        }
    }
}
