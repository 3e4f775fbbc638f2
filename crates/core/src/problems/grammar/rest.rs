//! What else a parser refuses: nothing where a value is wanted, names of templates, variables of loops.

use super::Place;
use crate::messages;
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::fmt::is_print;
use chartroom_gotemplate::{Clause, LexCause, ParseCause};

impl Place<'_> {
    pub(super) fn rest(&self) -> Option<Diagnostic> {
        let found = match self.cause {
            ParseCause::MissingValue(clause) => self.no_value(*clause),
            ParseCause::EmptyCommand => {
                let help = messages::REST_EMPTY_PARENTHESES_HELP.text();
                let range = self.at..self.at + 1;
                self.found(range, messages::REST_EMPTY_PARENTHESES, help)
            }
            ParseCause::NotExecutable(_) => {
                let message = messages::REST_PIPE_NO_FUNCTION.text();
                let help = messages::REST_PIPE_NO_FUNCTION_HELP.text();
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::TooManyDeclarations(clause) => {
                let (message, help) = match clause {
                    Clause::Range => (
                        messages::REST_RANGE_VARIABLES.text(),
                        messages::WriteHelp { text: &"range $key, $value := …" }.text(),
                    ),
                    _ => (
                        messages::REST_TWO_VARIABLES.text(),
                        messages::REST_TWO_VARIABLES_HELP.into(),
                    ),
                };
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::RangeInitializes => {
                let message = messages::REST_RANGE_ASSIGNS.text();
                self.found(self.inner.clone(), message, messages::WriteHelp { text: &":=" }.text())
            }
            ParseCause::Unexpected(_, clause) if clause.is_named() => self.clause(),
            ParseCause::Redefined(name) => {
                let message = messages::RestDefinedTwice { name: &name }.text();
                let help = messages::REST_DEFINED_TWICE_HELP.text();
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter('/' | ':'), _) => {
                let message = messages::REST_NAME_LETTERS.text();
                let help = messages::REST_NAME_LETTERS_HELP.text();
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter(sign), _) if is_print(*sign) => {
                return self.sign(&sign.to_string());
            }
            cause => match cause.unexpected()? {
                b"|" => {
                    let message = messages::REST_PIPE_NO_VALUE.text();
                    let help = messages::REST_PIPE_NO_VALUE_HELP.text();
                    self.found(self.at..self.at + 1, message, help)
                }
                sign if sign.contains(&b'"') => return None,
                sign => return self.sign(std::str::from_utf8(sign).ok()?),
            },
        };
        Some(found)
    }

    fn no_value(&self, clause: Clause) -> Diagnostic {
        if clause == Clause::Block {
            let end = self.inner.end;
            let message = messages::REST_BLOCK_DOT.text();
            let found = self.found(self.inner.clone(), message, messages::REST_BLOCK_DOT_HELP);
            return self.edited(found, messages::HAND_DOT, end..end, " .");
        }
        let inside = self.inside();
        let word = inside.split_whitespace().next().unwrap_or_default();
        let (message, help) = match word {
            "if" | "with" | "else" => (
                messages::RestNoCondition { word: &inside }.text(),
                messages::RestNoConditionHelp { word: &inside }.text(),
            ),
            "range" => {
                (messages::REST_RANGE_NOTHING.into(), messages::REST_RANGE_NOTHING_HELP.into())
            }
            "" => (messages::REST_EMPTY_ACTION.into(), messages::REST_EMPTY_ACTION_HELP.into()),
            word if word.starts_with('$') => (
                messages::RestNoAssigned { variable: &word }.text(),
                messages::RestNoAssignedHelp { variable: &word }.text(),
            ),
            _ => (messages::REST_NO_VALUE.into(), messages::REST_NO_VALUE_HELP.into()),
        };
        self.found(self.action.clone(), message, &help)
    }

    /// What stands behind `define`, `template` and `block`: a name in quotes.
    fn clause(&self) -> Diagnostic {
        let inside = self.inside();
        let word = inside.split_whitespace().next().unwrap_or_default();
        let rest = self.get(self.inner.start + word.len()..self.inner.end);
        let start = self.inner.end - rest.trim_start().len();
        let name = rest.split_whitespace().next().unwrap_or_default();
        let quoted = name.starts_with(['"', '`']);
        if !quoted
            && name.chars().all(|letter| super::signs::is_name(letter) || "./-".contains(letter))
            && !name.is_empty()
            && !name.starts_with('.')
        {
            return self.unquoted(start..start + name.len());
        }
        if word == "define" && quoted {
            let end = start + name.len();
            let message = messages::REST_DEFINE_MORE.text();
            let help = messages::REST_DEFINE_MORE_HELP.text();
            let found = self.found(end..self.inner.end, message, help);
            return self.edited(found, messages::REMOVE, end..self.inner.end, "");
        }
        if word == "template" {
            let message = messages::REST_COMPUTED_NAME.text();
            return self.found(self.inner.clone(), message, messages::REST_COMPUTED_NAME_HELP);
        }
        let message = messages::RestNameQuotes { word: &word }.text();
        self.found(
            self.inner.clone(),
            message,
            messages::WriteHelp { text: &format_args!("{word} \"name\"") }.text(),
        )
    }

    /// A sign that has no meaning in an action.
    fn sign(&self, sign: &str) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let at = self.at + rest.find(sign)?;
        let help = match sign {
            "[" => messages::REST_SIGN_LIST.text(),
            "{" => messages::REST_SIGN_MAP.text(),
            ";" => messages::REST_SIGN_SEMICOLON.text(),
            "~" => messages::REST_SIGN_TRIM.text(),
            "@" | "#" | "^" | "\\" => messages::REST_SIGN_TEXT.text(),
            _ => messages::REST_SIGN_HELP.text(),
        };
        let message = messages::RestSign { sign: &sign }.text();
        let found = self.found(at..at + sign.len(), message, help);
        let ends = self.get(at + sign.len()..self.inner.end).is_empty();
        Some(match sign {
            ";" if ends => self.edited(found, messages::REMOVE, at..at + 1, ""),
            _ => found,
        })
    }
}
