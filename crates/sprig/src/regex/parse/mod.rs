//! Reads a pattern in Go's syntax (RE2 with Perl's extensions) into the form that the engine compiles.
//! Acceptance and error texts are those of Go's `regexp/syntax`.

mod class;
mod escape;
mod fold;
mod group;
mod input;
mod repeat;
#[cfg(feature = "whole")]
mod unicode;
#[cfg(not(feature = "whole"))]
mod unicode {
    /// The tables are in the whole engine alone.
    pub(super) fn class(_: &str) -> Option<regex_syntax::hir::ClassUnicode> {
        crate::part::want();
        None
    }
}

use super::error::{Code, RegexError};
use input::Input;
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Dot, Hir, Look};

/// How deep expressions may nest. Go allows 1000 levels; the engine compiles recursively, and the stack of a
/// browser's worker is small.
const MAX_HEIGHT: usize = 250;

/// A pattern that has been read.
pub(super) struct Parsed {
    /// The expression, with every group numbered.
    pub(super) hir: Hir,
    /// The names of all groups, "" for those without; the first is the whole match.
    pub(super) names: Vec<String>,
}

/// The flags that `(?imsU)` switches. Go's default is what Perl does, with `$` only at the very end.
#[derive(Clone, Copy, Default)]
struct Flags {
    fold_case: bool,
    multi_line: bool,
    dot_newline: bool,
    non_greedy: bool,
}

/// An expression with the measures by which Go limits nesting and repetition.
struct Item {
    hir: Hir,
    height: usize,
    /// The largest product of nested repeat counts.
    repeats: u32,
}

impl Item {
    fn leaf(hir: Hir) -> Self {
        Self { hir, height: 1, repeats: 1 }
    }
}

/// What is being read between two parentheses.
#[derive(Default)]
struct Frame {
    /// The flags to go back to at the closing parenthesis.
    outer_flags: Flags,
    /// The number of the group, if it captures.
    group: Option<u32>,
    /// Alternatives that a `|` has ended.
    alternatives: Vec<Item>,
    /// The items of the alternative being read.
    items: Vec<Item>,
}

struct Parser<'a> {
    pattern: &'a str,
    input: Input<'a>,
    flags: Flags,
    /// The frames around the current one, outermost first.
    outer: Vec<Frame>,
    frame: Frame,
    names: Vec<String>,
}

/// Reads a pattern.
pub(super) fn parse(pattern: &[u8]) -> Result<Parsed, RegexError> {
    let text = std::str::from_utf8(pattern).map_err(|error| {
        let rest = pattern.get(error.valid_up_to()..).unwrap_or_default();
        RegexError::new(Code::Utf8, &String::from_utf8_lossy(rest))
    })?;
    let mut parser = Parser {
        pattern: text,
        input: Input::new(text),
        flags: Flags::default(),
        outer: Vec::new(),
        frame: Frame::default(),
        names: vec![String::new()],
    };
    parser.run()?;
    if !parser.outer.is_empty() {
        return parser.fail(Code::MissingParen, text);
    }
    let frame = std::mem::take(&mut parser.frame);
    let hir = parser.finish(frame)?.hir;
    Ok(Parsed { hir, names: parser.names })
}

impl<'a> Parser<'a> {
    /// Reads to the end of the pattern.
    fn run(&mut self) -> Result<(), RegexError> {
        // Go forbids a repetition directly after a repetition (`a**`), but forgets about it when something
        // that pushes nothing stands between them (`a*(?i)*`).
        let mut last_repeat = None;
        while let Some(byte) = self.input.peek() {
            let before = self.input;
            let mut repeated = false;
            match byte {
                b'(' => self.open_group()?,
                b'|' => self.vertical_bar()?,
                b')' => self.close_group()?,
                b'^' => self.assertion(1, [Look::Start, Look::StartLF])?,
                b'$' => self.assertion(1, [Look::End, Look::EndLF])?,
                b'.' => self.dot()?,
                b'[' => self.bracket_class()?,
                b'*' | b'+' | b'?' | b'{' => repeated = self.repetition(last_repeat)?,
                b'\\' => self.backslash()?,
                _ => self.next_literal()?,
            }
            last_repeat = repeated.then_some(before);
        }
        Ok(())
    }

    fn fail<T>(&self, code: Code, excerpt: &str) -> Result<T, RegexError> {
        Err(RegexError::new(code, excerpt))
    }

    fn push(&mut self, hir: Hir) {
        self.frame.items.push(Item::leaf(hir));
    }

