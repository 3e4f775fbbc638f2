//! The words of TOML: keys, strings, numbers.

use super::datetime::DateTime;
use super::number;
use crate::quote::{push_printable, quote};
use chartroom_gotemplate::Value;
use std::rc::Rc;

/// A place in the text; errors are messages without place.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) offset: usize,
    pub(super) line: usize,
}

pub(super) type Lex<T> = Result<T, String>;

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip(&mut self) {
        if let Some(char) = self.peek() {
            self.line += usize::from(char == '\n');
            self.offset += char.len_utf8();
        }
    }

    /// Passes a text if it stands here.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            text.chars().for_each(|_| self.skip());
        }
        found
    }

    pub(super) fn pass_blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t')) {
            self.skip();
        }
    }

    /// Passes blanks, line ends and comments.
    pub(super) fn pass_space(&mut self) -> Lex<()> {
        loop {
            self.pass_blanks();
            match self.peek() {
                Some('#') => self.comment()?,
                Some('\n') => self.skip(),
                Some('\r') if self.rest().starts_with("\r\n") => self.skip(),
                Some('\r') => return self.control('\r'),
                _ => return Ok(()),
            }
        }
    }

    pub(super) fn comment(&mut self) -> Lex<()> {
        while let Some(char) = self.peek() {
            match char {
                '\n' => break,
                '\r' if self.rest().starts_with("\r\n") => break,
                '\t' => {}
                '\0'..='\x1f' | '\x7f' => return self.control(char),
                _ => {}
            }
            self.skip();
        }
        Ok(())
    }

    fn control<T>(&self, char: char) -> Lex<T> {
        Err(format!("TOML files cannot contain control characters: '0x{:02x}'", char as u32))
    }

    /// The character here as Go's %q; the end is NUL.
    pub(super) fn shown(&self) -> String {
        let char = self.peek().unwrap_or('\0');
        let mut shown = "'".to_owned();
        match char {
            '\'' | '\\' => shown.extend(['\\', char]),
            _ => push_printable(&mut shown, char),
        }
        shown.push('\'');
        shown
    }

    fn run(&mut self, allowed: impl Fn(char) -> bool) -> &'a str {
        let start = self.offset;
        while self.peek().is_some_and(&allowed) {
            self.skip();
        }
        self.text.get(start..self.offset).unwrap_or("")
    }

    /// A part of a key; None if none begins here.
    pub(super) fn key_part(&mut self) -> Lex<Option<String>> {
        match self.peek() {
            Some('"') => self.basic_string().map(Some),
            Some('\'') => self.literal_string().map(Some),
            _ => {
                let key =
                    self.run(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-'));
                Ok((!key.is_empty()).then(|| key.to_owned()))
            }
        }
    }

    /// A scalar value.
    pub(super) fn scalar(&mut self) -> Lex<Value> {
        match self.peek() {
            None => Err("unexpected EOF; expected value".to_owned()),
            Some('"') if self.eat("\"\"\"") => self.multiline('"').map(Value::from),
            Some('\'') if self.eat("'''") => self.multiline('\'').map(Value::from),
            Some('"') => self.basic_string().map(Value::from),
            Some('\'') => self.literal_string().map(Value::from),
            Some('.') => Err("floats must start with a digit, not '.'".to_owned()),
            Some('0'..='9' | '+' | '-') => self.number(),
            Some(char) if char.is_ascii_alphabetic() => self.word(),
            Some(_) => Err(format!("expected value but found {} instead", self.shown())),
        }
    }

    fn word(&mut self) -> Lex<Value> {
        match self.run(|char| char.is_alphabetic()) {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "inf" => Ok(Value::Float(f64::INFINITY)),
            "nan" => Ok(Value::Float(f64::NAN)),
            word => Err(format!("expected value but found {} instead", quote(word))),
        }
    }

    fn number(&mut self) -> Lex<Value> {
        let start = self.offset;
        let sign = self.run(|char| matches!(char, '+' | '-')).to_owned();
        if sign.len() > 1 {
            self.offset = start + 1;
        }
        if !sign.is_empty() {
            if let Some('i' | 'n') = self.peek() {
                return self.word().map(|value| match value {
                    Value::Float(value) if sign == "-" => Value::Float(-value),
                    value => value,
                });
            }
            if !self.peek().is_some_and(|char| char.is_ascii_digit()) {
                return Err(format!("expected a digit but got {}", self.shown()));
            }
        }
        if let [b'0', prefix @ (b'x' | b'o' | b'b'), ..] = self.rest().as_bytes() {
            return self.based(*prefix as char, &sign);
        }
        if sign.is_empty() && self.is_datetime() {
            return self.datetime();
        }
        self.run(|char| char.is_ascii_digit() || matches!(char, '_' | '.'));
        if self.eat("e") || self.eat("E") {
            let _ = self.eat("+") || self.eat("-");
            self.run(|char| char.is_ascii_digit() || char == '_');
        }
        number::decimal(self.text.get(start..self.offset).unwrap_or(""))
    }

    fn based(&mut self, prefix: char, sign: &str) -> Lex<Value> {
        let start = self.offset;
        if !sign.is_empty() {
            return Err(format!("cannot use sign with non-decimal numbers: '{sign}0{prefix}'"));
        }
        self.skip();
        self.skip();
        let (base, name) = match prefix {
            'x' => (16, "a hexadecimal"),
            'o' => (8, "an octal"),
            _ => (2, "a binary"),
        };
        let digits = self.run(|char| char == '_' || char.is_digit(base));
        if digits.is_empty() {
            let found = self.peek().unwrap_or('\0');
            return Err(format!("not {name} number: '0{prefix}{found}'"));
        }
        let text = self.text.get(start..self.offset).unwrap_or("");
        number::based(text, digits, base)
    }

    /// Four digits and a dash, or two and a colon.
    fn is_datetime(&self) -> bool {
        let bytes = self.rest().as_bytes();
        let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        matches!((digits, bytes.get(digits)), (4, Some(b'-')) | (2, Some(b':')))
    }

    fn datetime(&mut self) -> Lex<Value> {
        let start = self.offset;
        let part = |char: char| {
            char.is_ascii_digit() || matches!(char, '-' | ':' | '.' | '+' | 'T' | 't' | 'Z' | 'z')
        };
        self.run(part);
        if let [b' ', b'0'..=b'9', ..] = self.rest().as_bytes() {
            self.skip();
            self.run(part);
        }
        let text = self.text.get(start..self.offset).unwrap_or("");
        match DateTime::parse(text) {
            Some(time) => Ok(Value::Object(Rc::new(time))),
            None => Err(format!("invalid datetime: {}", quote(text))),
        }
    }

    fn basic_string(&mut self) -> Lex<String> {
        let mut value = String::new();
        self.skip();
        loop {
            match self.peek() {
                None => return Err("unexpected EOF; expected '\"'".to_owned()),
                Some('"') => break,
                Some('\n') => return Err("strings cannot contain newlines".to_owned()),
                Some('\\') => self.escape(&mut value)?,
                Some(char @ ('\0'..='\x08' | '\x0b'..='\x1f' | '\x7f')) => {
                    return self.control(char);
                }
                Some(char) => {
                    value.push(char);
                    self.skip();
                }
            }
        }
        self.skip();
        Ok(value)
    }

    fn literal_string(&mut self) -> Lex<String> {
        self.skip();
        let start = self.offset;
        loop {
            match self.peek() {
                None => return Err("unexpected EOF; expected \"'\"".to_owned()),
                Some('\'') => break,
                Some('\n') => return Err("strings cannot contain newlines".to_owned()),
                Some(char @ ('\0'..='\x08' | '\x0b'..='\x1f' | '\x7f')) => {
                    return self.control(char);
                }
                Some(_) => self.skip(),
            }
        }
        let value = self.text.get(start..self.offset).unwrap_or("").to_owned();
        self.skip();
        Ok(value)
    }

    /// The rest of a string in three quotes. A newline right after the quotes is dropped; up to two quotes may
    /// stand before the closing ones.
    fn multiline(&mut self, quote: char) -> Lex<String> {
        let closing: String = [quote; 3].iter().collect();
        let mut value = String::new();
        let _ = self.eat("\n") || self.eat("\r\n");
        while !self.eat(&closing) {
            match self.peek() {
                None if quote == '"' => {
                    return Err("unexpected EOF; expected '\"\"\"'".to_owned());
                }
                None => return Err("unexpected EOF; expected \"'''\"".to_owned()),
                Some('\\') if quote == '"' => self.multiline_escape(&mut value)?,
                Some('\r') if self.rest().starts_with("\r\n") => self.skip(),
                Some(char @ ('\0'..='\x08' | '\x0b'..='\x1f' | '\x7f')) => {
                    return self.control(char);
                }
                Some(char) => {
                    value.push(char);
                    self.skip();
                }
            }
        }
        for _ in 0..2 {
            if self.peek() == Some(quote) {
                value.push(quote);
                self.skip();
            }
        }
        Ok(value)
    }

    /// A backslash at the end of a line drops the white space up to the next word.
    fn multiline_escape(&mut self, value: &mut String) -> Lex<()> {
        let behind = self.rest().get(1..).unwrap_or("");
        if behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
            self.skip();
            while matches!(self.peek(), Some(' ' | '\t' | '\r' | '\n')) {
                self.skip();
            }
            return Ok(());
        }
        self.escape(value)
    }

    fn escape(&mut self, value: &mut String) -> Lex<()> {
        self.skip();
        let char = match self.peek() {
            Some('b') => '\x08',
            Some('t') => '\t',
            Some('n') => '\n',
            Some('f') => '\x0c',
            Some('r') => '\r',
            Some('e') => '\x1b',
            Some(char @ ('"' | '\\')) => char,
            Some('x') => return self.code(2, "two", value),
            Some('u') => return self.code(4, "four", value),
            Some('U') => return self.code(8, "eight", value),
            None => return Err("invalid escape in string '\\\0'".to_owned()),
            Some(char) => return Err(format!("invalid escape in string '\\{char}'")),
        };
        self.skip();
        value.push(char);
        Ok(())
    }

    fn code(&mut self, length: usize, name: &str, value: &mut String) -> Lex<()> {
        let kind = self.peek().unwrap_or('u');
        self.skip();
        let digits: String = self.rest().chars().take(length).collect();
        let valid = digits.chars().take_while(char::is_ascii_hexdigit).count();
        if valid < length {
            let found: String = digits.chars().take(valid + 1).collect();
            let found = quote(&format!("\\{kind}{found}"));
            return Err(format!(
                "expected {name} hexadecimal digits after '\\{kind}', but got {found} instead"
            ));
        }
        let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
        let Some(char) = code else {
            return Err(format!("Escaped character '\\{kind}{digits}' is not valid UTF-8."));
        };
        (0..length).for_each(|_| self.skip());
        value.push(char);
        Ok(())
    }
}
