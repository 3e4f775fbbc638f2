//! Signs that are open, too many or none of Go's: parentheses, quotes, comments, numbers, names with dashes.

use super::Place;
use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, Fix};
use chartroom_gotemplate::{Clause, LexCause, ParseCause, Unexpected};

/// Whether a letter can be part of a name.
pub(super) fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

impl Place<'_> {
    pub(super) fn signs(&self) -> Option<Diagnostic> {
        let lexical = match self.cause {
            ParseCause::NoToken(cause, _) => cause,
            ParseCause::InvalidLiteral => return self.escapes(),
            ParseCause::IllegalNumber(_) | ParseCause::IntegerOverflow(_) => return self.number(),
            ParseCause::FieldOf(_) => return self.dots(),
            ParseCause::Unexpected(Unexpected::Keyword(_), clause) => {
                let is_dot = self.cause.keyword() == Some(b".") && !clause.is_named();
                return if is_dot { self.dots() } else { None };
            }
            ParseCause::Unexpected(Unexpected::Token(text, _), clause) => {
                return match text.as_bytes() {
                    b"/" | b"#" | b"!" if *clause == Clause::Command => self.other_comment(),
                    b"," => Some(self.commas()),
                    b"(" => self.called(),
                    b":=" => self.declared_field(),
                    [b'.', ..] => self.number_behind_dot(),
                    _ => None,
                };
            }
            _ => return None,
        };
        match lexical {
            LexCause::UnclosedParenthesis => self.open_parenthesis(),
            LexCause::StrayParenthesis => self.one_parenthesis_more(),
            LexCause::UnclosedString => self.open_quote('"'),
            LexCause::UnclosedRawString => self.open_quote('`'),
            LexCause::UnclosedCharacter => self.open_quote('\''),
            LexCause::UnclosedComment | LexCause::CommentEnd => Some(self.comment()),
            LexCause::LoneColon => Some(self.colon()),
            LexCause::BadCharacter('-') => self.dash(),
            LexCause::BadCharacter('[') => self.brackets(),
            LexCause::BadCharacter('"') => self.quote_behind(),
            LexCause::Unrecognized(_) => self.typographic(),
            LexCause::BadNumber(_) => self.number(),
            LexCause::BadCharacter(_) | LexCause::UnclosedAction => None,
        }
    }

    /// The bytes of an action that stand outside of quotes.
    pub(super) fn outside(&self) -> impl Iterator<Item = (usize, char)> {
        let mut quote = None;
        let start = self.inner.start;
        self.inside().char_indices().filter_map(move |(at, letter)| {
            match (quote, letter) {
                (Some(open), _) if open == letter => quote = None,
                (None, '"' | '`') => quote = Some(letter),
                (None, _) => return Some((start + at, letter)),
                _ => {}
            }
            None
        })
    }

    fn open_parenthesis(&self) -> Option<Diagnostic> {
        let mut open = Vec::new();
        for (at, letter) in self.outside() {
            match letter {
                '(' => open.push(at),
                ')' => drop(open.pop()),
                _ => {}
            }
        }
        let at = *open.last()?;
        let end = self.inner.end;
        let help = messages::SIGNS_OPEN_PARENTHESIS_HELP.text();
        let found = self.found(at..end, messages::SIGNS_OPEN_PARENTHESIS, help);
        Some(self.edited(
            found,
            messages::SIGNS_OPEN_PARENTHESIS_FIX,
            end..end,
            &")".repeat(open.len()),
        ))
    }

    fn one_parenthesis_more(&self) -> Option<Diagnostic> {
        let mut depth = 0_usize;
        let at = self.outside().find_map(|(at, letter)| {
            match letter {
                '(' => depth += 1,
                ')' if depth == 0 => return Some(at),
                ')' => depth -= 1,
                _ => {}
            }
            None
        })?;
        let help = messages::SIGNS_CLOSE_PARENTHESIS_HELP.text();
        let found = self.found(at..at + 1, messages::SIGNS_CLOSE_PARENTHESIS, help);
        Some(self.edited(found, messages::REMOVE, at..at + 1, ""))
    }

    fn open_quote(&self, quote: char) -> Option<Diagnostic> {
        let line = self.at
            + self.get(self.at..self.text.len()).find('\n').unwrap_or(self.text.len() - self.at);
        let at = self.at + self.get(self.at..line).find(quote)?;
        let end = at + self.get(at..line).find("}}")?;
        let inner = self.get(at + 1..end);
        let inner = inner.strip_suffix(" -").unwrap_or(inner).trim_end();
        let parentheses = inner.len() - inner.trim_end_matches(')').len();
        let inner = inner.get(..inner.len() - parentheses).unwrap_or(inner);
        let end = at + 1 + inner.len();
        let close = if quote == '\'' { '"' } else { quote };
        if self.get(at - 1..at).starts_with(quote) && inner.is_empty() {
            let found = self.found(
                at..at + 1,
                messages::SignsQuoteOpens { quote: &quote },
                messages::REMOVE_HELP,
            );
            return Some(self.edited(found, messages::REMOVE, at..at + 1, ""));
        }
        let (message, help) = match quote {
            '`' => (messages::SIGNS_BACK_QUOTE.into(), messages::SIGNS_BACK_QUOTE_HELP.into()),
            _ => (
                messages::SignsOpenQuote { quote: &quote }.text(),
                messages::SignsOpenQuoteHelp { close: &close }.text(),
            ),
        };
        let mut found = self.found(at..end, message, &help);
        let mut edits = vec![Edit { span: self.place(end..end), text: close.to_string() }];
        if quote != close {
            edits.insert(0, Edit { span: self.place(at..at + 1), text: close.to_string() });
        }
        let title = if quote == '`' {
            messages::SIGNS_BACK_QUOTE_FIX.into()
        } else {
            messages::Write { text: &format_args!("{close}{inner}{close}") }.text()
        };
        found.fix = Some(Fix { title, edits });
        Some(found)
    }

    /// `x"`, where the quote before is missing.
    fn quote_behind(&self) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let end = rest.find('"')?;
        let name = rest.get(..end)?;
        let start = self.at + name.len() - name.trim_start().len();
        let range = start..self.at + end;
        let word = self.get(range.clone()).to_owned();
        let help = messages::WriteHelp { text: &format_args!("\"{word}\"") }.text();
        let found = self.found(range.start..range.end + 1, messages::SIGNS_QUOTE_CLOSES, &help);
        let is_path = word.starts_with(['.', '$']);
        Some(match is_path {
            true => self.edited(
                found.help(messages::REMOVE_HELP),
                messages::REMOVE,
                range.end..range.end + 1,
                "",
            ),
            false => self.edited(
                found,
                messages::Write { text: &format_args!("\"{word}\"") }.text(),
                start..start,
                "\"",
            ),
        })
    }

    fn comment(&self) -> Diagnostic {
        let message = messages::SIGNS_COMMENT_END.text();
        let start = self.action.start;
        let rest = self.get(start..self.text.len());
        let close = rest.find("}}").unwrap_or(rest.len());
        let star = rest.find("*/").filter(|star| *star < close);
        let line = rest.find('\n').unwrap_or(rest.len());
        match star {
            Some(star) => {
                let found = self.found(
                    start + star..start + close,
                    message,
                    messages::WriteHelp { text: &"*/}}" }.text(),
                );
                let blank = rest.get(star + 2..close).is_some_and(|blank| blank.trim().is_empty());
                match blank {
                    true => self.edited(
                        found,
                        messages::Write { text: &"*/}}" }.text(),
                        start + star + 2..start + close,
                        "",
                    ),
                    false => found,
                }
            }
            None => {
                let end = close.min(line);
                let text = rest.get(..end).unwrap_or_default();
                let (text, trims) = match text.strip_suffix(" -") {
                    Some(text) => (text, true),
                    None => (text.trim_end(), false),
                };
                let end = start + text.len();
                let found = self.found(
                    start..end,
                    messages::SIGNS_COMMENT_OPEN,
                    messages::SIGNS_COMMENT_OPEN_HELP,
                );
                if close > line {
                    return found;
                }
                let close = start + close - if trims { 2 } else { 0 };
                self.edited(found, messages::SIGNS_COMMENT_OPEN_FIX, end..close, " */")
            }
        }
    }

    /// `{{ /* … */ }}`, and comments of other languages.
    fn other_comment(&self) -> Option<Diagnostic> {
        let inside = self.inside();
        let marks = ["/*", "-/*", "//", "#", "!--", "!"];
        let mark = marks.into_iter().find(|mark| inside.starts_with(mark))?;
        let content =
            inside.strip_prefix(mark)?.trim_end_matches('-').trim_end_matches("*/").trim();
        if self.at != self.inner.start || content.is_empty() || mark == "!" && inside.contains('.')
        {
            return None;
        }
        let whole = self.get(self.action.clone());
        let open = if whole.starts_with("{{-") { "{{- " } else { "{{" };
        let close = if whole.ends_with("-}}") && mark != "!--" { " -}}" } else { "}}" };
        let better = format!("{open}/* {content} */{close}");
        let message = match mark {
            "/*" => messages::SIGNS_COMMENT_BLANK.into(),
            _ => messages::SignsCommentMark { mark: &mark }.text(),
        };
        let found =
            self.found(self.action.clone(), message, messages::WriteHelp { text: &better }.text());
        Some(self.edited(found, messages::SIGNS_COMMENT_MARK_FIX, self.action.clone(), &better))
    }

    fn colon(&self) -> Diagnostic {
        let rest = self.get(self.at..self.inner.end);
        let at = self.at + rest.find(':').unwrap_or(0);
        let start = if self.get(at - 1..at) == "=" { at - 1 } else { at };
        let before = self.get(self.inner.start..start).trim_end();
        let name = before.rsplit([' ', ',']).next().unwrap_or_default();
        let help = messages::SIGNS_COLON_HELP.text();
        let found = self.found(start..at + 1, messages::SIGNS_COLON, help);
        match name.starts_with('$') {
            true => {
                let end = if self.get(at + 1..at + 3) == " =" { at + 3 } else { at + 1 };
                let blank = if self.get(start - 1..start) == " " { "" } else { " " };
                self.edited(
                    found,
                    messages::Write { text: &":=" }.text(),
                    start..end,
                    &format!("{blank}:="),
                )
            }
            false => found,
        }
    }

    /// A backslash that is no escape, or a text of more than a letter in single quotes.
    fn escapes(&self) -> Option<Diagnostic> {
        let range = self.at..self.span.end as usize;
        let written = self.get(range.clone());
        let (message, better) =
            match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                Some(inner) if !inner.contains('`') => {
                    (messages::BAD_ESCAPE.text(), format!("`{inner}`"))
                }
                Some(_) => return None,
                None => {
                    let inner = written.strip_prefix('\'')?.strip_suffix('\'')?;
                    (messages::SINGLE_QUOTES.text(), format!("\"{inner}\""))
                }
            };
        let help = messages::SignsRawTextHelp { better: &better }.text();
        let help = if better.starts_with('"') {
            messages::WriteHelp { text: &better }.text()
        } else {
            help
        };
        let found = self.found(range.clone(), message, &help);
        Some(self.edited(found, messages::WritePlain { text: &better }.text(), range, &better))
    }

    /// Quotes and blanks that word processors make.
    fn typographic(&self) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let letter = rest.chars().find(|letter| !letter.is_ascii())?;
        let at = self.at + rest.find(letter)?;
        let quotes = ['“', '”', '„', '‘', '’', '«', '»'];
        let blanks = ['\u{a0}', '\u{2009}', '\u{202f}', '\u{200b}', '\u{feff}'];
        let (message, help, all, better) = if quotes.contains(&letter) {
            (
                messages::SIGNS_CURLY_QUOTES.text(),
                messages::WriteHelp { text: &"\"" }.text(),
                &quotes[..],
                "\"",
            )
        } else if blanks.contains(&letter) {
            (
                messages::SIGNS_ODD_BLANK.text(),
                messages::SIGNS_ODD_BLANK_HELP.into(),
                &blanks[..],
                " ",
            )
        } else {
            let message = messages::SignsLetter { letter: &letter }.text();
            return Some(self.found(
                at..at + letter.len_utf8(),
                message,
                messages::QUOTE_TEXT_HELP,
            ));
        };
        let title = help.trim_end_matches(['.', '。']).to_owned();
        let mut found = self.found(at..at + letter.len_utf8(), message, help);
        let letters = self.inside().char_indices().filter(|(_, letter)| all.contains(letter));
        let edits = letters.map(|(at, letter)| {
            let at = self.inner.start + at;
            Edit { span: self.place(at..at + letter.len_utf8()), text: better.to_owned() }
        });
        found.fix = Some(Fix { title, edits: edits.collect() });
        Some(found)
    }

    fn number(&self) -> Option<Diagnostic> {
        let rest = self.get(self.at..self.inner.end);
        let start = self.at + rest.len() - rest.trim_start().len();
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, ')' | '|' | ',');
        let length = rest.trim_start().find(is_end).unwrap_or(rest.trim_start().len());
        let range = start..start + length;
        let word = self.get(range.clone());
        if word.starts_with("-/*") {
            return self.other_comment();
        }
        let glued = word.strip_prefix('-').filter(|rest| rest.starts_with(['.', '$', '(']));
        if let Some(rest) = glued {
            let braces = self.get(self.action.start..start) == "{{";
            if braces {
                let found = self.found(
                    self.action.start..start + 1,
                    messages::SIGNS_TRIM_BLANK,
                    messages::WriteHelp { text: &"{{- " }.text(),
                );
                return Some(self.edited(found, messages::WRITE_BLANK, start + 1..start + 1, " "));
            }
            let message = messages::SIGNS_NEGATIVE.text();
            let help = messages::SignsNegativeHelp { rest: &rest }.text();
            return Some(self.found(range, message, &help));
        }
        if word.contains(['+', '*']) || word.trim_start_matches('-').contains('-') || word == "-" {
            return None;
        }
        let digits =
            word.strip_prefix('0').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let message = match digits {
            Some(_) => messages::SignsOctal { word: &word }.text(),
            None if matches!(self.cause, ParseCause::IntegerOverflow(_)) => {
                messages::SignsLargeNumber { word: &word }.text()
            }
            None => messages::SignsNoNumber { word: &word }.text(),
        };
        let better = digits
            .map_or_else(|| format!("\"{word}\""), |rest| rest.trim_start_matches('0').to_owned());
        if word.contains('"') || better.is_empty() {
            return Some(self.found(range, message, messages::QUOTE_TEXT_HELP));
        }
        let help = messages::WriteHelp { text: &better }.text();
        let found = self.found(range.clone(), message, &help);
        Some(self.edited(found, messages::Write { text: &better }.text(), range, &better))
    }

    fn commas(&self) -> Diagnostic {
        let at = self.at;
        let message = messages::SIGNS_COMMAS.text();
        let mut found = self.found(at..at + 1, message, messages::SIGNS_COMMAS_HELP);
        if self.inside().contains(":=") && self.get(at..self.inner.end).contains(":=") {
            return found.help(messages::SIGNS_COMMAS_HELP_VARIABLES);
        }
        let commas = self.outside().filter(|(_, letter)| *letter == ',');
        let edits = commas.map(|(at, _)| {
            let glued = !self.get(at + 1..at + 2).starts_with(' ');
            let text = if glued { " ".to_owned() } else { String::new() };
            Edit { span: self.place(at..at + 1), text }
        });
        found.fix = Some(Fix { title: messages::SIGNS_COMMAS_FIX.into(), edits: edits.collect() });
        found
    }

    /// `.x := …`
    fn declared_field(&self) -> Option<Diagnostic> {
        let before = self.get(self.inner.start..self.at).trim_end();
        let name = before.strip_prefix('.').filter(|name| name.chars().all(is_name))?;
        let message = messages::SIGNS_ASSIGNED_FIELD.text();
        let range = self.inner.start..self.inner.start + 1;
        let found = self.found(
            self.inner.start..self.inner.start + before.len(),
            message,
            messages::SignsAssignedFieldHelp { name: &name }.text(),
        );
        Some(self.edited(
            found,
            messages::Write { text: &format_args!("${name}") }.text(),
            range,
            "$",
        ))
    }
}
