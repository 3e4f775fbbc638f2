//! Blocks that do not fit together: `else` and `end` without a block, `define` within one, blocks that stay open.

use super::Place;
use crate::messages;
use crate::provenance::{actions, inner};
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::{Clause, ParseCause, Unexpected};
use std::ops::Range;

/// A block of a template.
struct Open<'a> {
    word: &'a str,
    action: Range<usize>,
    /// How far its line is indented, where nothing else stands in the line.
    indent: Option<usize>,
}

/// How far the line of an action is indented, where nothing else stands in it.
fn indent(text: &str, action: &Range<usize>) -> Option<usize> {
    let start = text.get(..action.start)?.rfind('\n').map_or(0, |at| at + 1);
    let before = text.get(start..action.start)?;
    let behind = text.get(action.end..)?.lines().next().unwrap_or_default();
    (before.trim().is_empty() && behind.trim().is_empty()).then_some(before.len())
}

/// The first word of an action.
fn word(content: &str) -> &str {
    content.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// The blocks that are open in front of a byte, and the one whose `end` is missing if indentation shows it: where
/// another one's stands instead, or nothing before the text ends.
fn open(text: &str, end: usize) -> (Vec<Open<'_>>, Option<(Open<'_>, usize)>) {
    let mut open: Vec<Open<'_>> = Vec::new();
    for action in actions(text).into_iter().take_while(|one| one.start < end) {
        let content = inner(text.get(action.clone()).unwrap_or_default());
        let own = indent(text, &action);
        match word(content) {
            word @ ("if" | "range" | "with" | "define" | "block") => {
                open.push(Open { word, action, indent: own });
            }
            "end" => {
                let Some(last) = open.pop() else { continue };
                let is_other = |one: &Open<'_>| one.indent == own;
                let skips =
                    own.is_some() && last.indent > own && open.iter().rev().take(1).any(is_other);
                if skips {
                    let line = text.get(..action.start).and_then(|text| text.rfind('\n'));
                    return (open, Some((last, line.map_or(0, |at| at + 1))));
                }
            }
            _ => {}
        }
    }
    (open, None)
}

impl Place<'_> {
    pub(super) fn blocks(&self) -> Option<Diagnostic> {
        match self.cause {
            ParseCause::OpenBlock | ParseCause::Unexpected(Unexpected::End, _) => {
                self.unclosed_block()
            }
            ParseCause::StrayEnd => {
                let help = messages::BLOCKS_STRAY_END_HELP.text();
                let found = self.found(self.action.clone(), messages::BLOCKS_STRAY_END, help);
                Some(self.edited(found, messages::REMOVE, self.line_of_action(), ""))
            }
            ParseCause::StrayElse(_) | ParseCause::SecondElse => Some(self.wrong_else()),
            ParseCause::Unexpected(Unexpected::Keyword(_), clause) => match self.cause.keyword()? {
                b"define" => Some(self.inner_define()),
                b"range" if *clause == Clause::Else => {
                    let message = messages::BLOCKS_ELSE_RANGE.text();
                    let help = messages::BLOCKS_ELSE_RANGE_HELP.text();
                    Some(self.found(self.action.clone(), message, help))
                }
                _ => None,
            },
            ParseCause::OutsideRange(word) => {
                let word = if *word == Clause::Break { "break" } else { "continue" };
                let message = messages::BlocksOutsideRange { word: &word }.text();
                let help = messages::BlocksOutsideRangeHelp { word: &word }.text();
                Some(self.found(self.action.clone(), message, &help))
            }
            _ => None,
        }
    }

    /// The action, with its whole line where nothing else stands there.
    fn line_of_action(&self) -> Range<usize> {
        let Some(indent) = indent(self.text, &self.action) else { return self.action.clone() };
        let start = self.action.start - indent;
        let rest = self.get(self.action.end..self.text.len());
        let end = rest.find('\n').map_or(self.text.len(), |at| self.action.end + at + 1);
        start..end
    }

    /// A block that is open at the end of the file.
    fn unclosed_block(&self) -> Option<Diagnostic> {
        let (open, shown) = open(self.text, self.text.len());
        let told = |word: &str, action: Range<usize>| {
            let code = "template/unclosed-block";
            let message = messages::BlocksOpen { word: &word }.text();
            Diagnostic::error(code, message).at(self.place(action))
        };
        if let Some((block, line)) = shown {
            let number = self.line_number(line);
            let help = messages::BlocksOpenHelpLine { line: &number }.text();
            let end = format!("{}{{{{- end }}}}\n", " ".repeat(block.indent.unwrap_or(0)));
            let found = told(block.word, block.action).help(help);
            return Some(self.edited(found, messages::BLOCKS_OPEN_FIX_LINE, line..line, &end));
        }
        let help = messages::BLOCKS_OPEN_HELP.text();
        let only = open.len() == 1;
        let block = open.into_iter().next_back()?;
        let before = self.get(0..block.action.start);
        let is_first = block.word == "define" || before.trim().is_empty();
        let found = told(block.word, block.action).help(help);
        if !only || !is_first {
            return Some(found);
        }
        let end = self.text.len();
        let text = match self.text.ends_with('\n') {
            true => "{{- end }}\n",
            false => "\n{{- end }}\n",
        };
        Some(self.edited(found, messages::BLOCKS_OPEN_FIX, end..end, text))
    }

    fn wrong_else(&self) -> Diagnostic {
        let (blocks, _) = open(self.text, self.action.start);
        let (message, help) = match blocks.last() {
            None => (messages::BLOCKS_ELSE_ALONE.into(), messages::BLOCKS_ELSE_ALONE_HELP),
            Some(block) if matches!(block.word, "define" | "block") => {
                (messages::BlocksNoElse { word: &block.word }.text(), messages::BLOCKS_NO_ELSE_HELP)
            }
            Some(block) => {
                let line = self.line_number(block.action.start);
                (
                    messages::BlocksSecondElse { word: &block.word, line: &line }.text(),
                    messages::BLOCKS_SECOND_ELSE_HELP,
                )
            }
        };
        self.found(self.action.clone(), message, help)
    }

    /// `define` within another block, mostly because that one's `end` is missing.
    fn inner_define(&self) -> Diagnostic {
        let (mut blocks, _) = open(self.text, self.action.start);
        let Some(block) = blocks.pop() else {
            return self.found(
                self.action.clone(),
                messages::BLOCKS_INNER_DEFINE,
                messages::BLOCKS_INNER_DEFINE_HELP,
            );
        };
        let line = self.line_number(block.action.start);
        let message = messages::BlocksDefineInOpen { word: &block.word, line: &line }.text();
        let help = messages::BLOCKS_DEFINE_IN_OPEN_HELP.text();
        let found = self.found(self.action.clone(), message, help);
        if !blocks.is_empty() || block.word != "define" {
            return found;
        }
        // Comments above belong to this definition.
        let mut end = self.get(0..self.action.start).trim_end().len();
        while let Some(start) = self.get(0..end).strip_suffix("}}").and_then(|_| {
            let start = self.get(0..end).rfind("{{")?;
            self.get(start..end).contains("/*").then_some(start)
        }) {
            end = self.get(0..start).trim_end().len();
        }
        self.edited(found, messages::BLOCKS_DEFINE_IN_OPEN_FIX, end..end, "\n{{- end }}")
    }
}
