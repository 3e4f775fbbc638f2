//! What bodies of functions share: access to arguments that the executor has checked, Go's texts of panics,
//! and Sprig's `strval`.

use chartroom_gotemplate::{ElemType, Env, FuncError, List, Made, Map, MapType, Str, Value};

/// What a function gives back.
pub(crate) type Outcome = Result<Value, FuncError>;

/// Go's panic when a nil pointer is followed; sprig meets it where it asks a nil interface for its type.
pub(crate) const NIL_POINTER: &str =
    "runtime error: invalid memory address or nil pointer dereference";

/// An error with this text, or the Go panic of this text.
pub(crate) fn fail<T>(text: impl Into<String>) -> Result<T, FuncError> {
    Err(FuncError::new(text))
}

/// The argument; nil if there are fewer.
pub(crate) fn any(args: &[Value], index: usize) -> &Value {
    args.get(index).unwrap_or(&Value::Nil)
}

/// The bytes of a `string` argument.
pub(crate) fn bytes(args: &[Value], index: usize) -> &[u8] {
    match args.get(index) {
        Some(Value::Str(text)) => text.as_bytes(),
        _ => &[],
    }
}

/// A `string` argument, shared.
pub(crate) fn string(args: &[Value], index: usize) -> Str {
    args.get(index).and_then(Value::as_str).cloned().unwrap_or_default()
}

/// An `int` or `int64` argument.
pub(crate) fn int(args: &[Value], index: usize) -> i64 {
    match args.get(index) {
        Some(Value::Int(number) | Value::Int64(number)) => *number,
        _ => 0,
    }
}

/// A `map[string]interface {}` argument.
pub(crate) fn map(args: &[Value], index: usize) -> Map {
    match args.get(index) {
        Some(Value::Map(map)) => map.clone(),
        _ => Map::nil(MapType::Any),
    }
}

/// The arguments from this one on.
pub(crate) fn tail(args: &[Value], from: usize) -> &[Value] {
    args.get(from..).unwrap_or(&[])
}

/// Sprig's `strval`: strings and bytes as they are, others as `%v` prints them.
pub(crate) fn strval(env: &Env, value: &Value) -> Result<Str, FuncError> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        Value::Bytes(bytes) => {
            env.budget.text(bytes.len())?;
            Ok(Str::from(&**bytes))
        }
        Value::Object(object) => match object.stringer() {
            Some(text) => Ok(text),
            None => env.budget.display(value),
        },
        other => env.budget.display(other),
    }
}

/// The items of any slice as values, `[]byte` being a slice of `uint8`; None for other kinds.
pub(crate) fn slice_items(value: &Value) -> Option<Vec<Value>> {
    match value.viewed() {
        Value::List(list) => Some(list.items().to_vec()),
        Value::Bytes(bytes) => Some(bytes.iter().copied().map(Value::Uint8).collect()),
        _ => None,
    }
}

/// Takes what a list of these new texts needs besides the list itself, before they are made.
pub(crate) fn hold_texts(env: &Env, count: usize, bytes: usize) -> Result<(), FuncError> {
    env.budget.list(count)?;
    env.budget.hold(Made::List, count as u64 * TEXT + bytes as u64)
}

/// Bytes of a text besides its letters.
const TEXT: u64 = 32;

/// A `[]string`.
pub(crate) fn string_list(items: Vec<Value>) -> Value {
    List::new(ElemType::Str, items).into()
}
