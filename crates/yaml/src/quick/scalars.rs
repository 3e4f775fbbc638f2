//! Plain, quoted and block scalars.

use super::{Reader, Stop, nothing, typed};
use chartroom_gotemplate::{Str, Value};

impl Reader<'_> {
    /// Reads a plain scalar to the end of its line; its end, and what ended it.
    pub(super) fn plain_line(&mut self, first: bool) -> Option<(usize, Stop)> {
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
    pub(super) fn plain_value<const KEEP: bool>(
        &mut self,
        column: isize,
        (start, end): (usize, usize),
        stop: Stop,
    ) -> Option<Value> {
        let first = self.slice(start, end);
        self.end = end;
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
                self.end = end;
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
    pub(super) fn has_more(&self, column: isize) -> Option<bool> {
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
    pub(super) fn quoted<const KEEP: bool>(&mut self, quote: u8, folded: bool) -> Option<Str> {
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
    pub(super) fn escaped<const KEEP: bool>(&mut self, start: usize, folded: bool) -> Option<Str> {
        let quote = self.byte(start - 1);
        let mut text = match KEEP {
            true => self.slice(start, self.at).as_bytes().to_vec(),
            false => Vec::new(),
        };
        // Blanks behind this are dropped at the end of a line.
        let mut solid = text.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
        loop {
            let (byte, next) = (self.here(), self.byte(self.at + 1));
            let (pushed, width) = match (quote, byte, next) {
                (b'"', b'\\', b'n') => (b'\n', 2),
                (b'"', b'\\', b't') => (b'\t', 2),
                (b'"', b'\\', b'r') => (b'\r', 2),
                (b'"', b'\\', b'u') if self.is_escape() => (b'u', 6),
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
            self.at += width;
            if !KEEP {
                continue;
            }
            text.push(pushed);
            if width > 1 || pushed != b' ' {
                solid = text.len();
            }
        }
        self.at += 1;
        Some(if KEEP { text.into() } else { nothing() })
    }

    /// Whether four digits follow that stand for a character, where nothing but parts is asked for.
    fn is_escape(&self) -> bool {
        let digits = self.text.as_bytes().get(self.at + 2..self.at + 6).unwrap_or_default();
        let is_surrogate =
            matches!(digits, [b'd' | b'D', b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F', ..]);
        let are_digits = digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit);
        self.parts.is_some() && are_digits && !is_surrogate
    }

    /// Passes line breaks within a quoted scalar and the blanks around them, and counts them.
    pub(super) fn pass_breaks(&mut self) -> Option<usize> {
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

    /// A block scalar, literal or folded, whose first line says how far it is indented.
    pub(super) fn block_scalar<const KEEP: bool>(
        &mut self,
        column: isize,
        folded: bool,
    ) -> Option<Value> {
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
            self.end = start;
            while self.here() == b' ' && self.at - start < indent {
                self.at += 1;
            }
            match self.here() {
                b'\n' => {
                    breaks += 1;
                    self.at += 1;
                    self.end = self.at;
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
            self.end = self.at;
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
    pub(super) fn scalar_indent(&self, column: isize) -> Option<usize> {
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
