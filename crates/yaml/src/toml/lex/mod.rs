//! The words of TOML, as BurntSushi's lexer tells them apart: a machine of states that gives one item after the other, so
//! that what is wrong in a word is told before what is wrong behind it.

mod numbers;
mod states;
mod strings;
mod values;

use chartroom_gotemplate::fmt::quote_rune;
use std::collections::VecDeque;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Eof,
    /// A bare part of a key.
    Text,
    String,
    /// A string that holds escapes.
    Escaped,
    RawString,
    Multiline,
    RawMultiline,
    Bool,
    Integer,
    Float,
    Datetime,
    Array,
    ArrayEnd,
    Table,
    TableEnd,
    ArrayTable,
    ArrayTableEnd,
    Key,
    KeyEnd,
    InlineTable,
    InlineTableEnd,
}

/// A word of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) line: usize,
}

/// What is wrong, and in which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) line: usize,
    pub(super) message: String,
}

/// What the machine does next.
#[derive(Clone, Copy)]
struct State<'a>(fn(&mut Lexer<'a>) -> Step<'a>);

type Step<'a> = Result<State<'a>, Failure>;

pub(super) struct Lexer<'a> {
    text: &'a str,
    /// The first byte behind the text that is no UTF-8.
    invalid: Option<u8>,
    /// Where the item begins.
    start: usize,
    at: usize,
    line: usize,
    ended: bool,
    /// Whether the string has an escape.
    escaped: bool,
    items: VecDeque<Item<'a>>,
    state: State<'a>,
    /// Where it goes on behind a value, key or comment.
    behind: Vec<State<'a>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let (text, invalid) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                (std::str::from_utf8(valid).unwrap_or_default(), rest.first().copied())
            }
        };
        Lexer {
            text,
            invalid,
            start: 0,
            at: 0,
            line: 1,
            ended: false,
            escaped: false,
            items: VecDeque::new(),
            state: State(Self::top),
            behind: Vec::new(),
        }
    }

    pub(super) fn item(&mut self) -> Result<Item<'a>, Failure> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Ok(item);
            }
            let State(step) = self.state;
            self.state = step(self)?;
        }
    }

    /// The next character, None at the end.
    fn next(&mut self) -> Result<Option<char>, Failure> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(char) = rest.chars().next() else {
            if let Some(byte) = self.invalid {
                return self.wrong(format!("invalid UTF-8 byte: 0x{byte:02x}"));
            }
            self.ended = true;
            return Ok(None);
        };
        self.line += usize::from(char == '\n');
        let allowed = match char {
            '\t' | '\n' => true,
            '\r' => rest.starts_with("\r\n"),
            _ => !char.is_ascii_control(),
        };
        if !allowed {
            return self.wrong(format!(
                "TOML files cannot contain control characters: '0x{:02x}'",
                u32::from(char)
            ));
        }
        self.at += char.len_utf8();
        Ok(Some(char))
    }

    /// Takes the last character back, or the end.
    fn back(&mut self) {
        if self.ended {
            self.ended = false;
            return;
        }
        let read = self.text.get(..self.at).unwrap_or_default();
        if let Some(char) = read.chars().next_back() {
            self.at -= char.len_utf8();
            self.line -= usize::from(char == '\n');
        }
    }

    fn peek(&mut self) -> Result<Option<char>, Failure> {
        let char = self.next()?;
        self.back();
        Ok(char)
    }

    fn accept(&mut self, char: char) -> Result<bool, Failure> {
        let found = self.next()? == Some(char);
        if !found {
            self.back();
        }
        Ok(found)
    }

    /// Passes characters, which belong to the item.
    fn pass(&mut self, wanted: impl Fn(char) -> bool) -> Result<(), Failure> {
        while self.next()?.is_some_and(&wanted) {}
        self.back();
        Ok(())
    }

    /// Passes blanks, which belong to no item.
    fn skip_blanks(&mut self) -> Result<(), Failure> {
        self.pass(is_blank)?;
        self.ignore();
        Ok(())
    }

    fn ignore(&mut self) {
        self.start = self.at;
    }

    fn current(&self) -> &'a str {
        self.text.get(self.start..self.at).unwrap_or_default()
    }

    fn emit(&mut self, kind: Kind) {
        self.items.push_back(Item { kind, text: self.current(), line: self.line });
        self.ignore();
    }

    /// Goes on where the value, key or comment stood.
    fn done(&mut self) -> Step<'a> {
        Ok(self.behind.pop().unwrap_or(State(Self::top)))
    }

    /// An error here; at the end of a text that ends with a newline it belongs to the last line.
    fn wrong<T>(&self, message: impl Into<String>) -> Result<T, Failure> {
        let read = self.text.get(..self.at).unwrap_or_default();
        let line = self.line - usize::from(self.ended && read.ends_with('\n'));
        Err(Failure { line, message: message.into() })
    }

    /// An error that belongs to the line before.
    fn wrong_before<T>(&self, message: impl Into<String>) -> Result<T, Failure> {
        Err(Failure { line: self.line.saturating_sub(1), message: message.into() })
    }
}

fn is_blank(char: char) -> bool {
    matches!(char, ' ' | '\t')
}

fn is_newline(char: char) -> bool {
    matches!(char, '\r' | '\n')
}

/// A character as Go's `%q`; the end is NUL.
fn shown(char: Option<char>) -> String {
    quote_rune(char.unwrap_or('\0'), false)
}

/// A character as it is, or that the text ends.
fn named(char: Option<char>) -> String {
    char.map_or_else(|| "end of file".to_owned(), |char| format!("'{char}'"))
}
