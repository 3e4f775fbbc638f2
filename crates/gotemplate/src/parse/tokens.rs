//! Reading tokens with Go's look-back of three, and errors about them. Error lines are those of the token read
//! last, as in Go, so the look-back is kept exactly.

use super::{Parsed, Parser};
use crate::error::ParseError;
use crate::fmt::quote;
use crate::lex::{Token, TokenKind};
use std::ops::Range;

impl Parser<'_> {
    pub(super) fn next(&mut self) -> Token {
        if self.state.peeked > 0 {
            self.state.peeked -= 1;
        } else {
            let token = self.lexer.next_token();
            self.set(0, token);
        }
        self.get(self.state.peeked)
    }

    fn get(&self, index: usize) -> Token {
        self.state.tokens.get(index).copied().unwrap_or(Token::NONE)
    }

    fn set(&mut self, index: usize, token: Token) {
        if let Some(slot) = self.state.tokens.get_mut(index) {
            *slot = token;
        }
    }

    pub(super) fn backup(&mut self) {
        self.state.peeked += 1;
    }

    /// Puts `token` back before the one read last.
    pub(super) fn backup2(&mut self, token: Token) {
        self.set(1, token);
        self.state.peeked = 2;
    }

    /// Puts two tokens back before the one read last; `first` will be read first.
    pub(super) fn backup3(&mut self, first: Token, second: Token) {
        self.set(1, second);
        self.set(2, first);
        self.state.peeked = 3;
    }

    pub(super) fn peek(&mut self) -> Token {
        if self.state.peeked == 0 {
            let token = self.lexer.next_token();
            self.set(0, token);
            self.state.peeked = 1;
        }
        self.get(self.state.peeked - 1)
    }

    pub(super) fn next_non_space(&mut self) -> Token {
        loop {
            let token = self.next();
            if token.kind != TokenKind::Space {
                return token;
            }
        }
    }

    pub(super) fn peek_non_space(&mut self) -> Token {
        let token = self.next_non_space();
        self.backup();
        token
    }

    pub(super) fn expect(&mut self, kind: TokenKind, context: &str) -> Parsed<Token> {
        let token = self.next_non_space();
        if token.kind == kind { Ok(token) } else { Err(self.unexpected(token, context)) }
    }

    /// End of the token read last.
    pub(super) fn last_end(&self) -> u32 {
        self.get(self.state.peeked).end
    }

    /// An error at the token read last.
    pub(super) fn error(&self, message: impl Into<String>) -> ParseError {
        let token = self.get(0);
        self.error_at(token.start..token.end, message.into())
    }

    pub(super) fn error_at(&self, span: Range<u32>, message: String) -> ParseError {
        ParseError {
            source: self.source.clone(),
            line: self.get(0).line,
            message,
            span,
            opened: None,
        }
    }

    pub(super) fn unexpected(&self, token: Token, context: &str) -> ParseError {
        if token.kind != TokenKind::Error {
            let message = format!("unexpected {} in {context}", self.describe(token));
            return self.error_at(token.start..token.end, message);
        }
        let action_line = self.state.action_line;
        let mut message = self.lexer.error.clone();
        let unclosed = message.ends_with(" action");
        if action_line != 0 && action_line != token.line {
            // "unclosed action started at", not "unclosed action in action started at".
            message.push_str(if unclosed { " started at " } else { " in action started at " });
            message.push_str(&format!("{}:{action_line}", self.source.name));
        }
        let mut error = self.error_at(token.start..token.end.max(token.start), message);
        if action_line != 0 {
            error.opened = Some(self.state.action_start..token.start.max(self.state.action_start));
        }
        error
    }

    /// A token as messages show it.
    fn describe(&self, token: Token) -> String {
        let text = self.slice(token);
        match token.kind {
            TokenKind::Eof => "EOF".to_owned(),
            kind if kind.is_keyword() => format!("<{}>", String::from_utf8_lossy(text)),
            _ => {
                let short = shortened(text);
                let dots = if text.len() > 10 { "..." } else { "" };
                format!("{}{dots}", quote(short))
            }
        }
    }
}

/// The first ten runes of a text longer than ten bytes.
fn shortened(text: &[u8]) -> &[u8] {
    let Ok(valid) = std::str::from_utf8(text) else {
        return text.get(..10).unwrap_or(text);
    };
    match valid.char_indices().nth(10) {
        Some((end, _)) if text.len() > 10 => text.get(..end).unwrap_or(text),
        _ => text,
    }
}
