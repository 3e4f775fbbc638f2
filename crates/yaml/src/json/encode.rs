//! `json.Marshal` and its variants.

use super::MAX_DEPTH;
use crate::number;
use crate::plain::{Plain, plain};
use chartroom_gotemplate::{Encoder, Str, Value};

/// `json.Marshal` (with `html_escape`) or an `Encoder` with `SetEscapeHTML(false)`, without its final newline.
/// Errors are Go's texts: `json: unsupported value: NaN`.
pub fn encode(value: &Value, html_escape: bool) -> Result<Vec<u8>, String> {
    Writer { out: Vec::new(), html_escape, indent: None }.finish(value)
}

/// `json.MarshalIndent(value, "", "  ")`.
pub fn encode_indent(value: &Value) -> Result<Vec<u8>, String> {
    Writer { out: Vec::new(), html_escape: true, indent: Some(0) }.finish(value)
}

struct Writer {
    out: Vec<u8>,
    html_escape: bool,
    /// Depth, if lines are indented.
    indent: Option<usize>,
}

impl Writer {
    fn finish(mut self, value: &Value) -> Result<Vec<u8>, String> {
        self.value(value, 0)?;
        Ok(self.out)
    }

    fn value(&mut self, value: &Value, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH && matches!(value, Value::Map(_) | Value::List(_)) {
            return Err(format!(
                "json: unsupported value: encountered a cycle via {}",
                value.go_type()
            ));
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
                return Err(format!("json: unsupported value: {}", number::format_g(value)));
            }
            Plain::Str(text) => self.string(text.as_bytes()),
            Plain::List(items) => {
                self.collection(b"[]", items.items(), |writer, item| {
                    writer.value(item, depth + 1)
                })?;
            }
            Plain::Word(text) => self.string(text.as_bytes()),
            Plain::Map(map) => self.object(&map.entries(), depth)?,
            Plain::Struct(fields) => self.object(&fields, depth)?,
        }
        Ok(())
    }

    fn object(&mut self, entries: &[(Str, Value)], depth: usize) -> Result<(), String> {
        self.collection(b"{}", entries, |writer, (key, value)| {
            writer.string(key.as_bytes());
            writer.out.extend_from_slice(if writer.indent.is_some() { b": " } else { b":" });
            writer.value(value, depth + 1)
        })
    }

    fn collection<T>(
        &mut self,
        brackets: &[u8; 2],
        items: &[T],
        mut write: impl FnMut(&mut Self, &T) -> Result<(), String>,
    ) -> Result<(), String> {
        let [open, close] = *brackets;
        self.out.push(open);
        self.indent = self.indent.map(|indent| indent + 1);
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.out.push(b',');
            }
            self.line();
            write(self, item)?;
        }
        self.indent = self.indent.map(|indent| indent.saturating_sub(1));
        if !items.is_empty() {
            self.line();
        }
        self.out.push(close);
        Ok(())
    }

    fn line(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push(b'\n');
            self.out.resize(self.out.len() + indent * 2, b' ');
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
