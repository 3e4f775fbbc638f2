//! Strings and numbers.

use super::{Lexer, Token, TokenKind, is_alphanumeric};
use crate::{LexCause, Str};

impl Lexer {
    pub(super) fn quoted(&mut self, quote: u8, kind: TokenKind, open: LexCause) -> Token {
        loop {
            match self.advance() {
                Some('\\') if self.rest().first().is_some_and(|byte| *byte != b'\n') => {
                    self.advance();
                }
                None | Some('\n' | '\\') => return self.fail(open),
                Some(c) if c == char::from(quote) => return self.emit(kind),
                Some(_) => {}
            }
        }
    }

    pub(super) fn raw_quoted(&mut self) -> Token {
        loop {
            match self.advance() {
                None => return self.fail(LexCause::UnclosedRawString),
                Some('`') => return self.emit(TokenKind::RawStr),
                Some(_) => {}
            }
        }
    }

    fn bad_number(&mut self) -> Token {
        let text = self.text.as_bytes().get(self.start..self.pos).unwrap_or(&[]);
        self.fail(LexCause::BadNumber(Str::from(text)))
    }

    pub(super) fn number(&mut self) -> Token {
        if !self.scan_number() {
            return self.bad_number();
        }
        if !matches!(self.rest().first(), Some(b'+' | b'-')) {
            return self.emit(TokenKind::Number);
        }
        // Complex, 1+2i: no spaces, and it must end in i.
        let imaginary = self.scan_number() && self.text.as_bytes().get(self.pos - 1) == Some(&b'i');
        if imaginary { self.emit(TokenKind::Complex) } else { self.bad_number() }
    }

    fn scan_number(&mut self) -> bool {
        const DECIMAL: &[u8] = b"0123456789_";
        const HEX: &[u8] = b"0123456789abcdefABCDEF_";
        self.accept(b"+-");
        let mut digits = DECIMAL;
        if self.accept(b"0") {
            if self.accept(b"xX") {
                digits = HEX;
            } else if self.accept(b"oO") {
                digits = b"01234567_";
            } else if self.accept(b"bB") {
                digits = b"01_";
            }
        }
        self.accept_run(digits);
        if self.accept(b".") {
            self.accept_run(digits);
        }
        let exponent = (digits.len() == DECIMAL.len() && self.accept(b"eE"))
            || (digits.len() == HEX.len() && self.accept(b"pP"));
        if exponent {
            self.accept(b"+-");
            self.accept_run(DECIMAL);
        }
        self.accept(b"i");
        // The next thing must not be alphanumeric.
        if self.peek().is_some_and(is_alphanumeric) {
            self.advance();
            return false;
        }
        true
    }
}
