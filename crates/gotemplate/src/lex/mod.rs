//! The lexer: template text to tokens, by the rules of Go's `text/template/parse/lex.go`.

mod literals;
mod token;

use crate::{LexCause, Str, find};
pub(crate) use token::{Token, TokenKind};

/// Reads one template text.
pub(crate) struct Lexer {
    text: Str,
    pos: usize,
    start: usize,
    /// Line of `pos` and of `start`.
    line: u32,
    start_line: u32,
    inside_action: bool,
    paren_depth: u32,
    /// What the error token is about, once there is one.
    pub(crate) error: Option<LexCause>,
    /// `break` and `continue` are keywords unless functions of these names exist.
    keep_loop_words: bool,
}

const LEFT: &[u8] = b"{{";
const RIGHT: &[u8] = b"}}";

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_alphanumeric(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && !is_other_number(c))
}

/// Numbers that are no digits, and letters in circles: alphanumeric in Rust, but neither letters nor digits in Go.
const OTHER_NUMBERS: &[(u16, u16)] = &[
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0xbc, 0xbe),
    (0x9f4, 0x9f9),
    (0xb72, 0xb77),
    (0xbf0, 0xbf2),
    (0xc78, 0xc7e),
    (0xd58, 0xd5e),
    (0xd70, 0xd78),
    (0xf2a, 0xf33),
    (0x1369, 0x137c),
    (0x16ee, 0x16f0),
    (0x17f0, 0x17f9),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2150, 0x2182),
    (0x2185, 0x2189),
    (0x2460, 0x249b),
    (0x24b6, 0x24ff),
    (0x2776, 0x2793),
    (0x2cfd, 0x2cfd),
    (0x3007, 0x3007),
    (0x3021, 0x3029),
    (0x3038, 0x303a),
    (0x3192, 0x3195),
    (0x3220, 0x3229),
    (0x3248, 0x324f),
    (0x3251, 0x325f),
    (0x3280, 0x3289),
    (0x32b1, 0x32bf),
    (0xa6e6, 0xa6ef),
    (0xa830, 0xa835),
];

fn is_other_number(c: char) -> bool {
    let within =
        |range: &(u16, u16)| (u32::from(range.0)..=u32::from(range.1)).contains(&u32::from(c));
    !c.is_ascii() && OTHER_NUMBERS.iter().any(within)
}

fn newlines(text: &[u8]) -> u32 {
    memchr::memchr_iter(b'\n', text).count() as u32
}

impl Lexer {
    pub(crate) fn new(text: Str, keep_loop_words: bool) -> Self {
        Self {
            text,
            pos: 0,
            start: 0,
            line: 1,
            start_line: 1,
            inside_action: false,
            paren_depth: 0,
            error: None,
            keep_loop_words,
        }
    }

