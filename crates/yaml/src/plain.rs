//! Values as encoding/json sees them: objects by their fields, bytes as base64, nil slices and maps as null.

use crate::base64;
use chartroom_gotemplate::{Encoded, Encoder, List, Map, Str, Value};

/// One level of a value.
pub(crate) enum Plain {
    Null,
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    Str(Str),
    List(List),
    Map(Map),
    /// Fields in the order of their declaration.
    Struct(Vec<(Str, Value)>),
    /// Text without quotes.
    Word(Str),
}

/// How often an object may stand for another one.
const MAX_OBJECTS: usize = 16;

/// What stands for an object with an encoder; other values stand for themselves.
pub(crate) fn unwrapped(value: &Value, encoder: Encoder) -> Result<Value, Plain> {
    let mut value = value.clone();
    for _ in 0..MAX_OBJECTS {
        let Value::Object(object) = &value else { break };
        match object.encoded(encoder) {
            Encoded::Value(other) => value = other,
            Encoded::Struct(fields) => return Err(Plain::Struct(fields)),
            Encoded::Word(text) => return Err(Plain::Word(text)),
        }
    }
    Ok(value)
}

/// The value as JSON has it, its objects as `encoder` has them.
pub(crate) fn plain(value: &Value, encoder: Encoder) -> Plain {
    match unwrapped(value, encoder) {
        Ok(value) => of_value(value),
        Err(plain) => plain,
    }
}

fn of_value(value: Value) -> Plain {
    match value {
        Value::Nil | Value::Object(_) => Plain::Null,
        Value::Bool(value) => Plain::Bool(value),
        Value::Int(value) | Value::Int64(value) => Plain::Int(value),
        Value::Uint8(value) => Plain::Uint(value.into()),
        Value::Uint64(value) => Plain::Uint(value),
        Value::Float(value) => Plain::Float(value),
        Value::Str(text) => Plain::Str(text),
        Value::Bytes(bytes) => Plain::Str(base64::encode(&bytes).into()),
        Value::List(list) if list.is_nil() => Plain::Null,
        Value::List(list) => Plain::List(list),
        Value::Map(map) if map.is_nil() => Plain::Null,
        Value::Map(map) => Plain::Map(map),
    }
}
