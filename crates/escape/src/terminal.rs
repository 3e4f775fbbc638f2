//! Lines for a terminal or the log of a CI job.

use crate::control::shown;
use std::borrow::Cow;

/// Text that is written line by line. What a line holds cannot end it, and no line is a command to a CI system that
/// reads the log: to GitHub Actions (`::error …`, `##[…]`), Azure Pipelines (`##vso[…]`) or TeamCity (`##teamcity[…]`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(String);

impl Lines {
    /// Adds one line; newlines in it are shown as `\n`.
    pub fn line(&mut self, text: &str) {
        push_line(&mut self.0, &shown(text));
        self.0.push('\n');
    }

    /// Adds a text of several lines, such as an error of Helm's.
    pub fn block(&mut self, text: &str) {
        text.trim_end_matches('\n').split('\n').for_each(|line| self.line(line));
    }

    /// All lines, each with its newline.
    pub fn text(self) -> String {
        self.0
    }
}

/// A text of Helm's whose lines and tabs stay as they are; nothing else in it acts on a terminal or on the log of a CI
/// job.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        // A message out of a file with Windows' ends of lines.
        let (line, end) = match line.strip_suffix('\r') {
            Some(line) => (line, "\r"),
            None => (line, ""),
        };
        let parts: Vec<_> = line.split('\t').map(shown).collect();
        push_line(&mut out, &parts.join("\t"));
        out.push_str(end);
    }
    out
}

/// Adds a line without hidden characters so that it is no command.
fn push_line(out: &mut String, text: &str) {
    let body = text.trim_start();
    let (indent, body) = text.split_at(text.len() - body.len());
    out.push_str(indent);
    // GitHub looks for it behind blanks, too.
    let body = match body.strip_prefix("::") {
        Some(rest) => {
            out.push_str("\\x3a:");
            rest
        }
        None => body,
    };
    push_unmarked(out, body);
}

/// Adds a line with the second `#` of `##word[` escaped, wherever in the line that stands.
fn push_unmarked(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("##") {
        let word = after.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
        out.push_str(before);
        out.push_str(if word.starts_with('[') { "#\\x23" } else { "#" });
        // What comes behind may be another `#`.
        rest = match word.starts_with('[') {
            true => after,
            false => rest.get(before.len() + 1..).unwrap_or_default(),
        };
    }
    out.push_str(rest);
}

/// A text as [`shown`], in which CI systems that look within lines find no command either.
pub(crate) fn unmarked(text: &str) -> Cow<'_, str> {
    let text = shown(text);
    if !text.contains("##") {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    push_unmarked(&mut out, &text);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command_or_two_lines() {
        let cases = [
            ("values.yaml:1:1: error[HELM1] no", "values.yaml:1:1: error[HELM1] no\n"),
            ("::error file=a::b", "\\x3a:error file=a::b\n"),
            ("  \u{a0}::add-mask::x", "  \u{a0}\\x3a:add-mask::x\n"),
            ("a: b\n::error::x", "a: b\\n::error::x\n"),
            ("a\r::error::x\r\n", "a\\r::error::x\\r\\n\n"),
            ("x ##[error]y", "x #\\x23[error]y\n"),
            ("##vso[task.setvariable variable=a]b", "#\\x23vso[task.setvariable variable=a]b\n"),
            ("###teamcity[x '##[y]']", "##\\x23teamcity[x '#\\x23[y]']\n"),
            ("## a heading [x], a##b ###", "## a heading [x], a##b ###\n"),
            ("section_start:1:a\r\u{1b}[0Kb", "section_start:1:a\\r\\x1b[0Kb\n"),
            ("", "\n"),
        ];
        for (text, expected) in cases {
            let mut lines = Lines::default();
            lines.line(text);
            assert_eq!(lines.text(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_of_helms_keeps_lines_and_tabs() {
        let cases = [
            ("Error: a\n\tb\r\n- c\n", "Error: a\n\tb\r\n- c\n"),
            ("a\n\t::error::x\n##[error]y", "a\n\t\\x3a:error::x\n#\\x23[error]y"),
            ("\u{1b}[2Ja\r::error::x", "\\x1b[2Ja\\r::error::x"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(harmless(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_block_keeps_its_lines() {
        let mut lines = Lines::default();
        lines.block("first:\n  ::error::a\n\n- b\u{2028}c\n");
        assert_eq!(lines.text(), "first:\n  \\x3a:error::a\n\n- b\\u2028c\n");
    }
}
