//! The block style that nearly all documents of charts are written in, read straight to values. What is not plainly of
//! it (tabs, anchors, tags, explicit keys, flow collections over several lines, anything that looks odd or wrong) is left
//! to the parser: [`value`] then gives None, never a guess. Values files and manifests are a third of a render else.
//! [`parts`] builds nothing and notes where entries and items stand, in JSON on one line too: a trace asks that of all
//! that `toYaml`, `toJson` and their like write and read, which took half of its time with the parser.
//!
//! The page does without: it keeps the trees of what it read before.

mod flow;
mod scalars;

use crate::number::Integer;
use crate::resolve::{Resolved, resolve_plain};
use chartroom_gotemplate::{Map, Part, PartKey, Str, Value};
use std::ops::Range;

/// Collections within collections that are read here; the parser has a limit of its own, which lies higher.
const MAX_DEPTH: usize = 64;
const MAX_TEXT: usize = 2 << 20;
/// Bytes of a key. The parser counts characters, up to 1024.
const MAX_KEY: usize = 1000;
/// The column of what follows the last line.
const END: isize = -1;

/// The value of a text that is one mapping in block style; None where it takes the parser to tell.
pub(crate) fn value(text: &[u8]) -> Option<Value> {
    Reader::new(text)?.document::<true>(&|_| true)
}

/// The same, but the values of keys that are not `wanted` are null: they are looked at, not built.
pub(crate) fn value_of_keys(text: &[u8], wanted: &dyn Fn(&[u8]) -> bool) -> Option<Value> {
    Reader::new(text)?.document::<false>(wanted)
}

/// Where the entries and items of a collection stand, each before those in it; None where it takes the parser to tell.
pub(crate) fn parts(text: &[u8]) -> Option<Vec<Part>> {
    let mut reader = Reader::new(text)?;
    reader.parts = Some(Vec::new());
    reader.pass_start();
    reader.pass_to_content()?;
    (reader.column == 0).then_some(())?;
    match reader.here() {
        b'{' | b'[' => reader.inline::<false>(END)?,
        _ if reader.is_entry() => reader.sequence::<false>(0, false, 0)?,
        _ => {
            reader.key::<false>()?;
            reader.pass_mapping(0, 0)?
        }
    };
    reader.parts.filter(|_| reader.column == END)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Column of what comes next, once a node has been read.
    column: isize,
    /// The parts that were read, if those are asked for.
    parts: Option<Vec<Part>>,
    /// Where the key read last stands, with its quotes.
    key: Range<usize>,
    /// Where the value read last ends.
    end: usize,
}

/// What ends a plain scalar on its line.
#[derive(Clone, Copy, PartialEq)]
enum Stop {
    Colon,
    Comment,
    Line,
}

impl<'a> Reader<'a> {
    /// None if there are characters that mean more than themselves.
    fn new(text: &'a [u8]) -> Option<Self> {
        // The scanner counts what there is in a larger one.
        (text.len() <= MAX_TEXT).then_some(())?;
        let is_plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | b' '..=b'~');
        let all_plain = |part: &[u8]| part.iter().fold(true, |all, byte| all & is_plain(byte));
        let plain = text.chunks(256).all(all_plain);
        let text = std::str::from_utf8(text).ok()?;
        (plain || text.chars().all(is_readable)).then_some(Self {
            text,
            at: 0,
            column: END,
            parts: None,
            key: 0..0,
            end: 0,
        })
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn here(&self) -> u8 {
        self.byte(self.at)
    }

