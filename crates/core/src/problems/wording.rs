//! Helm's and go-yaml's texts in plain words, with the way out.

use chartroom_diagnostics::{Diagnostic, closest};
use chartroom_gotemplate::{LexCause, ParseCause, Unexpected};

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

/// What a YAML reader's complaint means.
const YAML: &[(&str, &str, &str)] = &[
    (
        "found character that cannot start any token",
        "A tab or a reserved character (`@`, `` ` ``, `%`) stands where YAML expects a value.",
        "Indent with spaces; put quotes around a value that starts with a reserved character.",
    ),
    ("found a tab character", "A tab can’t indent YAML.", "Use spaces."),
    (
        "mapping values are not allowed",
        "There is a second `:` where a value was expected.",
        "Check the indentation of this line against the one above, or put quotes around a value that contains `: `.",
    ),
    (
        "could not find expected ':'",
        "This line is neither `key: value` nor part of the value above.",
        "Add the missing `:`, or indent the line to continue the value above.",
    ),
    (
        "did not find expected key",
        "The indentation does not fit: a key was expected here.",
        "Align this line with the keys it belongs to.",
    ),
    (
        "did not find expected '-' indicator",
        "A list item was expected here.",
        "Start the line with `- `, or align it with the keys of the map it belongs to.",
    ),
    (
        "did not find expected node content",
        "A value is missing here.",
        "Write a value, or quote text that starts with `,`, `]` or `}`.",
    ),
    (
        "did not find expected ',' or ']'",
        "A list in brackets is not closed.",
        "Add `,` between items and `]` at the end.",
    ),
    (
        "did not find expected ',' or '}'",
        "A map in braces is not closed.",
        "Add `,` between entries and `}` at the end. A value that starts with `{{` needs quotes.",
    ),
    (
        "found unexpected end of stream",
        "A quote is opened here and never closed.",
        "Close the quote.",
    ),
    (
        "block sequence entries are not allowed",
        "A list item can’t start here.",
        "Put the `-` on a line of its own below the key.",
    ),
    (
        "did not find expected <document start>",
        "There is text behind the end of the document.",
        "Indent it, or start a new document with `---`.",
    ),
    (
        "unknown anchor",
        "This alias refers to an anchor that is not defined in this file.",
        "Define it with `&name` above, or write the value out.",
    ),
    (
        "found unknown escape character",
        "This escape does not exist in double quotes.",
        "Write `\\\\` for a backslash, or use single quotes.",
    ),
    (
        "cannot unmarshal array into Go value of type map",
        "This file is a list; values must be a map of keys.",
        "Write `key: value` at the top level.",
    ),
    (
        "cannot unmarshal string into Go value of type map",
        "This file is plain text; values must be a map of keys.",
        "Write `key: value` with a space behind the colon.",
    ),
    (
        "cannot unmarshal number into Go value of type map",
        "This file is a number; values must be a map of keys.",
        "Write `key: value` at the top level.",
    ),
    (
        "cannot unmarshal bool into Go value of type map",
        "This file is one word that YAML reads as true or false; values must be a map of keys.",
        "Write `key: value` at the top level.",
    ),
    (
        "unsupported value",
        "YAML has infinity and not-a-number, JSON and so Helm’s values do not.",
        "Write a finite number, or quote it.",
    ),
    (
        "control characters are not allowed",
        "There is a control character in the text.",
        "Remove it.",
    ),
];

/// A YAML reader's text in plain words; unknown ones are shown as they are, without the prefixes.
pub(crate) fn yaml(text: &str) -> Wording {
    let known = YAML.iter().find(|(part, _, _)| text.contains(part));
    let code = match () {
        () if text.contains("into Go value of type map") => "values/not-a-map",
        () if text.contains("unknown anchor") => "yaml/unknown-anchor",
        () => "yaml/syntax",
    };
    known.map_or_else(
        || wording(code, &format!("YAML cannot be read: {}.", last_part(text)), ""),
        |(_, message, help)| wording(code, message, help),
    )
}

/// What stands behind the reader's prefixes and line number.
fn last_part(text: &str) -> &str {
    let text = text.rsplit_once("yaml: ").map_or(text, |(_, rest)| rest);
    match text.strip_prefix("line ").and_then(|rest| rest.split_once(": ")) {
        Some((_, rest)) => rest,
        None => text,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_texts_lose_their_prefixes() {
        let text = "error converting YAML to JSON: yaml: line 3: something new";
        assert_eq!(yaml(text).message, "YAML cannot be read: something new.");
    }
}
