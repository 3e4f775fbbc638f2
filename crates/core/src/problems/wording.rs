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
    Diagnostic::error("output/yaml", messages::WordingRendered { reason: &message })
}

/// What a YAML reader refuses in plain words.
pub(crate) fn yaml(cause: &Cause) -> Wording {
    let (message, help) = match cause {
        Cause::Syntax(Syntax::NoToken) => (messages::YAML_TOKEN.text(), messages::YAML_TOKEN_HELP),
        Cause::Syntax(Syntax::Tab | Syntax::TabWithin) => {
            (messages::YAML_TAB.text(), messages::YAML_TAB_HELP)
        }
        Cause::Syntax(Syntax::SecondColon) => {
            (messages::YAML_SECOND_COLON.text(), messages::YAML_SECOND_COLON_HELP)
        }
        Cause::Syntax(Syntax::NoColon) => {
            (messages::YAML_NO_COLON.text(), messages::YAML_NO_COLON_HELP)
        }
        Cause::Syntax(Syntax::NoKey) => (messages::YAML_KEY.text(), messages::YAML_KEY_HELP),
        Cause::Syntax(Syntax::NoItem) => (messages::YAML_ITEM.text(), messages::YAML_ITEM_HELP),
        Cause::Syntax(Syntax::NoContent) => (messages::YAML_NODE.text(), messages::YAML_NODE_HELP),
        Cause::Syntax(Syntax::OpenList) => (messages::YAML_LIST.text(), messages::YAML_LIST_HELP),
        Cause::Syntax(Syntax::OpenMap) => (messages::YAML_MAP.text(), messages::YAML_MAP_HELP),
        Cause::Syntax(Syntax::OpenQuote) => {
            (messages::YAML_QUOTE.text(), messages::YAML_QUOTE_HELP)
        }
        Cause::Syntax(Syntax::MisplacedItem) => {
            (messages::YAML_INLINE_ITEM.text(), messages::YAML_INLINE_ITEM_HELP)
        }
        Cause::Syntax(Syntax::NoDocument) => {
            (messages::YAML_BEHIND_END.text(), messages::YAML_BEHIND_END_HELP)
        }
        Cause::UnknownAnchor(_) => (messages::YAML_ANCHOR.text(), messages::YAML_ANCHOR_HELP),
        Cause::Syntax(Syntax::UnknownEscape) => {
            (messages::YAML_ESCAPE.text(), messages::YAML_ESCAPE_HELP)
        }
        Cause::OtherKind { got: "array", .. } => {
            (messages::YAML_IS_LIST.text(), messages::YAML_TOP_LEVEL_HELP)
        }
        Cause::OtherKind { got: "string", .. } => {
            (messages::YAML_IS_TEXT.text(), messages::YAML_IS_TEXT_HELP)
        }
        Cause::OtherKind { got: "number", .. } => {
            (messages::YAML_IS_NUMBER.text(), messages::YAML_TOP_LEVEL_HELP)
        }
        Cause::OtherKind { .. } => {
            (messages::YAML_IS_BOOLEAN.text(), messages::YAML_TOP_LEVEL_HELP)
        }
        Cause::UnsupportedValue(_) => {
            (messages::YAML_INFINITE.text(), messages::YAML_INFINITE_HELP)
        }
        Cause::Syntax(Syntax::ControlCharacter) => {
            (messages::YAML_CONTROL.text(), messages::YAML_CONTROL_HELP)
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
    wording("yaml/syntax", messages::YamlOther { reason: &cause }.text(), "")
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
            let help = close.map_or(messages::WORDING_FUNCTION_HELP.into(), |close| {
                messages::DidYouMeanHelp { close: &close }.text()
            });
            wording(
                "template/unknown-function",
                messages::WordingFunction { name: &name }.text(),
                help,
            )
        }
        ParseCause::OpenBlock | ParseCause::Unexpected(Unexpected::End, _) => wording(
            "template/unclosed-block",
            messages::WORDING_OPEN_BLOCK,
            messages::BLOCKS_OPEN_HELP,
        ),
        ParseCause::NoToken(LexCause::UnclosedAction, _) => {
            wording(syntax, messages::WORDING_OPEN_ACTION, messages::WORDING_OPEN_ACTION_HELP)
        }
        ParseCause::StrayEnd => {
            wording(syntax, messages::WORDING_STRAY_END, messages::WORDING_STRAY_END_HELP)
        }
        ParseCause::UndefinedVariable(_) => {
            wording(syntax, sentence(&cause.to_string()), messages::WORDING_VARIABLE_HELP)
        }
        _ => wording(syntax, messages::WordingTemplate { cause: &cause }.text(), ""),
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
