//! A word in an action that is read as a function: a value without `.Values.`, a text without quotes, a number in letters.

use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Span, closest};
use chartroom_gotemplate::ParseCause;

/// Functions that can be called without arguments: among the arguments of another, they may be meant.
const ALONE: [&str; 5] = ["now", "uuidv4", "list", "dict", "fail"];

/// Functions whose arguments are numbers.
const OF_NUMBERS: [&str; 14] = [
    "indent", "nindent", "trunc", "repeat", "add", "sub", "mul", "div", "mod", "max", "min",
    "until", "int", "int64",
];

const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// A word at a place of a template that no function has for its name.
pub(super) struct Word<'a> {
    /// The text of the template.
    pub(super) text: &'a str,
    /// What the parser says about it.
    pub(super) cause: &'a ParseCause,
    /// Where it looks.
    pub(super) span: Span,
}

impl Word<'_> {
    /// Says what was meant, where that can be told; `is_value` knows the keys of the values.
    pub(super) fn meant(&self, is_value: &dyn Fn(&str) -> bool) -> Option<Diagnostic> {
        let ParseCause::UnknownFunction(name) = self.cause else { return None };
        let from = self.span.start as usize;
        let at = from + self.text.get(from..self.span.end as usize)?.find(name)?;
        let span = Span { start: at as u32, end: (at + name.len()) as u32, ..self.span };
        let found = |message: String, better: String| {
            let title = messages::Write { text: &better }.text();
            let edits = vec![Edit { span, text: better.clone() }];
            let found = Diagnostic::error("template/unknown-function", message);
            let found = found.at(span).help(messages::WriteHelp { text: &better }.text());
            Some(Diagnostic { fix: Some(Fix { title, edits }), ..found })
        };
        let opened = self.text.get(..at)?.rfind("{{")? + 2;
        let before = self.text.get(opened..at)?.trim_start_matches('-').trim();
        let alone = before.is_empty() && {
            let behind = self.text.get(at + name.len()..)?.trim_start().trim_start_matches('-');
            behind.trim_start().starts_with("}}")
        };
        if is_value(name) && !alone {
            let message = messages::BareValue { name: &name }.text();
            return found(message, format!(".Values.{name}"));
        }
        let callee = self.callee(before)?;
        let better = match name.to_ascii_lowercase().as_str() {
            word @ ("true" | "false") => word.to_owned(),
            "null" | "none" | "undefined" => "nil".to_owned(),
            _ if closest(name, &ALONE).is_some() => return None,
            word => {
                let number = NUMBERS.iter().position(|number| *number == word);
                match number.filter(|_| OF_NUMBERS.contains(&callee)) {
                    Some(number) => number.to_string(),
                    None => format!("\"{name}\""),
                }
            }
        };
        let message = match better.starts_with('"') {
            true => messages::BareText { name: &name }.text(),
            false => messages::BareWord { name: &name }.text(),
        };
        found(message, better)
    }

    /// The function whose argument the word is; None where it is one that is called itself.
    fn callee<'b>(&self, before: &'b str) -> Option<&'b str> {
        let command = before.rsplit(['|', '(', '=']).next()?.trim();
        let mut words = command.split_whitespace();
        let mut first = words.next()?;
        while matches!(first, "if" | "else" | "with" | "range") {
            first = words.next()?;
        }
        (first != "template").then_some(first)
    }
}
