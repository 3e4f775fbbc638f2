//! JSON as Go's `encoding/json` writes and reads it.

mod decode;
mod encode;
mod scan;

pub use decode::{JsonError, decode, decode_array, decode_map};
pub use encode::{EncodeError, encode, encode_indent, encode_indent_within, encode_within};

use chartroom_gotemplate::Value;
use std::borrow::Cow;

/// Nesting that is read; Go reads 10000 levels, for which a browser's stack is too small.
const MAX_READ_DEPTH: usize = 300;
/// Below this level values that hold themselves are looked for (`startDetectCyclesAfter`).
const LOOKS_FOR_CYCLES: usize = 1000;

/// `json.UnmarshalTypeError`'s text at the top of a document.
pub(crate) fn cannot_unmarshal(found: &str, target: &str) -> String {
    format!("json: cannot unmarshal {found} into Go value of type {target}")
}

/// What encoding/json calls the kind of a value.
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Nil => "null",
        Value::Bool(_) => "bool",
        Value::Str(_) | Value::Bytes(_) => "string",
        Value::List(_) => "array",
        Value::Map(_) | Value::Object(_) => "object",
        _ => "number",
    }
}

/// Each byte that is not part of UTF-8 becomes U+FFFD, as Go's range over a string sees it.
pub(crate) fn replace_invalid_utf8(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    Cow::Owned(text)
}
