//! Reading tokens with Go's look-back of three, and errors about them. Error lines are those of the token read
//! last, as in Go, so the look-back is kept exactly.

use super::{Parsed, Parser};
use crate::lex::{Token, TokenKind};
use crate::{Clause, ParseCause, ParseError, Str, Unexpected};
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

    pub(super) fn expect(&mut self, kind: TokenKind, clause: Clause) -> Parsed<Token> {
        let token = self.next_non_space();
        if token.kind == kind { Ok(token) } else { Err(self.unexpected(token, clause)) }
    }

    /// End of the token read last.
    pub(super) fn last_end(&self) -> u32 {
        self.get(self.state.peeked).end
    }

    /// An error at the token read last.
    pub(super) fn error(&self, cause: ParseCause) -> Box<ParseError> {
        let token = self.get(0);
        self.error_at(token.start..token.end, cause)
    }

    pub(super) fn error_at(&self, span: Range<u32>, cause: ParseCause) -> Box<ParseError> {
        let line = self.get(0).line;
        let source = self.source.clone();
        Box::new(ParseError { source, line, cause, span, opened: None })
    }

    pub(super) fn unexpected(&self, token: Token, clause: Clause) -> Box<ParseError> {
        let Some(cause) = self.lexer.error.clone().filter(|_| token.kind == TokenKind::Error)
        else {
            let cause = ParseCause::Unexpected(self.describe(token), clause);
            return self.error_at(token.start..token.end, cause);
        };
        let line = self.state.action_line;
        let started = (line != 0 && line != token.line).then(|| (self.source.name.clone(), line));
        let span = token.start..token.end.max(token.start);
        let mut error = self.error_at(span, ParseCause::NoToken(cause, started));
        if line != 0 {
            error.opened = Some(self.state.action_start..token.start.max(self.state.action_start));
        }
        error
    }

    /// A token as messages show it.
    fn describe(&self, token: Token) -> Unexpected {
        let text = self.slice(token);
        match token.kind {
            TokenKind::Eof => Unexpected::End,
            kind if kind.is_keyword() => Unexpected::Keyword(Str::from(text)),
            _ => Unexpected::token(text),
        }
    }
}
