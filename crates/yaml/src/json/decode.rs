//! `json.Unmarshal` into `interface{}` and into maps and slices of it.

use super::scan::{Cursor, Syntax};
use super::{MAX_READ_DEPTH, cannot_unmarshal, type_name};
use crate::{depth, number};
use chartroom_gotemplate::{List, Map, MapType, Value};

/// An error of encoding/json.
#[derive(Clone)]
pub struct JsonError {
    /// Go's text.
    pub message: String,
    /// Byte offset of what is wrong.
    pub offset: usize,
    /// What Go's target holds then: nothing after a syntax error, the rest of the document after a number that
    /// does not fit.
    pub partial: Value,
}

impl std::fmt::Debug for JsonError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} at {}", self.message, self.offset)
    }
}

impl std::fmt::Display for JsonError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

/// `json.Unmarshal` into an `interface{}`: numbers become float64.
pub fn decode(text: &[u8]) -> Result<Value, JsonError> {
    let mut decoder = Decoder { cursor: Cursor { text, offset: 0 }, type_error: None };
    let value = decoder.document().map_err(|(message, offset)| JsonError {
        message,
        offset,
        partial: Value::Nil,
    })?;
    match decoder.type_error {
        None => Ok(value),
        Some((message, offset)) => Err(JsonError { message, offset, partial: value }),
    }
}

/// `json.Unmarshal` into a `map[string]interface {}`; `null` makes it the nil map.
pub fn decode_map(text: &[u8]) -> Result<Map, JsonError> {
    let empty = || Value::Map(Map::new());
    match decode(text) {
        Ok(Value::Map(map)) => Ok(map),
        Ok(Value::Nil) => Ok(Map::nil(MapType::Any)),
        Ok(other) => Err(wrong_type(&other, text, "map[string]interface {}", empty())),
        Err(error) => Err(match error.partial {
            Value::Map(_) => error,
            Value::Nil => JsonError { partial: empty(), ..error },
            other => wrong_type(&other, text, "map[string]interface {}", empty()),
        }),
    }
}

/// `json.Unmarshal` into a `[]interface {}`; `null` makes it the nil slice.
pub fn decode_array(text: &[u8]) -> Result<List, JsonError> {
    let empty = || Value::from(Vec::new());
    match decode(text) {
        Ok(Value::List(list)) => Ok(list),
        Ok(Value::Nil) => Ok(List::nil(chartroom_gotemplate::ElemType::Any)),
        Ok(other) => Err(wrong_type(&other, text, "[]interface {}", empty())),
        Err(error) => Err(match error.partial {
            Value::List(_) => error,
            Value::Nil => JsonError { partial: empty(), ..error },
            other => wrong_type(&other, text, "[]interface {}", empty()),
        }),
    }
}

fn wrong_type(value: &Value, text: &[u8], target: &str, partial: Value) -> JsonError {
    let offset = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    JsonError { message: cannot_unmarshal(type_name(value), target), offset, partial }
}

struct Decoder<'a> {
    cursor: Cursor<'a>,
    /// The first number that is no float64.
    type_error: Option<(String, usize)>,
}

impl Decoder<'_> {
    fn document(&mut self) -> Syntax<Value> {
        let value = self.value(0)?;
        match self.cursor.next_byte() {
            None => Ok(value),
            Some(_) => self.cursor.invalid("after top-level value"),
        }
    }

    fn value(&mut self, depth: usize) -> Syntax<Value> {
        if depth > MAX_READ_DEPTH {
            let message = match depth::beyond_go(self.cursor.text) {
                Some(byte) => {
                    format!("invalid character '{}' exceeded max depth", char::from(byte))
                }
                None => depth::not_read(MAX_READ_DEPTH),
            };
            return Err((message, self.cursor.offset));
        }
        match self.cursor.next_byte() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Ok(Value::from(self.cursor.string()?)),
            Some(b't') => self.cursor.literal("true").map(|()| Value::Bool(true)),
            Some(b'f') => self.cursor.literal("false").map(|()| Value::Bool(false)),
            Some(b'n') => self.cursor.literal("null").map(|()| Value::Nil),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.cursor.invalid("looking for beginning of value"),
        }
    }

    fn number(&mut self) -> Syntax<Value> {
        let offset = self.cursor.offset;
        let text = self.cursor.number()?;
        if let Some(value) = number::parse_float(&text) {
            return Ok(Value::Float(value));
        }
        let message = cannot_unmarshal(&format!("number {text}"), "float64");
        self.type_error.get_or_insert((message, offset));
        Ok(Value::Nil)
    }

    fn object(&mut self, depth: usize) -> Syntax<Value> {
        self.cursor.offset += 1;
        let map = Map::new();
        if self.cursor.next_byte() == Some(b'}') {
            self.cursor.offset += 1;
            return Ok(Value::Map(map));
        }
        loop {
            if self.cursor.next_byte() != Some(b'"') {
                return self.cursor.invalid("looking for beginning of object key string");
            }
            let key = self.cursor.string()?;
            if self.cursor.next_byte() != Some(b':') {
                return self.cursor.invalid("after object key");
            }
            self.cursor.offset += 1;
            map.insert(key, self.value(depth + 1)?);
            match self.cursor.next_byte() {
                Some(b',') => self.cursor.offset += 1,
                Some(b'}') => break,
                _ => return self.cursor.invalid("after object key:value pair"),
            }
        }
        self.cursor.offset += 1;
        Ok(Value::Map(map))
    }

    fn array(&mut self, depth: usize) -> Syntax<Value> {
        self.cursor.offset += 1;
        let mut items = Vec::new();
        if self.cursor.next_byte() == Some(b']') {
            self.cursor.offset += 1;
            return Ok(Value::from(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            match self.cursor.next_byte() {
                Some(b',') => self.cursor.offset += 1,
                Some(b']') => break,
                _ => return self.cursor.invalid("after array element"),
            }
        }
        self.cursor.offset += 1;
        Ok(Value::from(items))
    }
}
