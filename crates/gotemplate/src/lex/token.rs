//! What the lexer gives.

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// What is wrong; the cause is in [`Lexer::error`].
    Error,
    Eof,
    Text,
    LeftDelim,
    RightDelim,
    Space,
    Bool,
    /// A printable ASCII character that means nothing to the lexer, a comma among them.
    Char,
    CharConstant,
    Complex,
    Number,
    Str,
    RawStr,
    Assign,
    Declare,
    Pipe,
    LeftParen,
    RightParen,
    Identifier,
    /// `.name`
    Field,
    /// `$` or `$name`
    Variable,
    // Keywords from here on.
    Dot,
    Nil,
    Block,
    Break,
    Continue,
    Define,
    Else,
    End,
    If,
    Range,
    Template,
    With,
}

impl TokenKind {
    /// Keywords print as `<if>` in messages.
    pub(crate) fn is_keyword(self) -> bool {
        self as u8 >= TokenKind::Dot as u8
    }

    pub(super) fn keyword(word: &[u8]) -> Option<TokenKind> {
        Some(match word {
            b"nil" => TokenKind::Nil,
            b"block" => TokenKind::Block,
            b"break" => TokenKind::Break,
            b"continue" => TokenKind::Continue,
            b"define" => TokenKind::Define,
            b"else" => TokenKind::Else,
            b"end" => TokenKind::End,
            b"if" => TokenKind::If,
            b"range" => TokenKind::Range,
            b"template" => TokenKind::Template,
            b"with" => TokenKind::With,
            b"true" | b"false" => TokenKind::Bool,
            _ => return None,
        })
    }
}

/// A token: where it is in the text, and the 1-based line it starts on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) line: u32,
}

impl Token {
    /// What a parser holds before it has read anything; Go's zero token has line 0 too.
    pub(crate) const NONE: Token = Token { kind: TokenKind::Eof, start: 0, end: 0, line: 0 };
}
