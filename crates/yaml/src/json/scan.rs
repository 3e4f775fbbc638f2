//! The syntax of JSON with the error texts of encoding/json's scanner.

use super::replace_invalid_utf8;
use crate::quote::push_printable;

/// A syntax error: text and offset.
pub(super) type Syntax<T> = Result<T, (String, usize)>;

/// A place in a JSON text.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a [u8],
    pub(super) offset: usize,
}

impl Cursor<'_> {
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.get(self.offset).copied()
    }

    /// The next byte that is not white space.
    pub(super) fn next_byte(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.offset += 1;
        }
        self.byte()
    }

    /// The error for the byte here, or for the end of the text.
    pub(super) fn invalid<T>(&self, context: &str) -> Syntax<T> {
        let message = match self.byte() {
            Some(byte) => format!("invalid character {} {context}", quote_char(byte)),
            None => "unexpected end of JSON input".to_owned(),
        };
        Err((message, self.offset))
    }

    /// The error within a word. At the end of the text Go's scanner is fed one more space, which is at fault then.
    fn invalid_within<T>(&self, context: &str) -> Syntax<T> {
        match self.byte() {
            Some(_) => self.invalid(context),
            None => Err((format!("invalid character ' ' {context}"), self.offset)),
        }
    }

    pub(super) fn literal(&mut self, word: &str) -> Syntax<()> {
        for expected in word.bytes() {
            if self.byte() != Some(expected) {
                let context = format!("in literal {word} (expecting {})", quote_char(expected));
                return self.invalid_within(&context);
            }
            self.offset += 1;
        }
        Ok(())
    }

    fn digits(&mut self, context: &str) -> Syntax<()> {
        if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.invalid_within(context);
        }
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.offset += 1;
        }
        Ok(())
    }

    /// The text of a number.
    pub(super) fn number(&mut self) -> Syntax<String> {
        let start = self.offset;
        if self.byte() == Some(b'-') {
            self.offset += 1;
        }
        if self.byte() == Some(b'0') {
            self.offset += 1;
        } else {
            self.digits("in numeric literal")?;
        }
        if self.byte() == Some(b'.') {
            self.offset += 1;
            self.digits("after decimal point in numeric literal")?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.offset += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.offset += 1;
            }
            self.digits("in exponent of numeric literal")?;
        }
        let bytes = self.text.get(start..self.offset).unwrap_or(&[]);
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }

    /// A string; the cursor is at its opening quote.
    pub(super) fn string(&mut self) -> Syntax<String> {
        self.offset += 1;
        let mut value = String::new();
        loop {
            let start = self.offset;
            while self.byte().is_some_and(|byte| !matches!(byte, b'"' | b'\\' | ..0x20)) {
                self.offset += 1;
            }
            value.push_str(&replace_invalid_utf8(self.text.get(start..self.offset).unwrap_or(&[])));
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => self.escape(&mut value)?,
                _ => return self.invalid("in string literal"),
            }
        }
        self.offset += 1;
        Ok(value)
    }

    fn escape(&mut self, value: &mut String) -> Syntax<()> {
        self.offset += 1;
        let char = match self.byte() {
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(byte @ (b'\\' | b'/' | b'"')) => byte as char,
            Some(b'u') => {
                self.offset += 1;
                let code = self.code()?;
                value.push(self.surrogates(code));
                return Ok(());
            }
            _ => return self.invalid_within("in string escape code"),
        };
        self.offset += 1;
        value.push(char);
        Ok(())
    }

    /// The four digits of `\uXXXX`.
    fn code(&mut self) -> Syntax<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| (byte as char).to_digit(16));
            let Some(digit) = digit else {
                return self.invalid_within("in \\u hexadecimal character escape");
            };
            code = code * 16 + digit;
            self.offset += 1;
        }
        Ok(code)
    }

    /// The character of a code, with the second half of a surrogate pair if it follows. Lone halves are U+FFFD.
    fn surrogates(&mut self, code: u32) -> char {
        let second = self.text.get(self.offset..self.offset + 6).and_then(|bytes| match bytes {
            [b'\\', b'u', digits @ ..] => {
                u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
            }
            _ => None,
        });
        match (code, second) {
            (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
                self.offset += 6;
                let code = 0x10000 + ((code - 0xd800) << 10 | (second - 0xdc00));
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        }
    }
}

/// encoding/json's `quoteChar`: a byte is shown as the character of that number.
fn quote_char(byte: u8) -> String {
    match byte {
        b'\'' => "'\\''".to_owned(),
        b'\\' => "'\\\\'".to_owned(),
        byte => {
            let mut quoted = "'".to_owned();
            push_printable(&mut quoted, char::from(byte));
            quoted.push('\'');
            quoted
        }
    }
}
