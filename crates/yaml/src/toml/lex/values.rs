//! Values but strings and numbers.

use super::{Kind, Lexer, State, Step, is_blank, is_newline, named, shown};
use chartroom_gotemplate::fmt::quote;

impl<'a> Lexer<'a> {
    pub(super) fn value(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        let found = self.next()?;
        match found {
            Some(char) if char.is_ascii_digit() => self.number(char),
            Some('[') => {
                self.emit(Kind::Array);
                Ok(State(Self::array_value))
            }
            Some('{') => {
                self.emit(Kind::InlineTable);
                Ok(State(Self::inline_value))
            }
            Some(quote @ ('"' | '\'')) => self.quoted(quote),
            Some('.') => self.wrong("floats must start with a digit, not '.'"),
            Some('-' | '+') => self.signed(),
            Some(char) if matches!(char, 'i' | 'n') && self.is_special()? => self.float_word(),
            Some(char) if is_letter(char) => {
                self.back();
                self.word()
            }
            None => self.wrong("unexpected EOF; expected value"),
            _ => {
                let message = format!("expected value but found {} instead", shown(found));
                if found == Some('\n') { self.wrong_before(message) } else { self.wrong(message) }
            }
        }
    }

    /// What makes `inf` and `nan` of the letter before, and of some others.
    fn is_special(&mut self) -> Result<bool, super::Failure> {
        Ok((self.accept('n')? && self.accept('f')?) || (self.accept('a')? && self.accept('n')?))
    }

    pub(super) fn float_word(&mut self) -> Step<'a> {
        self.emit(Kind::Float);
        self.done()
    }

    fn word(&mut self) -> Step<'a> {
        let start = self.at;
        self.pass(is_letter)?;
        match self.text.get(start..self.at).unwrap_or_default() {
            "true" | "false" => {
                self.emit(Kind::Bool);
                self.done()
            }
            word => {
                let shown = quote(word.as_bytes());
                self.wrong(format!("expected value but found {shown} instead"))
            }
        }
    }

    fn skip_space(&mut self) -> Result<(), super::Failure> {
        self.pass(|char| is_blank(char) || is_newline(char))?;
        self.ignore();
        Ok(())
    }

    fn array_value(&mut self) -> Step<'a> {
        self.skip_space()?;
        match self.next()? {
            Some('#') => self.comment(State(Self::array_value)),
            Some(',') => self.wrong("unexpected comma"),
            Some(']') => self.close(Kind::ArrayEnd),
            _ => {
                self.back();
                self.behind.push(State(Self::array_value_end));
                Ok(State(Self::value))
            }
        }
    }

    fn array_value_end(&mut self) -> Step<'a> {
        self.skip_space()?;
        match self.next()? {
            Some('#') => self.comment(State(Self::array_value_end)),
            Some(',') => {
                self.ignore();
                Ok(State(Self::array_value))
            }
            Some(']') => self.close(Kind::ArrayEnd),
            found => self.wrong(format!(
                "expected a comma (',') or array terminator (']'), but got {}",
                named(found)
            )),
        }
    }

    fn close(&mut self, kind: Kind) -> Step<'a> {
        self.ignore();
        self.emit(kind);
        self.done()
    }

    fn inline_value(&mut self) -> Step<'a> {
        self.skip_space()?;
        match self.next()? {
            Some('#') => self.comment(State(Self::inline_value)),
            Some(',') => self.wrong("unexpected comma"),
            Some('}') => self.close(Kind::InlineTableEnd),
            _ => {
                self.back();
                self.behind.push(State(Self::inline_value_end));
                self.key()
            }
        }
    }

    fn inline_value_end(&mut self) -> Step<'a> {
        self.skip_space()?;
        match self.next()? {
            Some('#') => self.comment(State(Self::inline_value_end)),
            Some(',') => {
                self.ignore();
                self.skip_blanks()?;
                let ends = self.peek()? == Some('}');
                Ok(State(if ends { Self::inline_value_end } else { Self::inline_value }))
            }
            Some('}') => self.close(Kind::InlineTableEnd),
            found => self.wrong(format!(
                "expected a comma or an inline table terminator '}}', but got {} instead",
                named(found)
            )),
        }
    }
}

/// Go's `unicode.IsLetter`, but for marks that Unicode calls alphabetic.
fn is_letter(char: char) -> bool {
    char.is_alphabetic()
}
