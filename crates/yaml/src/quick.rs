//! The block style that nearly all documents of charts are written in, read straight to values. What is not plainly of
//! it (tabs, anchors, tags, explicit keys, flow collections over several lines, anything that looks odd or wrong) is left
//! to the parser: [`value`] then gives None, never a guess. Values files and manifests are a third of a render else.
//!
//! The page does without: it keeps the trees of what it read before.

use crate::number::Integer;
use crate::resolve::{Resolved, resolve_plain};
use chartroom_gotemplate::{Map, Str, Value};

/// Collections within collections that are read here; the parser has a limit of its own, which lies higher.
const MAX_DEPTH: usize = 64;
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

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Column of what comes next, once a node has been read.
    column: isize,
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
        let is_plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | b' '..=b'~');
        let all_plain = |part: &[u8]| part.iter().fold(true, |all, byte| all & is_plain(byte));
        let plain = text.chunks(256).all(all_plain);
        let text = std::str::from_utf8(text).ok()?;
        (plain || text.chars().all(is_readable)).then_some(Self { text, at: 0, column: END })
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
        self.at += match chartroom_diagnostics::bytes::position(rest, b'\n') {
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
            self.value::<false>(column, depth)?;
            if !self.goes_on(column)? {
                return Some(Value::Nil);
            }
            self.key::<false>()?;
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
        loop {
            let item = self.item::<KEEP>(column, depth)?;
            if KEEP {
                items.push(item);
            }
            if self.column == column && self.is_entry() {
                continue;
            }
            let ends = self.column < column || (indentless && self.column == column);
            return ends.then(|| if KEEP { Value::from(items) } else { Value::Nil });
        }
    }

    fn item<const KEEP: bool>(&mut self, column: isize, depth: usize) -> Option<Value> {
        let dash = self.at;
        self.at += 1;
        self.pass_spaces();
        let inner = column + (self.at - dash) as isize;
        match self.here() {
            b'\n' | b'#' | 0 => {
                self.pass_line();
                self.pass_to_content()?;
                match self.column > column {
                    true => self.node::<KEEP>(column, self.column, depth),
                    false => Some(Value::Nil),
                }
            }
            _ => self.node::<KEEP>(column, inner, depth),
        }
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
        self.at += 1;
        Some(())
    }

    /// The key that was just read, and its colon. Keys of other types become strings (`convertToJSONableObject`).
    fn plain_key<const KEEP: bool>(&mut self, start: usize, end: usize) -> Option<Str> {
        let text = self.slice(start, end);
        (end == self.at && text.len() <= MAX_KEY && text != "<<").then_some(())?;
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
        self.end_line()?;
        Some(value)
    }

    /// Reads a plain scalar to the end of its line; its end, and what ended it.
    fn plain_line(&mut self, first: bool) -> Option<(usize, Stop)> {
        let starts = match self.here() {
            b'-' | b'?' | b':' => !matches!(self.byte(self.at + 1), b' ' | b'\t' | b'\n' | 0),
            b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' => false,
            b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' | b'\t' | b'\n' | b' ' | 0 => false,
            _ => true,
        };
        (starts || !first).then_some(())?;
        let mut end = self.at;
        loop {
            match self.here() {
                b'\n' | 0 => return Some((end, Stop::Line)),
                b'\t' => return None,
                b' ' => self.at += 1,
                b'#' if self.byte(self.at.wrapping_sub(1)) == b' ' => {
                    return Some((end, Stop::Comment));
                }
                b':' => match self.byte(self.at + 1) {
                    b' ' | b'\n' | 0 => return Some((end, Stop::Colon)),
                    b'\t' => return None,
                    _ => {
                        self.at += 1;
                        end = self.at;
                    }
                },
                _ => {
                    self.at += 1;
                    end = self.at;
                }
            }
        }
    }

    /// A plain scalar that is no key, with the lines that go on with it.
    fn plain_value<const KEEP: bool>(
        &mut self,
        column: isize,
        (start, end): (usize, usize),
        stop: Stop,
    ) -> Option<Value> {
        let first = self.slice(start, end);
        if stop == Stop::Line && self.has_more(column)? {
            let mut text = first.to_owned();
            let mut stop = stop;
            while stop == Stop::Line && self.has_more(column)? {
                self.at += 1;
                self.pass_spaces();
                let start = self.at;
                let (end, next) = self.plain_line(false)?;
                if next == Stop::Colon {
                    return None;
                }
                text.push(' ');
                text.push_str(self.slice(start, end));
                stop = next;
            }
            self.pass_line();
            self.pass_to_content()?;
            return typed::<KEEP>(&text);
        }
        self.pass_line();
        self.pass_to_content()?;
        typed::<KEEP>(first)
    }

    /// At the end of a line of a plain scalar: whether the next one belongs to it.
    fn has_more(&self, column: isize) -> Option<bool> {
        let mut next = self.at + 1;
        while self.byte(next) == b' ' {
            next += 1;
        }
        match self.byte(next) {
            b'\t' => None,
            b'\n' | b'#' | 0 => Some(false),
            _ => Some((next - self.at - 1) as isize > column),
        }
    }

    /// A quoted scalar, on one line or `folded` over several.
    fn quoted<const KEEP: bool>(&mut self, quote: u8, folded: bool) -> Option<Str> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.here() {
                byte if byte == quote => break,
                b'\t' | 0 => return None,
                b'\n' => return self.escaped::<KEEP>(start, folded),
                b'\\' if quote == b'"' => return self.escaped::<KEEP>(start, folded),
                _ => self.at += 1,
            }
        }
        if quote == b'\'' && self.byte(self.at + 1) == quote {
            return self.escaped::<KEEP>(start, folded);
        }
        let text = self.slice(start, self.at);
        self.at += 1;
        Some(if KEEP { text.into() } else { nothing() })
    }

    /// The rest of a quoted scalar from its first escape or line break on.
    fn escaped<const KEEP: bool>(&mut self, start: usize, folded: bool) -> Option<Str> {
        let quote = self.byte(start - 1);
        let mut text = self.slice(start, self.at).as_bytes().to_vec();
        // Blanks behind this are dropped at the end of a line.
        let mut solid = text.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
        loop {
            let (byte, next) = (self.here(), self.byte(self.at + 1));
            let (pushed, width) = match (quote, byte, next) {
                (b'"', b'\\', b'n') => (b'\n', 2),
                (b'"', b'\\', b't') => (b'\t', 2),
                (b'"', b'\\', b'"' | b'\\') | (b'\'', b'\'', b'\'') => (next, 2),
                (_, b'\n', _) if folded => {
                    text.truncate(solid);
                    match self.pass_breaks()? {
                        1 => text.push(b' '),
                        breaks => text.extend(std::iter::repeat_n(b'\n', breaks - 1)),
                    }
                    solid = text.len();
                    continue;
                }
                (b'"', b'\\', _) | (_, b'\n' | b'\t' | 0, _) => return None,
                _ if byte == quote => break,
                _ => (byte, 1),
            };
            text.push(pushed);
            self.at += width;
            if width > 1 || pushed != b' ' {
                solid = text.len();
            }
        }
        self.at += 1;
        Some(if KEEP { text.into() } else { nothing() })
    }

    /// Passes line breaks within a quoted scalar and the blanks around them, and counts them.
    fn pass_breaks(&mut self) -> Option<usize> {
        let mut breaks = 0;
        while self.here() == b'\n' {
            breaks += 1;
            self.at += 1;
            // A document might end here.
            if matches!(self.here(), b'-' | b'.') {
                return None;
            }
            self.pass_spaces();
        }
        Some(breaks)
    }

    /// A flow collection of plain words and quoted texts on one line.
    fn flow<const KEEP: bool>(&mut self, depth: usize) -> Option<Value> {
        (depth < MAX_DEPTH).then_some(())?;
        let map = (self.here() == b'{').then(Map::new);
        let close = if map.is_some() { b'}' } else { b']' };
        let mut items = Vec::new();
        self.at += 1;
        self.pass_spaces();
        if self.here() != close {
            loop {
                let key = match map {
                    Some(_) => Some(self.flow_key::<KEEP>()?),
                    None => None,
                };
                let value = self.flow_value::<KEEP>(depth)?;
                match (&map, key) {
                    (Some(map), Some(key)) if KEEP => map.insert(key, value),
                    _ if KEEP => items.push(value),
                    _ => {}
                }
                self.pass_spaces();
                match self.here() {
                    b',' => self.at += 1,
                    byte if byte == close => break,
                    _ => return None,
                }
                self.pass_spaces();
            }
        }
        self.at += 1;
        Some(match map {
            _ if !KEEP => Value::Nil,
            Some(map) => Value::Map(map),
            None => Value::from(items),
        })
    }

    fn flow_key<const KEEP: bool>(&mut self) -> Option<Str> {
        let start = self.at;
        let key = match self.here() {
            quote @ (b'"' | b'\'') => self.quoted::<KEEP>(quote, false)?,
            _ => {
                self.flow_word()?;
                let end = self.at;
                // A colon follows, which `plain_key` passes.
                (self.here() == b':').then_some(())?;
                let key = self.plain_key::<KEEP>(start, end)?;
                self.at -= 1;
                key
            }
        };
        (self.byte(self.at + 1) == b' ').then_some(())?;
        self.end_key(start)?;
        self.pass_spaces();
        Some(key)
    }

    fn flow_value<const KEEP: bool>(&mut self, depth: usize) -> Option<Value> {
        match self.here() {
            b'[' | b'{' => self.flow::<KEEP>(depth + 1),
            quote @ (b'"' | b'\'') => Some(kept::<KEEP>(self.quoted::<KEEP>(quote, false)?)),
            _ => {
                let start = self.at;
                self.flow_word()?;
                typed::<KEEP>(self.slice(start, self.at))
            }
        }
    }

    /// One word of a flow collection, without anything that might be an indicator.
    fn flow_word(&mut self) -> Option<()> {
        let start = self.at;
        let is_in = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/');
        let inner = |byte: u8| is_in(byte) || byte == b'-';
        while inner(self.here()) {
            self.at += 1;
        }
        let begins = is_in(self.byte(start)) || is_in(self.byte(start + 1));
        (self.at > start && begins).then_some(())
    }

    /// A block scalar, literal or folded, whose first line says how far it is indented.
    fn block_scalar<const KEEP: bool>(&mut self, column: isize, folded: bool) -> Option<Value> {
        self.at += 1;
        let chomp = self.here();
        if matches!(chomp, b'-' | b'+') {
            self.at += 1;
        }
        self.pass_spaces();
        (self.here() == b'\n').then_some(())?;
        self.at += 1;
        let indent = self.scalar_indent(column)?;
        let mut after_blank = false;
        let mut text = String::new();
        // Line breaks that count only if more text follows, or for `+`.
        let mut breaks = 0;
        let mut last_break = false;
        while self.at < self.text.len() {
            let start = self.at;
            while self.here() == b' ' && self.at - start < indent {
                self.at += 1;
            }
            match self.here() {
                b'\n' => {
                    breaks += 1;
                    self.at += 1;
                    continue;
                }
                0 => break,
                _ if self.at - start < indent => {
                    self.at = start;
                    break;
                }
                _ => {}
            }
            let from = self.at;
            self.pass_line();
            let line = self.slice(from, self.at);
            let body = line.strip_suffix('\n');
            let blank = line.starts_with([' ', '\t']);
            if KEEP {
                match folded && last_break && !after_blank && !blank {
                    true if breaks == 0 => text.push(' '),
                    true => {}
                    false => text.extend(last_break.then_some('\n')),
                }
                text.extend(std::iter::repeat_n('\n', breaks));
                text.push_str(body.unwrap_or(line));
            }
            after_blank = blank;
            breaks = 0;
            last_break = body.is_some();
        }
        self.pass_to_content()?;
        if chomp != b'-' && last_break {
            text.push('\n');
        }
        if chomp == b'+' {
            text.extend(std::iter::repeat_n('\n', breaks));
        }
        Some(if KEEP { Value::str(text) } else { Value::Nil })
    }

    /// The indentation of the first line of text; it has to be more than that of the blank lines before it.
    fn scalar_indent(&self, column: isize) -> Option<usize> {
        let mut next = self.at;
        let mut widest = 0;
        loop {
            let start = next;
            while self.byte(next) == b' ' {
                next += 1;
            }
            let spaces = next - start;
            match self.byte(next) {
                b'\t' | 0 => return None,
                b'\n' => widest = widest.max(spaces),
                _ => {
                    return (spaces as isize > column && spaces > 0 && spaces >= widest)
                        .then_some(spaces);
                }
            }
            next += 1;
        }
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
mod tests {
    use super::*;
    use crate::{json, memo};

    /// What the parser makes of a text; None for a fault.
    fn parsed(text: &str) -> Option<Value> {
        let root = memo::document(text.as_bytes()).ok()?;
        root.map_or(Some(Value::Nil), |root| crate::decode::value_of(&root).ok())
    }

    fn shown(value: &Value) -> String {
        String::from_utf8(json::encode(value, true).unwrap()).unwrap()
    }

    /// Whether the text is read here; what is read has to be what the parser reads.
    fn agrees(text: &str) -> bool {
        let value = value(text.as_bytes());
        let passed = value_of_keys(text.as_bytes(), &|_| false);
        assert_eq!(value.is_some(), passed.is_some(), "{text:?}");
        let Some(value) = value else { return false };
        let expected = parsed(text).unwrap_or_else(|| panic!("a fault is not seen in {text:?}"));
        assert_eq!(shown(&value), shown(&expected), "{text:?}");
        true
    }

    #[test]
    fn what_charts_are_written_in_is_read() {
        for text in [
            "# c\n\n---\na: 1\nb:\n  c: \"d\\n\\\"e\"  # f\n  g: 'h''i'\nj:\n",
            "a:\n- b: 1\n  c: yes\n-\n- - d\n  - e: ~\n- 'f': g\nh: i:j\n",
            "a:\n  - x\n    y\n  - -1\nb: c\n   d # e\nf: 017\ng: 2024-01-01\n",
            "a: |\n\n  b\n    c\n\n\nd: |-\n  e\n\nf:\n- |+\n  g\n\n",
            "a: {}\nb: []\nc: [d, 'e', [1, -2]]\nf: {g: true, \"h\": i/j}\n",
            "1: a\ntrue: b\na: 1\na: 2\nhelm.sh/hook: x, y\nf: a#b\n",
            "a: \u{e4}\u{1f600} # \u{2019}\nb: \"\u{e4}\"\n",
            "a: |\n  \tb\n c: d",
            "a:\n  b: c",
            "a:\n  {}\nb:\n  60\nc:\n- ::1\n-\n  - d\n-\n  'e'\n",
            "a: 'b  \n\n  c''d\n  e'\nf: \"g \\t \n  h\n\"\n",
            "a: > \n  b\n  c\n\n  d\n    e\n  f\n\nb: >-\n\n  g\n\n\n  h\n",
        ] {
            let expected = parsed(text).is_some();
            assert_eq!(agrees(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_odd_is_left_to_the_parser() {
        for text in [
            "",
            "a",
            "- a\n",
            "a: &b c\n",
            "a: *b\n",
            "a: !!str b\n",
            "a: \"b\\\n  c\"\n",
            "'a\n b': c\n",
            "a: 'b\n--- c'\n",
            "<<: {a: b}\n",
            "a: b: c\n",
            "a:\n\tb: c\n",
            "a: .inf\n",
            "null: a\n",
            "a: 1\n---\nb: 2\n",
            "a: b\r\n",
            "? a\n",
            "a: b\n c: d\n",
            "  a: b\n",
            "a: [b\n",
            "a: %b\n",
            "a: |2\n   b\n",
            "a: b\u{85}c: d\n",
            "a: \u{feff}\n",
            "a:\n- b\n  c: d\n",
        ] {
            assert!(!agrees(text), "{text:?}");
        }
    }

    /// Pieces of documents, put together at random: what is read is what the parser reads.
    #[test]
    fn what_is_read_is_what_the_parser_reads() {
        const PIECES: [&str; 64] = [
            "a",
            "b: ",
            "c:",
            "- ",
            "-",
            "\n",
            "\n",
            "\n  ",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            " ",
            "  ",
            "# d",
            " # e",
            "\"",
            "'",
            "\"f\"",
            "'g'",
            "|",
            "|-",
            "|+",
            ": ",
            ":",
            "{}",
            "[]",
            "[",
            "]",
            "{",
            "}",
            ",",
            ", ",
            "1",
            "0x1f",
            "1.5",
            "true",
            "~",
            "no",
            "---",
            "---\n",
            "...",
            "%",
            "\t",
            "?",
            "? ",
            "&h ",
            "*h",
            "!i ",
            "<<: ",
            "\u{e4}",
            "\u{2028}",
            "\\",
            "\\n",
            "''",
            "\n\n",
            "\nk: v",
            "\n  l: m",
            "\n    n: o",
            "\na: |\n  p\n",
            "2001-01-01",
            ">",
            "-1",
            "q r",
        ];
        let mut state = 7_u64;
        let mut random = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut read = 0;
        for turn in 0..60_000 {
            let mut text = String::new();
            if turn % 2 == 0 {
                text.push_str("a:");
            }
            for _ in 0..2 + random(14) {
                text.push_str(PIECES[random(PIECES.len())]);
            }
            read += usize::from(agrees(&text));
        }
        assert!(read > 1000, "{read}");
    }
}
