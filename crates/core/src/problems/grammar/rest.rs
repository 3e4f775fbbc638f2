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
                let help = messages::REST_HELP.text();
                let range = self.at..self.at + 1;
                self.found(range, messages::REST, help)
            }
            ParseCause::NotExecutable(_) => {
                let message = messages::REST_2.text();
                let help = messages::REST_HELP2.text();
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::TooManyDeclarations(clause) => {
                let (message, help) = match clause {
                    Clause::Range => (messages::REST_3.text(), "Write `range $key, $value := …`."),
                    _ => (messages::REST_4.text(), messages::REST_5.text()),
                };
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::RangeInitializes => {
                let message = messages::REST_6.text();
                self.found(self.inner.clone(), message, "Write `:=`.")
            }
            ParseCause::Unexpected(_, clause) if clause.is_named() => self.clause(),
            ParseCause::Redefined(name) => {
                let message = messages::Rest7 { name: &name }.text();
                let help = messages::REST_HELP3.text();
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter('/' | ':'), _) => {
                let message = messages::REST_8.text();
                let help = messages::REST_HELP4.text();
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter(sign), _) if is_print(*sign) => {
                return self.sign(&sign.to_string());
            }
            cause => match cause.unexpected()? {
                b"|" => {
                    let message = messages::REST_9.text();
                    let help = messages::REST_HELP5.text();
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
            let message = messages::REST_10.text();
            let found = self.found(self.inner.clone(), message, messages::REST_11);
            return self.edited(found, messages::REST_12, end..end, " .");
        }
        let inside = self.inside();
        let word = inside.split_whitespace().next().unwrap_or_default();
        let (message, help) = match word {
            "if" | "with" | "else" => (
                messages::Rest13 { inside: &inside }.text(),
                messages::Rest14 { inside: &inside }.text(),
            ),
            "range" => (messages::REST_15.into(), messages::REST_16.into()),
            "" => (messages::REST_17.into(), messages::REST_18.into()),
            word if word.starts_with('$') => {
                (messages::Rest19 { word: &word }.text(), messages::Rest20 { word: &word }.text())
            }
            _ => (messages::REST_21.into(), messages::REST_22.into()),
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
            let message = messages::REST_23.text();
            let help = messages::REST_HELP6.text();
            let found = self.found(end..self.inner.end, message, help);
            return self.edited(found, messages::REST_24, end..self.inner.end, "");
        }
        if word == "template" {
            let message = messages::REST_25.text();
            return self.found(self.inner.clone(), message, messages::REST_26);
        }
        let message = messages::Rest27 { word: &word }.text();
        self.found(self.inner.clone(), message, format!("Write `{word} \"name\"`."))
    }

    /// A sign that has no meaning in an action.
    fn sign(&self, sign: &str) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let at = self.at + rest.find(sign)?;
        let help = match sign {
            "[" => messages::REST_28.text(),
            "{" => messages::REST_29.text(),
            ";" => messages::REST_30.text(),
            "~" => messages::REST_31.text(),
            "@" | "#" | "^" | "\\" => messages::REST_32.text(),
            _ => messages::REST_33.text(),
        };
        let message = messages::Rest34 { sign: &sign }.text();
        let found = self.found(at..at + sign.len(), message, help);
        let ends = self.get(at + sign.len()..self.inner.end).is_empty();
        Some(match sign {
            ";" if ends => self.edited(found, messages::REST_35, at..at + 1, ""),
            _ => found,
        })
    }
}
