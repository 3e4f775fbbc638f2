//! From text to tokens, by the rules of libyaml as go-yaml v2 has them. The parts are: the reader's check, the queue
//! with its potential simple keys (`key: value` is only known to be a mapping when the colon is met, so tokens wait
//! in a queue), indentation, and the scanners of the single tokens.

mod block;
mod chars;
mod fetch;
mod flow;
mod indent;
mod plain;
mod reader;
mod tag;
mod token;

pub(crate) use token::{Mark, Token, TokenKind};

use crate::cause::Syntax;
use crate::depth;
use crate::problem::{Fault, Span};
use chars::Text;
use reader::Unreadable;
use std::collections::VecDeque;

/// Nesting that we accept. go-yaml accepts 10000 levels, which a browser's stack of about 1 MB does not bear where
/// values are decoded, compared and dropped.
pub(crate) const MAX_DEPTH: usize = 300;
/// Tokens of one text that we accept, about half a million entries: each takes some 200 bytes once it is read. A
/// cluster keeps at most 1.5 MiB of an object.
const MAX_TOKENS: usize = 2_000_000;

/// Where a `key:` may have begun.
#[derive(Clone, Copy, Debug)]
struct SimpleKey {
    /// In the block context at the current indent a key must follow.
    required: bool,
    /// Number of the key's first token, counted from the start of the stream.
    token: usize,
    mark: Mark,
    /// Whether the queue waits for it. go-yaml forgets this for an empty flow collection (it deletes the entry of
    /// the opening bracket from `simple_keys_by_tok` on closing), so `{}: 1` is read differently from `{a: b}: 1`.
    awaited: bool,
}

/// One level of flow nesting: its potential key.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    key: Option<SimpleKey>,
    /// Number of the token that opened the level, or of the key last noted on it.
    token: usize,
}

/// The scanner. Call [`Scanner::peek`] and [`Scanner::next`].
pub(crate) struct Scanner<'a> {
    text: Text<'a>,
    unreadable: Option<Unreadable>,
    mark: Mark,
    tokens: VecDeque<Token>,
    /// Tokens handed out so far.
    taken: usize,
    /// Column of the current block; -1 outside of all.
    indent: isize,
    indents: Vec<isize>,
    simple_key_allowed: bool,
    /// The last one is the innermost flow collection; the first is the block context.
    levels: Vec<Level>,
    ended: bool,
}

type Scan<T> = Result<T, Fault>;

