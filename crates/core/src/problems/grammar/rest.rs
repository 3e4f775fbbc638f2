//! What else a parser refuses: nothing where a value is wanted, names of templates, variables of loops.

use super::Place;
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::fmt::is_print;
use chartroom_gotemplate::{Clause, LexCause, ParseCause};

impl Place<'_> {
    pub(super) fn rest(&self) -> Option<Diagnostic> {
        let found = match self.cause {
            ParseCause::MissingValue(clause) => self.no_value(*clause),
            ParseCause::EmptyCommand => {
                let help = "Write what the parentheses are to hold, or take them away.";
                let range = self.at..self.at + 1;
                self.found(range, "There is nothing in these parentheses.", help)
            }
            ParseCause::NotExecutable(_) => {
                let message = "What stands behind a `|` is no function.";
                let help = "A `|` hands what stands before it on to a function, as in `.Values.name | quote`.";
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::TooManyDeclarations(clause) => {
                let (message, help) = match clause {
                    Clause::Range => {
                        ("`range` has two variables at most.", "Write `range $key, $value := …`.")
                    }
                    _ => ("Only `range` has two variables.", "Write one: `$x := …`."),
                };
                self.found(self.inner.clone(), message, help)
            }
            ParseCause::RangeInitializes => {
                let message = "The variables of `range` are declared by it.";
                self.found(self.inner.clone(), message, "Write `:=`.")
            }
            ParseCause::Unexpected(_, clause) if clause.is_named() => self.clause(),
            ParseCause::Redefined(name) => {
                let message = format!("The template \"{name}\" is defined twice in this file.");
                let help = "Take one of them away, or give it another name.";
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter('/' | ':'), _) => {
                let message = "A name behind a dot has letters, digits and `_` only.";
                let help = "Write `index .Values \"a/b\"` for a key with other signs in it.";
                self.found(self.action.clone(), message, help)
            }
            ParseCause::NoToken(LexCause::BadCharacter(sign), _) if is_print(*sign) => {
                return self.sign(&sign.to_string());
            }
            cause => match cause.unexpected()? {
                b"|" => {
                    let message = "A `|` stands here without a value before it.";
                    let help = "It hands what stands before it on to a function, as in `.Values.name | quote`.";
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
            let message = "`block` takes what the template is handed behind its name.";
            let found = self.found(self.inner.clone(), message, "Write the dot there.");
            return self.edited(found, "Hand the dot on", end..end, " .");
        }
        let inside = self.inside();
        let word = inside.split_whitespace().next().unwrap_or_default();
        let (message, help) = match word {
            "if" | "with" | "else" => (
                format!("`{inside}` asks for nothing."),
                format!("Write behind it what it asks for: `{inside} .Values.enabled`."),
            ),
            "range" => (
                "`range` has nothing to go over.".to_owned(),
                "Write a list or a map behind it: `range .Values.items`.".to_owned(),
            ),
            "" => (
                "There is nothing in this action.".to_owned(),
                "Write a value or a function in it, or take it away.".to_owned(),
            ),
            word if word.starts_with('$') => (
                format!("`{word}` is given no value."),
                format!("Write one: `{word} := .Values.name`."),
            ),
            _ => (
                "A value is missing here.".to_owned(),
                "Write it, or take away what stands before.".to_owned(),
            ),
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
            let message = "`define` takes a name and nothing else.";
            let help = "Take away what stands behind the name: a template is handed its dot where it is called.";
            let found = self.found(end..self.inner.end, message, help);
            return self.edited(found, "Take it away", end..self.inner.end, "");
        }
        if word == "template" {
            let message = "`template` takes the name of a template as text, and nothing that has to be computed.";
            return self.found(
                self.inner.clone(),
                message,
                "Write `include` instead, which takes any value as the name.",
            );
        }
        let message = format!("`{word}` takes a name in quotes.");
        self.found(self.inner.clone(), message, &format!("Write `{word} \"name\"`."))
    }

    /// A sign that has no meaning in an action.
    fn sign(&self, sign: &str) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let at = self.at + rest.find(sign)?;
        let help = match sign {
            "[" => "Write a list with `list`: `list 1 2`.",
            "{" => "Write a map with `dict`: `dict \"key\" 1`.",
            ";" => "Take it away: an action holds one command.",
            "~" => "Write `-` next to the braces to trim blanks: `{{-` and `-}}`.",
            "@" | "#" | "^" | "\\" => "Put quotes around it if it is text.",
            _ => "Put quotes around text, and blanks between values.",
        };
        let message = format!("`{sign}` has no meaning in an action, outside of quotes.");
        let found = self.found(at..at + sign.len(), message, help);
        let ends = self.get(at + sign.len()..self.inner.end).is_empty();
        Some(match sign {
            ";" if ends => self.edited(found, "Take it away", at..at + 1, ""),
            _ => found,
        })
    }
}
