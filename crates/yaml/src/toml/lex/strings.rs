//! Strings: where they end, and whether their escapes have a form; the decoder reads these.

use super::{Failure, Kind, Lexer, State, Step, is_newline};
use chartroom_gotemplate::fmt::quote;

const NEWLINE: &str = "strings cannot contain newlines";

impl<'a> Lexer<'a> {
    /// A string behind its first quote.
    pub(super) fn quoted(&mut self, quote: char) -> Step<'a> {
        if self.accept(quote)? {
            if self.accept(quote)? {
                self.ignore();
                return self.multiline(quote);
            }
            self.back();
        }
        self.ignore();
        Ok(State(if quote == '"' { Self::string } else { Self::raw_string }))
    }

    pub(super) fn string(&mut self) -> Step<'a> {
        loop {
            match self.next()? {
                None => return self.wrong("unexpected EOF; expected '\"'"),
                Some(char) if is_newline(char) => return self.wrong_before(NEWLINE),
                Some('\\') => self.escape()?,
                Some('"') => {
                    let escaped = std::mem::take(&mut self.escaped);
                    return self
                        .close_string(if escaped { Kind::Escaped } else { Kind::String }, 1);
                }
                Some(_) => {}
            }
        }
    }

    pub(super) fn raw_string(&mut self) -> Step<'a> {
        loop {
            match self.next()? {
                None => return self.wrong("unexpected EOF; expected \"'\""),
                Some(char) if is_newline(char) => return self.wrong_before(NEWLINE),
                Some('\'') => return self.close_string(Kind::RawString, 1),
                Some(_) => {}
            }
        }
    }

    fn multiline(&mut self, quote: char) -> Step<'a> {
        loop {
            match self.next()? {
                None if quote == '"' => {
                    return self.wrong("unexpected EOF; expected '\"\"\"'");
                }
                None => return self.wrong("unexpected EOF; expected \"'''\""),
                Some('\\') if quote == '"' && !self.peek()?.is_some_and(is_newline) => {
                    self.escape()?;
                }
                Some(char) if char == quote && self.closes(quote)? => {
                    self.escaped = false;
                    let kind = if quote == '"' { Kind::Multiline } else { Kind::RawMultiline };
                    return self.close_string(kind, 3);
                }
                Some(_) => {}
            }
        }
    }

    /// Whether the quote just read closes with two more. Up to two quotes may stand before the closing ones.
    fn closes(&mut self, quote: char) -> Result<bool, Failure> {
        if !self.accept(quote)? {
            return Ok(false);
        }
        if !self.accept(quote)? {
            self.back();
            return Ok(false);
        }
        if self.peek()? != Some(quote) {
            return Ok(true);
        }
        let five = quote.to_string().repeat(5);
        let escaped = format!("\\{five}");
        if self.current().ends_with(&five) && !(quote == '"' && self.current().ends_with(&escaped))
        {
            return self.wrong(if quote == '"' {
                "unexpected '\"\"\"\"\"\"'"
            } else {
                "unexpected \"''''''\""
            });
        }
        self.back();
        self.back();
        Ok(false)
    }

    /// Gives the string without its closing quotes.
    fn close_string(&mut self, kind: Kind, quotes: usize) -> Step<'a> {
        self.at -= quotes;
        self.emit(kind);
        self.at += quotes;
        self.ignore();
        self.done()
    }

    /// An escape behind its backslash. Blanks may stand between a backslash and the end of a line.
    fn escape(&mut self) -> Result<(), Failure> {
        self.escaped = true;
        let (count, name, kind) = match self.next()? {
            Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | ' ' | '\t' | '\\') => return Ok(()),
            Some('x') => (2, "two", 'x'),
            Some('u') => (4, "four", 'u'),
            Some('U') => (8, "eight", 'U'),
            found => {
                let message = format!("invalid escape in string '\\{}'", found.unwrap_or('\0'));
                return if self.ended { self.wrong_before(message) } else { self.wrong(message) };
            }
        };
        for _ in 0..count {
            if !self.next()?.is_some_and(|char| char.is_ascii_hexdigit()) {
                let found = quote(self.current().as_bytes());
                return self.wrong(format!(
                    "expected {name} hexadecimal digits after '\\{kind}', but got {found} instead"
                ));
            }
        }
        Ok(())
    }
}
