//! `json.Marshal` and its variants.

use super::LOOKS_FOR_CYCLES;
use crate::number;
use crate::plain::{Plain, plain};
use chartroom_gotemplate::{Encoder, List, Str, Value};
use rustc_hash::FxHashSet;
use std::fmt;

/// `json.Marshal` (with `html_escape`) or an `Encoder` with `SetEscapeHTML(false)`, without its final newline.
/// Errors are Go's texts: `json: unsupported value: NaN`.
pub fn encode(value: &Value, html_escape: bool) -> Result<Vec<u8>, String> {
    encode_within(value, html_escape, usize::MAX).map_err(|error| error.to_string())
}

/// `json.MarshalIndent(value, "", "  ")`.
pub fn encode_indent(value: &Value) -> Result<Vec<u8>, String> {
    encode_indent_within(value, usize::MAX).map_err(|error| error.to_string())
}

/// [`encode`] for a text of up to about so many bytes: a value that holds another one many times can give far more
/// text than it takes itself.
pub fn encode_within(
    value: &Value,
    html_escape: bool,
    most: usize,
) -> Result<Vec<u8>, EncodeError> {
    // An `Encoder` is handed a pointer to the value.
    let level = usize::from(!html_escape);
    Writer { most, ..Writer::new(html_escape, false, level) }.finish(value)
}

/// [`encode_indent`] for a text of up to about so many bytes.
pub fn encode_indent_within(value: &Value, most: usize) -> Result<Vec<u8>, EncodeError> {
    Writer { most, ..Writer::new(true, true, 0) }.finish(value)
}

/// Why a value is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// Go cannot write it either, or it is nested too deep to be written here; what is said.
    Go(String),
    /// It grew longer than it may be.
    TooLong,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            EncodeError::Go(text) => text,
            EncodeError::TooLong => "the text is too long",
        })
    }
}

struct Writer {
    out: Vec<u8>,
    html_escape: bool,
    indented: bool,
    /// The collections that are not closed yet: values may be deeper than a stack.
    open: Vec<Open>,
    /// Pointers, maps and slices around the value at hand.
    level: usize,
    /// Those beyond the level from which on Go looks for cycles.
    seen: FxHashSet<usize>,
    /// How long the text may grow.
    most: usize,
}

/// A collection and how many of its items are written.
struct Open {
    items: Items,
    written: usize,
    /// The identity of a map or slice.
    id: Option<usize>,
}

enum Items {
    List(List),
    Object(Vec<(Str, Value)>),
}

impl Writer {
    fn new(html_escape: bool, indented: bool, level: usize) -> Self {
        let (out, open) = (Vec::new(), Vec::new());
        Self {
            out,
            html_escape,
            indented,
            open,
            level,
            seen: FxHashSet::default(),
            most: usize::MAX,
        }
    }

    fn finish(mut self, value: &Value) -> Result<Vec<u8>, EncodeError> {
        self.value(value)?;
        while let Some(mut open) = self.open.pop() {
            let next = match &open.items {
                Items::List(list) => {
                    list.items().get(open.written).map(|item| (None, item.clone()))
                }
                Items::Object(entries) => {
                    let entry = entries.get(open.written);
                    entry.map(|(key, value)| (Some(key.clone()), value.clone()))
                }
            };
            let Some((key, value)) = next else {
                if open.written > 0 {
                    self.line();
                }
                self.out.push(if matches!(open.items, Items::List(_)) { b']' } else { b'}' });
                if let Some(id) = open.id {
                    self.level -= 1;
                    self.seen.remove(&id);
                }
                continue;
            };
            if open.written > 0 {
                self.out.push(b',');
            }
            open.written += 1;
            self.open.push(open);
            self.line();
            if let Some(key) = key {
                self.string(key.as_bytes());
                self.out.extend_from_slice(if self.indented { b": " } else { b":" });
            }
            self.value(&value)?;
        }
        Ok(self.out)
    }

    /// Writes a value, of a collection only the bracket.
    fn value(&mut self, value: &Value) -> Result<(), EncodeError> {
        if self.out.len() > self.most {
            return Err(EncodeError::TooLong);
        }
        match plain(value, Encoder::Json) {
            Plain::Null => self.out.extend_from_slice(b"null"),
            Plain::Bool(value) => {
                self.out.extend_from_slice(if value { b"true" } else { b"false" })
            }
            Plain::Int(value) => self.out.extend_from_slice(value.to_string().as_bytes()),
            Plain::Uint(value) => self.out.extend_from_slice(value.to_string().as_bytes()),
            Plain::Float(value) if value.is_finite() => {
                self.out.extend_from_slice(number::format_json(value).as_bytes());
            }
            Plain::Float(value) => {
                let text = format!("json: unsupported value: {}", number::format_g(value));
                return Err(EncodeError::Go(text));
            }
            Plain::Str(text) if self.out.len().saturating_add(text.len()) > self.most => {
                return Err(EncodeError::TooLong);
            }
            Plain::Str(text) => self.string(text.as_bytes()),
            Plain::Word(text) => self.string(text.as_bytes()),
            Plain::List(list) => self.collection(b'[', Items::List(list), value)?,
            Plain::Map(map) => self.collection(b'{', Items::Object(map.entries()), value)?,
            Plain::Struct(fields) => self.collection(b'{', Items::Object(fields), value)?,
        }
        Ok(())
    }

    fn collection(&mut self, bracket: u8, items: Items, value: &Value) -> Result<(), EncodeError> {
        let id = match value {
            Value::Map(map) => Some(map.id()),
            Value::List(list) => Some(list.id()),
            _ => None,
        };
        self.level += usize::from(id.is_some());
        if let Some(id) = id.filter(|_| self.level > LOOKS_FOR_CYCLES)
            && !self.seen.insert(id)
        {
            let kind = value.go_type();
            let text = format!("json: unsupported value: encountered a cycle via {kind}");
            return Err(EncodeError::Go(text));
        }
        self.out.push(bracket);
        self.open.push(Open { items, written: 0, id });
        Ok(())
    }

    fn line(&mut self) {
        if self.indented {
            self.out.push(b'\n');
            self.out.resize(self.out.len() + self.open.len() * 2, b' ');
        }
    }

    /// Bytes that are not UTF-8 are written as the escape of U+FFFD, while that character itself stays.
    fn string(&mut self, text: &[u8]) {
        self.out.push(b'"');
        for chunk in text.utf8_chunks() {
            chunk.valid().chars().for_each(|char| self.char(char));
            chunk.invalid().iter().for_each(|_| self.escape(char::REPLACEMENT_CHARACTER));
        }
        self.out.push(b'"');
    }

    fn char(&mut self, char: char) {
        match char {
            '"' | '\\' => self.out.extend_from_slice(&[b'\\', char as u8]),
            '\n' => self.out.extend_from_slice(b"\\n"),
            '\r' => self.out.extend_from_slice(b"\\r"),
            '\t' => self.out.extend_from_slice(b"\\t"),
            '\x08' => self.out.extend_from_slice(b"\\b"),
            '\x0c' => self.out.extend_from_slice(b"\\f"),
            '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => self.escape(char),
            '<' | '>' | '&' if self.html_escape => self.escape(char),
            _ => self.out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }

    fn escape(&mut self, char: char) {
        self.out.extend_from_slice(format!("\\u{:04x}", char as u32).as_bytes());
    }
}