impl<'a> Scanner<'a> {
    /// A scanner at the start of a text that may be anything.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let (text, unreadable) = reader::readable(bytes);
        let mut scanner = Self {
            text: Text::new(text),
            unreadable,
            mark: Mark::default(),
            tokens: VecDeque::new(),
            taken: 0,
            indent: -1,
            indents: Vec::new(),
            simple_key_allowed: true,
            levels: vec![Level::default()],
            ended: false,
        };
        // The byte order mark is no character of the text.
        for _ in 0..2 {
            if scanner.text.slice(scanner.mark.offset, scanner.mark.offset + 3) == "\u{feff}" {
                scanner.mark.offset += 3;
            }
        }
        scanner
    }

    /// The next token, left in the queue.
    pub(crate) fn peek(&mut self) -> Scan<&Token> {
        // A required key is asked for behind the end of the stream, too.
        while self.needs_more()? && !self.ended {
            self.fetch_next()?;
        }
        let end = self.mark;
        if self.tokens.is_empty() {
            self.tokens.push_back(Token { kind: TokenKind::StreamEnd, start: end, end });
        }
        match self.tokens.front() {
            Some(token) => Ok(token),
            None => Err(self.fault(Syntax::NoTokens, None)),
        }
    }

    /// Takes the next token out of the queue.
    pub(crate) fn next(&mut self) -> Scan<Token> {
        self.peek()?;
        self.taken += 1;
        if self.taken > MAX_TOKENS {
            return Err(self.fault(Syntax::TooMany, None));
        }
        let end = self.mark;
        Ok(self.tokens.pop_front().unwrap_or(Token { kind: TokenKind::StreamEnd, start: end, end }))
    }

    /// Whether the head of the queue is missing or may still turn out to be a key.
    fn needs_more(&mut self) -> Scan<bool> {
        if self.tokens.is_empty() {
            return Ok(true);
        }
        let taken = self.taken;
        let waits = |level: &Level| level.key.is_some_and(|key| key.awaited && key.token == taken);
        match self.levels.iter().rposition(waits) {
            None => Ok(false),
            Some(level) => Ok(self.valid_key(level)?.is_some()),
        }
    }

    /// What is wrong with a text that nests deeper than [`MAX_DEPTH`].
    pub(crate) fn too_deep(&self) -> Syntax {
        match depth::beyond_go(self.text.as_bytes()) {
            Some(_) => Syntax::TooDeepForGo,
            None => Syntax::TooDeep,
        }
    }

    fn error<T>(&self, start: Mark, cause: Syntax) -> Scan<T> {
        Err(self.fault(cause, Some(start)))
    }

    /// A fault of the scanner at the current place.
    fn fault(&self, cause: Syntax, start: Option<Mark>) -> Fault {
        let offset = self.mark.offset;
        let width = self.text.width(offset);
        let context = start.filter(|start| start.offset < offset);
        Fault {
            cause: cause.into(),
            line: self.mark.line + usize::from(self.mark.line > 0),
            span: offset..offset + if self.text.is_break(offset) { 0 } else { width },
            context: context.map(|start| self.first_char(start)),
        }
    }

    fn first_char(&self, start: Mark) -> Span {
        start.offset..start.offset + self.text.width(start.offset)
    }

    /// Fails if fewer than `chars` characters can be read before the window with the unreadable bytes.
    fn ensure(&self, chars: usize) -> Scan<()> {
        let Some(unreadable) = self.unreadable else {
            return Ok(());
        };
        let mut offset = self.mark.offset;
        for _ in 0..chars {
            if offset >= unreadable.window {
                let span = unreadable.offset..unreadable.offset + unreadable.width;
                let cause = unreadable.cause.into();
                return Err(Fault { cause, line: 0, span, context: None });
            }
            offset += self.text.width(offset);
        }
        Ok(())
    }

    /// The byte `ahead` bytes after the current place; 0 past the end.
    fn byte(&self, ahead: usize) -> u8 {
        self.text.byte(self.mark.offset + ahead)
    }

    fn at_end(&self) -> bool {
        self.text.is_end(self.mark.offset)
    }

    fn at_blank(&self) -> bool {
        self.text.is_blank(self.mark.offset)
    }

    fn at_break(&self) -> bool {
        self.text.is_break(self.mark.offset)
    }

    fn at_break_or_end(&self) -> bool {
        self.text.is_break_or_end(self.mark.offset)
    }

    /// Whether a blank, a break or the end stands `ahead` bytes on.
    fn spaced(&self, ahead: usize) -> bool {
        self.text.is_blank_break_or_end(self.mark.offset + ahead)
    }

    /// Passes one character.
    fn skip(&mut self) {
        self.mark.offset += self.text.width(self.mark.offset);
        self.mark.index += 1;
        self.mark.column += 1;
    }

    /// Passes ASCII characters of a kind, and gives them; none near bytes that cannot be read, where each step has to
    /// be looked at.
    fn pass_run(&mut self, is_kind: impl Fn(u8) -> bool) -> &'a str {
        let rest = if self.unreadable.is_some() { "" } else { self.text.rest(self.mark.offset) };
        let is_in = |byte: &u8| matches!(byte, b'\t' | b' '..=b'~') && is_kind(*byte);
        let length = rest.bytes().take_while(is_in).count();
        self.mark.offset += length;
        self.mark.index += length;
        self.mark.column += length;
        rest.get(..length).unwrap_or("")
    }

    /// Passes a run of characters, one at least, and appends them.
    fn read_run(&mut self, into: &mut String, is_kind: impl Fn(u8) -> bool) {
        match self.pass_run(is_kind) {
            "" => self.read(into),
            run => into.push_str(run),
        }
    }

    /// Passes one character and appends it.
    fn read(&mut self, into: &mut String) {
        let offset = self.mark.offset;
        into.push_str(self.text.slice(offset, offset + self.text.width(offset)));
        self.skip();
    }

    /// Passes a line break, if there is one, and gives what it means: CR, LF, CR LF and NEL are a newline, LS and
    /// PS stay themselves.
    fn read_break(&mut self) -> &'a str {
        let offset = self.mark.offset;
        let width = self.text.break_width(offset);
        if width == 0 {
            return "";
        }
        let carriage = self.byte(0) == b'\r' && width == 2;
        self.mark.offset += width;
        self.mark.index += if carriage { 2 } else { 1 };
        self.mark.column = 0;
        self.mark.line += 1;
        if width == 3 { self.text.slice(offset, offset + 3) } else { "\n" }
    }

    fn push(&mut self, kind: TokenKind, start: Mark) {
        self.tokens.push_back(Token { kind, start, end: self.mark });
    }

    fn in_flow(&self) -> bool {
        self.levels.len() > 1
    }
}

/// Line breaks and blanks between two parts of a folded scalar.
#[derive(Default)]
struct Fold {
    blanks: Span,
    first: &'static str,
    more: String,
    broken: bool,
}

impl Fold {
    /// Takes in a blank or a break at the scanner's place.
    fn take(&mut self, scanner: &mut Scanner<'_>) {
        if scanner.at_blank() {
            // Blanks at the start of a line are indentation.
            if self.broken {
                // A tab may be one too many; whoever calls looks at each.
                if scanner.pass_run(|byte| byte == b' ').is_empty() {
                    scanner.skip();
                }
            } else {
                let from = match self.blanks.is_empty() {
                    true => scanner.mark.offset,
                    false => self.blanks.start,
                };
                scanner.skip();
                scanner.pass_run(|byte| byte == b' ');
                self.blanks = from..scanner.mark.offset;
            }
            return;
        }
        let text = scanner.read_break();
        if self.broken {
            self.more.push_str(text);
        } else {
            self.broken = true;
            self.blanks = 0..0;
            self.first = match text {
                "\n" => "\n",
                "\u{2028}" => "\u{2028}",
                "\u{2029}" => "\u{2029}",
                _ => "",
            };
        }
    }

    /// What the parts are joined with: one newline is a space, of several the first is dropped.
    fn join(self, text: Text<'_>, into: &mut String) {
        if !self.broken {
            into.push_str(text.slice(self.blanks.start, self.blanks.end));
        } else if self.first != "\n" {
            into.push_str(self.first);
            into.push_str(&self.more);
        } else if self.more.is_empty() {
            into.push(' ');
        } else {
            into.push_str(&self.more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_an_end_of_tokens() {
        let text = format!("[{}]", "x,".repeat(MAX_TOKENS / 2));
        let mut scanner = Scanner::new(text.as_bytes());
        let mut count = 0;
        let fault = loop {
            match scanner.next() {
                Ok(_) => count += 1,
                Err(fault) => break fault,
            }
        };
        assert_eq!((count, fault.cause), (MAX_TOKENS, Syntax::TooMany.into()));
    }
}
