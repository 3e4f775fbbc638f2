//! Helm's and go-yaml's texts in plain words, with the way out.

use crate::messages;
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

fn wording(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Wording {
    let help = Some(help.into()).filter(|help| !help.is_empty());
    Wording { code, message: message.into(), help }
}

/// Output of a template that is no YAML.
pub(super) fn broken_output(message: &str) -> Diagnostic {
    Diagnostic::error("output/yaml", messages::Wording { message: &message })
}

/// What a YAML reader refuses in plain words.
pub(crate) fn yaml(cause: &Cause) -> Wording {
    let (message, help) = match cause {
        Cause::Syntax(Syntax::NoToken) => (messages::WORDING_3.text(), messages::WORDING_4),
        Cause::Syntax(Syntax::Tab | Syntax::TabWithin) => {
            (messages::WORDING_6.text(), messages::WORDING_7)
        }
        Cause::Syntax(Syntax::SecondColon) => (messages::WORDING_9.text(), messages::WORDING_10),
        Cause::Syntax(Syntax::NoColon) => (messages::WORDING_12.text(), messages::WORDING_13),
        Cause::Syntax(Syntax::NoKey) => (messages::WORDING_15.text(), messages::WORDING_16),
        Cause::Syntax(Syntax::NoItem) => (messages::WORDING_18.text(), messages::WORDING_19),
        Cause::Syntax(Syntax::NoContent) => (messages::WORDING_21.text(), messages::WORDING_22),
        Cause::Syntax(Syntax::OpenList) => (messages::WORDING_24.text(), messages::WORDING_25),
        Cause::Syntax(Syntax::OpenMap) => (messages::WORDING_27.text(), messages::WORDING_28),
        Cause::Syntax(Syntax::OpenQuote) => (messages::WORDING_30.text(), messages::WORDING_31),
        Cause::Syntax(Syntax::MisplacedItem) => (messages::WORDING_33.text(), messages::WORDING_34),
        Cause::Syntax(Syntax::NoDocument) => (messages::WORDING_36.text(), messages::WORDING_37),
        Cause::UnknownAnchor(_) => (messages::WORDING_39.text(), messages::WORDING_40),
        Cause::Syntax(Syntax::UnknownEscape) => (messages::WORDING_42.text(), messages::WORDING_43),
        Cause::OtherKind { got: "array", .. } => {
            (messages::WORDING_45.text(), messages::WORDING_46)
        }
        Cause::OtherKind { got: "string", .. } => {
            (messages::WORDING_48.text(), messages::WORDING_49)
        }
        Cause::OtherKind { got: "number", .. } => {
            (messages::WORDING_51.text(), messages::WORDING_46)
        }
        Cause::OtherKind { .. } => (messages::WORDING_54.text(), messages::WORDING_46),
        Cause::UnsupportedValue(_) => (messages::WORDING_57.text(), messages::WORDING_58),
        Cause::Syntax(Syntax::ControlCharacter) => {
            (messages::WORDING_60.text(), messages::WORDING_61)
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
    wording("yaml/syntax", messages::Wording62 { last_part: &cause }.text(), "")
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
            let help = close.map_or(messages::WORDING_63.into(), |close| {
                messages::Wording64 { close: &close }.text()
            });
            wording("template/unknown-function", messages::Wording65 { name: &name }.text(), help)
        }
        ParseCause::OpenBlock | ParseCause::Unexpected(Unexpected::End, _) => {
            wording("template/unclosed-block", messages::WORDING_66, messages::WORDING_67)
        }
        ParseCause::NoToken(LexCause::UnclosedAction, _) => {
            wording(syntax, messages::WORDING_68, "Add `}}`.")
        }
        ParseCause::StrayEnd => wording(syntax, messages::WORDING_69, messages::WORDING_70),
        ParseCause::UndefinedVariable(_) => {
            wording(syntax, sentence(&cause.to_string()), messages::WORDING_71)
        }
        _ => wording(syntax, messages::Wording72 { cause: &cause }.text(), ""),
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