    fn is_spaced(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | b'\n' | 0)
    }

    /// Whether an item of a sequence begins here.
    fn is_entry(&self) -> bool {
        self.here() == b'-' && self.is_spaced(self.at + 1)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn document<const KEEP: bool>(&mut self, wanted: &dyn Fn(&[u8]) -> bool) -> Option<Value> {
        self.pass_start();
        self.pass_to_content()?;
        if self.column != 0 || self.is_entry() {
            return None;
        }
        let key = self.key::<true>()?;
        let value =
            self.mapping(0, key, 0, &|reader, key| match KEEP || wanted(key.as_bytes()) {
                true => reader.value::<true>(0, 0),
                false => reader.value::<false>(0, 0),
            })?;
        (self.column == END).then_some(value)
    }

    /// Passes comments, and the line `---` if it is the first one else.
    fn pass_start(&mut self) {
        while matches!(self.here(), b'#' | b'\n') {
            self.pass_line();
        }
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("---\n")) {
            self.pass_line();
        }
    }

    fn pass_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at += match memchr::memchr(b'\n', rest) {
            Some(length) => length + 1,
            None => rest.len(),
        };
    }

    fn pass_spaces(&mut self) {
        while self.here() == b' ' {
            self.at += 1;
        }
    }

    /// From the start of a line over blank lines and comments to the next content, whose column is noted.
    fn pass_to_content(&mut self) -> Option<()> {
        loop {
            let start = self.at;
            self.pass_spaces();
            match self.here() {
                b'\n' => self.at += 1,
                b'#' => self.pass_line(),
                b'\t' => return None,
                0 => {
                    self.column = END;
                    return Some(());
                }
                byte => {
                    // Where documents may end and directives stand.
                    if self.at == start {
                        let line = self.text.get(start..).unwrap_or("");
                        if byte == b'%' || line.starts_with("---") || line.starts_with("...") {
                            return None;
                        }
                    }
                    self.column = (self.at - start) as isize;
                    return Some(());
                }
            }
        }
    }

    /// What is left of a line behind a value: nothing, or a comment.
    fn end_line(&mut self) -> Option<()> {
        let start = self.at;
        self.pass_spaces();
        match self.here() {
            b'\n' | 0 => {}
            b'#' if self.at > start => {}
            _ => return None,
        }
        self.pass_line();
        self.pass_to_content()
    }

    fn block_mapping<const KEEP: bool>(
        &mut self,
        column: isize,
        key: Str,
        depth: usize,
    ) -> Option<Value> {
        if !KEEP {
            return self.pass_mapping(column, depth);
        }
        self.mapping(column, key, depth, &|reader, _| reader.value::<KEEP>(column, depth))
    }

    /// A mapping whose first key has just been read.
    fn mapping(
        &mut self,
        column: isize,
        first: Str,
        depth: usize,
        read: &dyn Fn(&mut Self, &Str) -> Option<Value>,
    ) -> Option<Value> {
        let map = Map::new();
        let mut key = first;
        (depth < MAX_DEPTH).then_some(())?;
        loop {
            let value = read(self, &key)?;
            map.insert(key, value);
            if !self.goes_on(column)? {
                return Some(Value::Map(map));
            }
            key = self.key::<true>()?;
        }
    }

    fn pass_mapping(&mut self, column: isize, depth: usize) -> Option<Value> {
        (depth < MAX_DEPTH).then_some(())?;
        loop {
            let part = self.begin_entry()?;
            self.value::<false>(column, depth)?;
            self.end_part(part);
            if !self.goes_on(column)? {
                return Some(Value::Nil);
            }
            self.key::<false>()?;
        }
    }

    /// The part of the key that was read last begins, if parts are asked for; its number.
    fn begin_entry(&mut self) -> Option<usize> {
        if self.parts.is_none() {
            return Some(0);
        }
        let Range { start, end } = self.key.clone();
        let (text, escape) = match self.slice(start, end).as_bytes() {
            [b'"', text @ .., _] => (text, b'\\'),
            [b'\'', text @ .., _] => (text, b'\''),
            text => (text, b'\n'),
        };
        (!text.contains(&escape) && text != b"<<").then_some(())?;
        let from = start + (end - start - text.len()) / 2;
        let key = PartKey::Text(from as u32..(from + text.len()) as u32);
        Some(self.begin_part(key, start))
    }

    fn begin_part(&mut self, key: PartKey, start: usize) -> usize {
        self.end = start;
        let Some(parts) = &mut self.parts else { return 0 };
        parts.push(Part::new(key, start));
        parts.len() - 1
    }

    fn end_part(&mut self, index: usize) {
        if let Some(parts) = &mut self.parts {
            Part::end(parts, index, self.end);
        }
    }

    /// Whether the mapping at a column has one more key.
    fn goes_on(&self, column: isize) -> Option<bool> {
        match self.column.cmp(&column) {
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => (!self.is_entry()).then_some(true),
            std::cmp::Ordering::Greater => None,
        }
    }

    /// A sequence. One that is not deeper than its key ends with the next key.
    fn sequence<const KEEP: bool>(
        &mut self,
        column: isize,
        indentless: bool,
        depth: usize,
    ) -> Option<Value> {
        let mut items = Vec::new();
        (depth < MAX_DEPTH).then_some(())?;
        for index in 0.. {
            let item = self.item::<KEEP>(column, depth, index)?;
            if KEEP {
                items.push(item);
            }
            if self.column == column && self.is_entry() {
                continue;
            }
            let ends = self.column < column || (indentless && self.column == column);
            return ends.then(|| if KEEP { Value::from(items) } else { Value::Nil });
        }
        None
    }

    fn item<const KEEP: bool>(&mut self, column: isize, depth: usize, index: u32) -> Option<Value> {
        let dash = self.at;
        self.at += 1;
        self.pass_spaces();
        let mut inner = column + (self.at - dash) as isize;
        if matches!(self.here(), b'\n' | b'#' | 0) {
            self.pass_line();
            self.pass_to_content()?;
            inner = self.column;
        }
        let is_there = inner > column;
        let start = if is_there { self.at } else { dash + 1 };
        let part = if KEEP { 0 } else { self.begin_part(PartKey::Index(index), start) };
        let value = match is_there {
            true => self.node::<KEEP>(column, inner, depth)?,
            false => Value::Nil,
        };
        if !KEEP {
            self.end_part(part);
        }
        Some(value)
    }

    /// What begins here, at the column `inner`, within the collection at a column.
    fn node<const KEEP: bool>(
        &mut self,
        column: isize,
        inner: isize,
        depth: usize,
    ) -> Option<Value> {
        match self.here() {
            b'-' if self.is_entry() => self.sequence::<KEEP>(inner, false, depth + 1),
            b'[' | b'{' | b'|' | b'>' => self.inline::<KEEP>(column),
            quote @ (b'"' | b'\'') => {
                let start = self.at;
                let text = self.quoted::<KEEP>(quote, true)?;
                self.end = self.at;
                if self.here() == b':' {
                    self.end_key(start)?;
                    return self.block_mapping::<KEEP>(inner, text, depth + 1);
                }
                self.end_line()?;
                Some(kept::<KEEP>(text))
            }
            _ => {
                let start = self.at;
                let (end, stop) = self.plain_line(true)?;
                if stop == Stop::Colon {
                    let key = self.plain_key::<KEEP>(start, end)?;
                    return self.block_mapping::<KEEP>(inner, key, depth + 1);
                }
                self.plain_value::<KEEP>(column, (start, end), stop)
            }
        }
    }

    /// A key with its colon.
    fn key<const KEEP: bool>(&mut self) -> Option<Str> {
        let quote = self.here();
        if matches!(quote, b'"' | b'\'') {
            let start = self.at;
            let key = self.quoted::<KEEP>(quote, false)?;
            self.end_key(start)?;
            return Some(key);
        }
        let start = self.at;
        match self.plain_line(true)? {
            (end, Stop::Colon) => self.plain_key::<KEEP>(start, end),
            _ => None,
        }
    }

    /// Passes the colon of a quoted key, which has to be on one line.
    fn end_key(&mut self, start: usize) -> Option<()> {
        let fits = self.at - start <= MAX_KEY && !self.slice(start, self.at).contains('\n');
        (fits && self.here() == b':' && self.is_spaced(self.at + 1)).then_some(())?;
        self.key = start..self.at;
        self.at += 1;
        Some(())
    }

    /// The key that was just read, and its colon. Keys of other types become strings (`convertToJSONableObject`).
    fn plain_key<const KEEP: bool>(&mut self, start: usize, end: usize) -> Option<Str> {
        let text = self.slice(start, end);
        (end == self.at && text.len() <= MAX_KEY && text != "<<").then_some(())?;
        self.key = start..end;
        self.at += 1;
        let is_word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_uppercase();
        let resolved = match text.as_bytes() {
            // No word with a meaning of its own is longer than five letters.
            [first, .., _, _, _, _, _, _] if is_word(first) => Resolved::Str,
            _ => resolve_plain(text),
        };
        match resolved {
            Resolved::Str | Resolved::Timestamp if KEEP => Some(text.into()),
            Resolved::Bool(value) if KEEP => Some(if value { "true" } else { "false" }.into()),
            Resolved::Int(Integer::Signed(value)) if KEEP => Some(value.to_string().into()),
            Resolved::Str
            | Resolved::Timestamp
            | Resolved::Bool(_)
            | Resolved::Int(Integer::Signed(_)) => Some(nothing()),
            _ => None,
        }
    }

    /// What stands behind a key's colon.
    fn value<const KEEP: bool>(&mut self, column: isize, depth: usize) -> Option<Value> {
        self.end = self.at;
        self.pass_spaces();
        if !matches!(self.here(), b'\n' | b'#' | 0) {
            return self.inline::<KEEP>(column);
        }
        self.pass_line();
        self.pass_to_content()?;
        if self.column > column {
            return self.node::<KEEP>(column, self.column, depth);
        }
        if self.column == column && self.is_entry() {
            return self.sequence::<KEEP>(column, true, depth + 1);
        }
        Some(Value::Nil)
    }

    /// A value on the line of its key or dash; `column` is that of the collection it is in.
    fn inline<const KEEP: bool>(&mut self, column: isize) -> Option<Value> {
        let value = match self.here() {
            b'|' => return self.block_scalar::<KEEP>(column, false),
            b'>' => return self.block_scalar::<KEEP>(column, true),
            quote @ (b'"' | b'\'') => kept::<KEEP>(self.quoted::<KEEP>(quote, true)?),
            b'[' | b'{' => self.flow::<KEEP>(0)?,
            _ => {
                let start = self.at;
                let (end, stop) = self.plain_line(true)?;
                if stop == Stop::Colon {
                    return None;
                }
                return self.plain_value::<KEEP>(column, (start, end), stop);
            }
        };
        self.end = self.at;
        self.end_line()?;
        Some(value)
    }
}

