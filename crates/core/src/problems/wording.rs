//! Helm's and go-yaml's texts in plain words, with the way out.

use chartroom_diagnostics::{Diagnostic, closest};
use chartroom_gotemplate::{LexCause, ParseCause, Unexpected};
use chartroom_helm::InputCause;
use chartroom_yaml::{Cause, Syntax};
use std::fmt::Display;

/// A sentence for people and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// The code of a problem that says so.
    pub(crate) code: &'static str,
    /// What happened.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
}

impl Wording {
    /// An error that says so.
    pub(crate) fn error(self) -> Diagnostic {
        let mut found = Diagnostic::error(self.code, self.message);
        found.help = self.help;
        found
    }
}

fn wording(code: &'static str, message: &str, help: &str) -> Wording {
    Wording { code, message: message.into(), help: (!help.is_empty()).then(|| help.into()) }
}

/// Output of a template that is no YAML.
pub(super) fn broken_output(message: &str) -> Diagnostic {
    Diagnostic::error("output/yaml", format!("The rendered YAML is broken: {message}"))
}

/// What a YAML reader refuses in plain words.
pub(crate) fn yaml(cause: &Cause) -> Wording {
    let (message, help) = match cause {
        Cause::Syntax(Syntax::NoToken) => (
            "A tab or a reserved character (`@`, `` ` ``, `%`) stands where YAML expects a value.",
            "Indent with spaces; put quotes around a value that starts with a reserved character.",
        ),
        Cause::Syntax(Syntax::Tab | Syntax::TabWithin) => {
            ("A tab can’t indent YAML.", "Use spaces.")
        }
        Cause::Syntax(Syntax::SecondColon) => (
            "There is a second `:` where a value was expected.",
            "Check the indentation of this line against the one above, or put quotes around a value that contains `: `.",
        ),
        Cause::Syntax(Syntax::NoColon) => (
            "This line is neither `key: value` nor part of the value above.",
            "Add the missing `:`, or indent the line to continue the value above.",
        ),
        Cause::Syntax(Syntax::NoKey) => (
            "The indentation does not fit: a key was expected here.",
            "Align this line with the keys it belongs to.",
        ),
        Cause::Syntax(Syntax::NoItem) => (
            "A list item was expected here.",
            "Start the line with `- `, or align it with the keys of the map it belongs to.",
        ),
        Cause::Syntax(Syntax::NoContent) => (
            "A value is missing here.",
            "Write a value, or quote text that starts with `,`, `]` or `}`.",
        ),
        Cause::Syntax(Syntax::OpenList) => {
            ("A list in brackets is not closed.", "Add `,` between items and `]` at the end.")
        }
        Cause::Syntax(Syntax::OpenMap) => (
            "A map in braces is not closed.",
            "Add `,` between entries and `}` at the end. A value that starts with `{{` needs quotes.",
        ),
        Cause::Syntax(Syntax::OpenQuote) => {
            ("A quote is opened here and never closed.", "Close the quote.")
        }
        Cause::Syntax(Syntax::MisplacedItem) => {
            ("A list item can’t start here.", "Put the `-` on a line of its own below the key.")
        }
        Cause::Syntax(Syntax::NoDocument) => (
            "There is text behind the end of the document.",
            "Indent it, or start a new document with `---`.",
        ),
        Cause::UnknownAnchor(_) => (
            "This alias refers to an anchor that is not defined in this file.",
            "Define it with `&name` above, or write the value out.",
        ),
        Cause::Syntax(Syntax::UnknownEscape) => (
            "This escape does not exist in double quotes.",
            "Write `\\\\` for a backslash, or use single quotes.",
        ),
        Cause::OtherKind { got: "array", .. } => (
            "This file is a list; values must be a map of keys.",
            "Write `key: value` at the top level.",
        ),
        Cause::OtherKind { got: "string", .. } => (
            "This file is plain text; values must be a map of keys.",
            "Write `key: value` with a space behind the colon.",
        ),
        Cause::OtherKind { got: "number", .. } => (
            "This file is a number; values must be a map of keys.",
            "Write `key: value` at the top level.",
        ),
        Cause::OtherKind { .. } => (
            "This file is one word that YAML reads as true or false; values must be a map of keys.",
            "Write `key: value` at the top level.",
        ),
        Cause::UnsupportedValue(_) => (
            "YAML has infinity and not-a-number, JSON and so Helm’s values do not.",
            "Write a finite number, or quote it.",
        ),
        Cause::Syntax(Syntax::ControlCharacter) => {
            ("There is a control character in the text.", "Remove it.")
        }
        Cause::Syntax(_) | Cause::InvalidKey(_) | Cause::Duplicate(_) | Cause::Other(_) => {
            return unread(cause);
        }
    };
    let code = match cause {
        Cause::OtherKind { .. } => "values/not-a-map",
        Cause::UnknownAnchor(_) => "yaml/unknown-anchor",
        _ => "yaml/syntax",
    };
    wording(code, message, help)
}

