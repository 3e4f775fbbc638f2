//! Numbers and dates, as far as their characters go; the decoder looks at their form.

use super::{Item, Kind, Lexer, Step, shown};

impl<'a> Lexer<'a> {
    /// A number or date behind its first digit.
    pub(super) fn number(&mut self, first: char) -> Step<'a> {
        if first == '0' {
            match self.next()? {
                Some('x') => return self.based("a hexadecimal", 16),
                Some('o') => return self.based("an octal", 8),
                Some('b') => return self.based("a binary", 2),
                Some('0'..='9' | '_' | '.' | 'e' | 'E') => self.back(),
                _ => {
                    self.back();
                    return self.integer();
                }
            }
        }
        self.pass(|char| char.is_ascii_digit())?;
        match self.next()? {
            Some('-' | ':') => self.datetime(),
            Some('_') => self.decimal(),
            Some('.' | 'e' | 'E') => self.float(),
            _ => {
                self.back();
                self.integer()
            }
        }
    }

    fn integer(&mut self) -> Step<'a> {
        self.emit(Kind::Integer);
        self.done()
    }

    fn decimal(&mut self) -> Step<'a> {
        self.pass(|char| char.is_ascii_digit() || char == '_')?;
        match self.next()? {
            Some('.' | 'e' | 'E') => self.float(),
            _ => {
                self.back();
                self.integer()
            }
        }
    }

    fn float(&mut self) -> Step<'a> {
        self.pass(|char| {
            char.is_ascii_digit() || matches!(char, '_' | '.' | '-' | '+' | 'e' | 'E')
        })?;
        self.float_word()
    }

    fn datetime(&mut self) -> Step<'a> {
        self.pass(|char| {
            char.is_ascii_digit()
                || matches!(char, '-' | ':' | 'T' | 't' | ' ' | '.' | 'Z' | 'z' | '+')
        })?;
        let text = self.current().trim();
        self.items.push_back(Item { kind: Kind::Datetime, text, line: self.line });
        self.ignore();
        self.done()
    }

    fn based(&mut self, name: &str, base: u32) -> Step<'a> {
        let found = self.peek()?;
        if !found.is_some_and(|char| char.is_digit(base)) {
            let found = found.unwrap_or('\0');
            return self.wrong(format!("not {name} number: '{}{found}'", self.current()));
        }
        self.pass(|char| char == '_' || char.is_digit(base))?;
        self.integer()
    }

    /// A number behind its sign.
    pub(super) fn signed(&mut self) -> Step<'a> {
        let found = self.next()?;
        match found {
            Some('i') => self.signed_word('n', 'f'),
            Some('n') => self.signed_word('a', 'n'),
            Some('.') => self.wrong("floats must start with a digit, not '.'"),
            Some(char) if char.is_ascii_digit() => {
                let behind = self.peek()?;
                if let ('0', Some(base @ ('b' | 'o' | 'x'))) = (char, behind) {
                    return self.wrong(format!(
                        "cannot use sign with non-decimal numbers: '{}{base}'",
                        self.current()
                    ));
                }
                self.decimal()
            }
            _ => self.wrong(format!("expected a digit but got {}", shown(found))),
        }
    }

    fn signed_word(&mut self, second: char, third: char) -> Step<'a> {
        if !self.accept(second)? || !self.accept(third)? {
            return self.wrong(format!("invalid float: '{}'", self.current()));
        }
        self.float_word()
    }
}