/// Characters that are themselves: not those that end lines or cannot be read.
fn is_readable(char: char) -> bool {
    matches!(char, '\t' | '\n' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..)
}

/// The text of what is not kept.
fn nothing() -> Str {
    thread_local! {
        static NOTHING: Str = Str::default();
    }
    NOTHING.with(Str::clone)
}

fn kept<const KEEP: bool>(text: Str) -> Value {
    if KEEP { Value::Str(text) } else { Value::Nil }
}

/// The value of a plain scalar; None for numbers that JSON lacks.
fn typed<const KEEP: bool>(text: &str) -> Option<Value> {
    let is_text = |byte: &u8| byte.is_ascii_alphabetic();
    let resolved = match text.as_bytes() {
        [first, .., _, _, _, _, _, _] if is_text(first) => Resolved::Str,
        _ => resolve_plain(text),
    };
    Some(match resolved {
        Resolved::Null => Value::Nil,
        Resolved::Bool(value) => Value::Bool(value),
        Resolved::Int(value) => Value::Float(value.as_f64()),
        Resolved::Float(value) if value.is_finite() => Value::Float(value),
        Resolved::Timestamp | Resolved::Str if KEEP => Value::str(text),
        Resolved::Timestamp | Resolved::Str => Value::Nil,
        Resolved::Float(_) | Resolved::Binary => return None,
    })
}

#[cfg(test)]
mod tests;