/// What cannot be read as YAML, in the reader's words.
pub(super) fn unread(cause: impl Display) -> Wording {
    wording("yaml/syntax", &format!("YAML cannot be read: {cause}."), "")
}

/// What is wrong with a file that Helm reads in plain words; None where the file itself can be read.
pub(super) fn input(cause: &InputCause) -> Option<Wording> {
    match cause {
        InputCause::Yaml(message) => Some(yaml(&message.cause)),
        InputCause::Unfit { .. } | InputCause::Separator(_) => Some(unread(cause)),
        _ => None,
    }
}

/// What a template's parser refuses in plain words; `names` are the functions there are.
pub(crate) fn parse(cause: &ParseCause, names: &[&str]) -> Wording {
    let syntax = "template/syntax";
    match cause {
        ParseCause::UnknownFunction(name) => {
            let close = near(name, names);
            let help = close
                .map_or("Check its spelling.".into(), |close| format!("Did you mean `{close}`?"));
            wording("template/unknown-function", &format!("Unknown function `{name}`."), &help)
        }
        ParseCause::OpenBlock | ParseCause::Unexpected(Unexpected::End, _) => wording(
            "template/unclosed-block",
            "A block is opened here and never closed.",
            "Add `{{ end }}` where it ends.",
        ),
        ParseCause::NoToken(LexCause::UnclosedAction, _) => {
            wording(syntax, "This action is not closed.", "Add `}}`.")
        }
        ParseCause::StrayEnd => wording(
            syntax,
            "There is one `{{ end }}` too many.",
            "Remove it, or add the block it belongs to.",
        ),
        ParseCause::UndefinedVariable(_) => wording(
            syntax,
            &sentence(&cause.to_string()),
            "Declare it with `:=` first, in this block or around it.",
        ),
        _ => wording(syntax, &format!("The template cannot be read: {cause}."), ""),
    }
}

/// What other languages call a function, and its name here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("capitalize", "title"),
    ("concatenate", "cat"),
    ("equal", "eq"),
    ("equals", "eq"),
    ("exists", "hasKey"),
    ("length", "len"),
    ("lowercase", "lower"),
    ("lowerCase", "lower"),
    ("notEqual", "ne"),
    ("size", "len"),
    ("startsWith", "hasPrefix"),
    ("endsWith", "hasSuffix"),
    ("strip", "trim"),
    ("substring", "substr"),
    ("toLower", "lower"),
    ("toUpper", "upper"),
    ("upcase", "upper"),
    ("uppercase", "upper"),
    ("upperCase", "upper"),
];

/// The function that a name that is none stands for.
pub(super) fn near<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let known = |(other, own): &(&str, &'a str)| {
        chartroom_diagnostics::closest(name, &[*other]).is_some() && names.contains(own)
    };
    let close = closest(name, names);
    close.or_else(|| ELSEWHERE.iter().find(|one| known(one)).map(|(_, own)| *own))
}

/// Names that stand behind a dot.
#[cfg(feature = "whole")]
pub(crate) const ROOT: [&str; 7] =
    ["Values", "Release", "Chart", "Capabilities", "Files", "Template", "Subcharts"];

/// A text as a sentence: with a capital and one full stop.
pub(super) fn sentence(text: &str) -> String {
    format!("{}.", capitalised(text.trim_end_matches('.')))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
