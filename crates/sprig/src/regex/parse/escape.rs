//! Escapes that stand for one character.

use super::input::Input;
use super::{Code, RegexError};

impl Input<'_> {
    /// Reads an escape, from its backslash: a code point, which may be half of a surrogate pair.
    pub(super) fn escape(&mut self) -> Result<u32, RegexError> {
        let start = *self;
        self.skip(1);
        let Some(escaped) = self.next() else {
            return Err(RegexError::new(Code::TrailingBackslash, ""));
        };
        let code = match escaped {
            // A single digit other than 0 would be a backreference, which does not exist.
            '1'..='7' if !matches!(self.peek(), Some(b'0'..=b'7')) => None,
            '0'..='7' => Some(self.octal(escaped)),
            'x' => self.hexadecimal(),
            'a' => Some(7),
            'f' => Some(12),
            'n' => Some(10),
            'r' => Some(13),
            't' => Some(9),
            'v' => Some(11),
            _ if escaped.is_ascii() && !escaped.is_ascii_alphanumeric() => Some(escaped.into()),
            _ => None,
        };
        code.ok_or_else(|| RegexError::new(Code::Escape, self.since(&start)))
    }

    /// Up to three octal digits, the first of which has been read.
    fn octal(&mut self, first: char) -> u32 {
        let mut code = u32::from(first) - u32::from('0');
        for _ in 0..2 {
            let Some(digit @ b'0'..=b'7') = self.peek() else { break };
            code = code * 8 + u32::from(digit - b'0');
            self.skip(1);
        }
        code
    }

    /// `{1F600}` or two digits. What cannot be read is read up to the first wrong character, which Go quotes.
    fn hexadecimal(&mut self) -> Option<u32> {
        let first = self.next()?;
        if first != '{' {
            let second = self.next()?;
            return Some(first.to_digit(16)? * 16 + second.to_digit(16)?);
        }
        let mut code = 0;
        let mut digits = 0;
        loop {
            let next = self.next()?;
            if next == '}' {
                return (digits > 0).then_some(code);
            }
            code = code * 16 + next.to_digit(16)?;
            if code > u32::from(char::MAX) {
                return None;
            }
            digits += 1;
        }
    }
}