    /// The text of a token.
    pub(crate) fn slice(&self, start: u32, end: u32) -> &[u8] {
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or(&[])
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.pos..).unwrap_or(&[])
    }

    /// The next token; after an error or the end always another end.
    pub(crate) fn next_token(&mut self) -> Token {
        if self.error.is_some() {
            return Token { kind: TokenKind::Eof, ..self.span() };
        }
        if self.inside_action { self.action_token() } else { self.text_token() }
    }

    fn span(&self) -> Token {
        Token {
            kind: TokenKind::Eof,
            start: self.start as u32,
            end: self.pos as u32,
            line: self.start_line,
        }
    }

    /// The token from `start` to `pos`; the next one starts here.
    fn emit(&mut self, kind: TokenKind) -> Token {
        let token = Token { kind, ..self.span() };
        self.start = self.pos;
        self.start_line = self.line;
        token
    }

    /// Drops what lies between `start` and `pos`.
    fn ignore(&mut self) {
        let skipped = self.text.as_bytes().get(self.start..self.pos).unwrap_or(&[]);
        self.line += newlines(skipped);
        self.start = self.pos;
        self.start_line = self.line;
    }

    fn fail(&mut self, cause: LexCause) -> Token {
        self.error = Some(cause);
        Token { kind: TokenKind::Error, ..self.span() }
    }

    fn peek(&self) -> Option<char> {
        let rest = self.rest();
        let first = *rest.first()?;
        if first.is_ascii() {
            return Some(char::from(first));
        }
        let chunk = rest.get(..rest.len().min(4))?.utf8_chunks().next()?;
        Some(chunk.valid().chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn advance(&mut self) -> Option<char> {
        let c = self.peek()?;
        if c == '\n' {
            self.line += 1;
        }
        let invalid =
            c == char::REPLACEMENT_CHARACTER && !self.rest().starts_with("\u{fffd}".as_bytes());
        self.pos += if invalid { 1 } else { c.len_utf8() };
        Some(c)
    }

    fn accept(&mut self, set: &[u8]) -> bool {
        let found = self.rest().first().is_some_and(|byte| set.contains(byte));
        self.pos += usize::from(found);
        found
    }

    fn accept_run(&mut self, set: &[u8]) {
        self.pos += self.rest().iter().take_while(|byte| set.contains(byte)).count();
    }

    /// Outside actions: text up to the next action, without what its trim marker takes.
    fn text_token(&mut self) -> Token {
        loop {
            let Some(length) = find(self.rest(), LEFT) else {
                self.pos = self.text.len();
                if self.pos == self.start {
                    return self.emit(TokenKind::Eof);
                }
                self.line += newlines(self.text.as_bytes().get(self.start..).unwrap_or(&[]));
                return self.emit(TokenKind::Text);
            };
            if let Some(text) = self.text_before(length) {
                return text;
            }
            // Nothing comes of a comment; then the text goes on.
            if let Some(token) = self.left_delimiter() {
                return token;
            }
        }
    }

    fn text_before(&mut self, length: usize) -> Option<Token> {
        let text = self.rest().get(..length)?;
        let trims = self.rest().get(length + LEFT.len()..).is_some_and(has_left_trim_marker);
        let kept = if trims { length - trailing_spaces(text) } else { length };
        self.line += newlines(text.get(..kept)?);
        self.pos += kept;
        let token = self.emit(TokenKind::Text);
        self.pos += length - kept;
        self.ignore();
        (kept > 0).then_some(token)
    }

    /// At `{{`: the delimiter token, an error, or None after a comment.
    fn left_delimiter(&mut self) -> Option<Token> {
        self.pos += LEFT.len();
        let marker = if has_left_trim_marker(self.rest()) { 2 } else { 0 };
        if self.rest().get(marker..).is_some_and(|rest| rest.starts_with(b"/*")) {
            self.pos += marker;
            self.ignore();
            return self.comment();
        }
        let token = self.emit(TokenKind::LeftDelim);
        self.inside_action = true;
        self.pos += marker;
        self.ignore();
        self.paren_depth = 0;
        Some(token)
    }

    fn comment(&mut self) -> Option<Token> {
        self.pos += 2;
        let Some(length) = find(self.rest(), b"*/") else {
            return Some(self.fail(LexCause::UnclosedComment));
        };
        self.pos += length + 2;
        let Some(trims) = self.at_right_delimiter() else {
            return Some(self.fail(LexCause::CommentEnd));
        };
        self.skip_right_delimiter(trims);
        self.ignore();
        None
    }

    /// Steps over `}}` or ` -}}` and the space that a trim marker takes after it.
    fn skip_right_delimiter(&mut self, trims: bool) {
        self.pos += RIGHT.len();
        if trims {
            self.pos += 2;
            self.pos += self.rest().iter().take_while(|byte| is_space(**byte)).count();
        }
    }

    /// Whether the action ends here, and if so whether with a trim marker.
    fn at_right_delimiter(&self) -> Option<bool> {
        match self.rest() {
            [space, b'-', b'}', b'}', ..] if is_space(*space) => Some(true),
            [b'}', b'}', ..] => Some(false),
            _ => None,
        }
    }

    fn right_delimiter(&mut self, trims: bool) -> Token {
        if self.paren_depth > 0 {
            return self.fail(LexCause::UnclosedParenthesis);
        }
        if trims {
            self.pos += 2;
            self.ignore();
        }
        self.pos += RIGHT.len();
        let token = self.emit(TokenKind::RightDelim);
        if trims {
            self.pos += self.rest().iter().take_while(|byte| is_space(**byte)).count();
            self.ignore();
        }
        self.inside_action = false;
        token
    }

    fn action_token(&mut self) -> Token {
        if let Some(trims) = self.at_right_delimiter() {
            return self.right_delimiter(trims);
        }
        let Some(c) = self.advance() else {
            return self.fail(LexCause::UnclosedAction);
        };
        match c {
            ' ' | '\t' | '\r' | '\n' => self.space(),
            '=' => self.emit(TokenKind::Assign),
            ':' if self.accept(b"=") => self.emit(TokenKind::Declare),
            ':' => self.fail(LexCause::LoneColon),
            '|' => self.emit(TokenKind::Pipe),
            '"' => self.quoted(b'"', TokenKind::Str, LexCause::UnclosedString),
            '`' => self.raw_quoted(),
            '\'' => self.quoted(b'\'', TokenKind::CharConstant, LexCause::UnclosedCharacter),
            '$' => self.field_or_variable(TokenKind::Variable, TokenKind::Variable),
            '.' if !self.rest().first().is_some_and(u8::is_ascii_digit)
                && !self.rest().is_empty() =>
            {
                self.field_or_variable(TokenKind::Field, TokenKind::Dot)
            }
            '.' | '+' | '-' | '0'..='9' => {
                self.pos -= 1;
                self.number()
            }
            c if is_alphanumeric(c) => self.identifier(),
            '(' => {
                self.paren_depth += 1;
                self.emit(TokenKind::LeftParen)
            }
            ')' if self.paren_depth == 0 => self.fail(LexCause::StrayParenthesis),
            ')' => {
                self.paren_depth -= 1;
                self.emit(TokenKind::RightParen)
            }
            ' '..='~' => self.emit(TokenKind::Char),
            c => self.fail(LexCause::Unrecognized(c)),
        }
    }

    /// A run of spaces up to a closing ` -}}`, whose space belongs to the marker.
    fn space(&mut self) -> Token {
        while self.at_right_delimiter() != Some(true)
            && self.rest().first().is_some_and(|byte| is_space(*byte))
        {
            self.advance();
        }
        self.emit(TokenKind::Space)
    }

    fn at_terminator(&self) -> bool {
        match self.rest() {
            [] => true,
            [b' ' | b'\t' | b'\r' | b'\n' | b'.' | b',' | b'|' | b':' | b')' | b'(', ..] => true,
            rest => rest.starts_with(RIGHT),
        }
    }

    fn word(&mut self) {
        let is_in = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        self.pos += self.rest().iter().take_while(is_in).count();
        while self.peek().is_some_and(is_alphanumeric) {
            self.advance();
        }
    }

    fn bad_character(&mut self) -> Token {
        // It was no terminator, as the end is.
        let letter = self.peek().unwrap_or_default();
        self.fail(LexCause::BadCharacter(letter))
    }

    fn identifier(&mut self) -> Token {
        self.word();
        if !self.at_terminator() {
            return self.bad_character();
        }
        let word = self.text.as_bytes().get(self.start..self.pos).unwrap_or(&[]);
        let kind = match TokenKind::keyword(word) {
            Some(TokenKind::Break | TokenKind::Continue) if !self.keep_loop_words => {
                TokenKind::Identifier
            }
            Some(keyword) => keyword,
            None => TokenKind::Identifier,
        };
        self.emit(kind)
    }

    /// After `.` or `$`; `bare` is the kind if no name follows.
    fn field_or_variable(&mut self, kind: TokenKind, bare: TokenKind) -> Token {
        if self.at_terminator() {
            return self.emit(bare);
        }
        self.word();
        if self.at_terminator() { self.emit(kind) } else { self.bad_character() }
    }
}

fn has_left_trim_marker(text: &[u8]) -> bool {
    matches!(text, [b'-', space, ..] if is_space(*space))
}

/// How much a trim marker takes off the end: only the four space characters.
fn trailing_spaces(text: &[u8]) -> usize {
    text.iter().rev().take_while(|byte| is_space(**byte)).count()
}