    fn next_literal(&mut self) -> Result<(), RegexError> {
        if let Some(literal) = self.input.next() {
            self.literal(literal);
        }
        Ok(())
    }

    fn literal(&mut self, literal: char) {
        let mut class = ClassUnicode::new([ClassUnicodeRange::new(literal, literal)]);
        if self.flags.fold_case {
            fold::fold(&mut class);
        }
        self.push(Hir::class(Class::Unicode(class)));
    }

    /// An assertion, in the sense it has without `(?m)` or with it.
    fn assertion(&mut self, bytes: usize, looks: [Look; 2]) -> Result<(), RegexError> {
        self.input.skip(bytes);
        let [whole_text, line] = looks;
        self.push(Hir::look(if self.flags.multi_line { line } else { whole_text }));
        Ok(())
    }

    fn dot(&mut self) -> Result<(), RegexError> {
        self.input.skip(1);
        let dot = if self.flags.dot_newline { Dot::AnyChar } else { Dot::AnyCharExceptLF };
        self.push(Hir::dot(dot));
        Ok(())
    }

    /// A backslash outside of brackets.
    fn backslash(&mut self) -> Result<(), RegexError> {
        match self.input.peek_second() {
            Some(b'A') => self.assertion(2, [Look::Start; 2]),
            Some(b'z') => self.assertion(2, [Look::End; 2]),
            Some(b'b') => self.assertion(2, [Look::WordAscii; 2]),
            Some(b'B') => self.assertion(2, [Look::WordAsciiNegate; 2]),
            Some(b'C') => self.fail(Code::Escape, "\\C"),
            Some(b'Q') => {
                self.quoted();
                Ok(())
            }
            _ => self.escaped(),
        }
    }

    /// `\Q…\E`: everything in between is literal; the end of the pattern ends it too.
    fn quoted(&mut self) {
        self.input.skip(2);
        let rest = self.input.rest();
        let (quoted, length) = match rest.split_once("\\E") {
            Some((quoted, _)) => (quoted, quoted.len() + 2),
            None => (rest, rest.len()),
        };
        quoted.chars().for_each(|literal| self.literal(literal));
        self.input.skip(length);
    }

    fn escaped(&mut self) -> Result<(), RegexError> {
        if let Some(class) = self.class_escape()? {
            self.push(Hir::class(Class::Unicode(class)));
            return Ok(());
        }
        match char::from_u32(self.input.escape()?) {
            Some(literal) => self.literal(literal),
            // Half of a surrogate pair: Go reads it, and it never matches.
            None => self.push(Hir::fail()),
        }
        Ok(())
    }

    fn vertical_bar(&mut self) -> Result<(), RegexError> {
        self.input.skip(1);
        let items = std::mem::take(&mut self.frame.items);
        let alternative = self.sequence(items)?;
        self.frame.alternatives.push(alternative);
        Ok(())
    }

    /// The item that stands for several: one is itself.
    fn join(&self, mut items: Vec<Item>, join: fn(Vec<Hir>) -> Hir) -> Result<Item, RegexError> {
        if items.len() == 1
            && let Some(item) = items.pop()
        {
            return Ok(item);
        }
        let height = 1 + items.iter().map(|item| item.height).max().unwrap_or(0);
        let repeats = items.iter().map(|item| item.repeats).max().unwrap_or(1);
        self.limited(Item {
            hir: join(items.into_iter().map(|item| item.hir).collect()),
            height,
            repeats,
        })
    }

    fn sequence(&self, items: Vec<Item>) -> Result<Item, RegexError> {
        self.join(items, Hir::concat)
    }

    /// The expression of a frame.
    fn finish(&self, frame: Frame) -> Result<Item, RegexError> {
        let Frame { group, mut alternatives, items, .. } = frame;
        alternatives.push(self.sequence(items)?);
        let inner = self.join(alternatives, Hir::alternation)?;
        let Some(index) = group else { return Ok(inner) };
        // Names are kept apart: the engine wants them to differ, Go says nothing before a search.
        let Item { hir, height, repeats } = inner;
        let capture = Capture { index, name: None, sub: Box::new(hir) };
        self.limited(Item { hir: Hir::capture(capture), height: height + 1, repeats })
    }

    fn limited(&self, item: Item) -> Result<Item, RegexError> {
        if item.height > MAX_HEIGHT {
            return self.fail(Code::NestingDepth, self.pattern);
        }
        Ok(item)
    }
}
