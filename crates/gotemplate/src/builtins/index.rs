//! `index`, `slice` and `len`.

use super::{Arg, Outcome};
use crate::function::FuncError;
use crate::{ElemType, Kind, List, Map, MapType, Str, Value};

fn fail<T>(message: impl Into<String>) -> Result<T, FuncError> {
    Err(FuncError::new(message))
}

/// Go type of a value, or of what it points to.
fn pointed_type(value: &Value) -> String {
    let go_type = value.go_type();
    match (value.kind(), go_type.strip_prefix('*')) {
        (Kind::Ptr, Some(pointed)) => pointed.to_owned(),
        _ => go_type,
    }
}

/// An index into something that has room for `cap` items; Go lets `cap` itself through and fails later.
fn index_arg(index: &Value, cap: usize) -> Result<usize, FuncError> {
    let number = match index {
        Value::Int(number) | Value::Int64(number) => *number,
        Value::Uint8(number) => i64::from(*number),
        Value::Uint64(number) => *number as i64,
        Value::Nil => return fail("cannot index slice/array with nil"),
        other => return fail(format!("cannot index slice/array with type {}", other.go_type())),
    };
    match usize::try_from(number) {
        Ok(index) if index <= cap => Ok(index),
        _ => fail(format!("index out of range: {number}")),
    }
}

/// Whether items of a list or map are held by an `interface {}`.
pub(crate) fn list_items_boxed(list: &List) -> bool {
    list.elem() == ElemType::Any
}

/// The same for maps.
pub(crate) fn map_items_boxed(map: &Map) -> bool {
    matches!(map.map_type(), MapType::Any | MapType::Values)
}

/// What a map gives for a key that it lacks: the zero value of its element type.
pub(crate) fn missing_item(map: &Map) -> Value {
    match map.map_type() {
        MapType::Any | MapType::Values => Value::Nil,
        MapType::Str => Value::Str(Str::default()),
        MapType::Files => Value::Bytes([].as_slice().into()),
    }
}

pub(super) fn index<'a>(mut args: impl Iterator<Item = Arg<'a>>) -> Outcome {
    let Some(first) = args.next().filter(|arg| !arg.value.is_nil()) else {
        return fail("index of untyped nil");
    };
    let mut item = (first.value.clone(), first.boxed);
    for arg in args {
        if item.0.is_nil() {
            return fail("index of nil pointer");
        }
        item = index_once(&item.0.viewed(), &arg.value.viewed())?;
    }
    Ok(item)
}

fn index_once(item: &Value, index: &Value) -> Outcome {
    let found = match item {
        Value::List(list) => {
            let at = index_arg(index, list.len())?;
            list.items().get(at).map(|item| (item.clone(), list_items_boxed(list)))
        }
        Value::Bytes(bytes) => {
            let at = index_arg(index, bytes.len())?;
            bytes.get(at).map(|byte| (Value::Uint8(*byte), false))
        }
        Value::Str(text) => {
            let at = index_arg(index, text.len())?;
            let Some(byte) = text.as_bytes().get(at) else {
                return fail("reflect: string index out of range");
            };
            Some((Value::Uint8(*byte), false))
        }
        Value::Map(map) => {
            let key = match index {
                Value::Str(key) => key,
                Value::Nil => return fail("value is nil; should be of type string"),
                other => {
                    return fail(format!("value has type {}; should be string", other.go_type()));
                }
            };
            let value = map.get(key.as_bytes()).unwrap_or_else(|| missing_item(map));
            Some((value, map_items_boxed(map)))
        }
        other => return fail(format!("can't index item of type {}", pointed_type(other))),
    };
    found.ok_or_else(|| FuncError::new("reflect: slice index out of range"))
}

pub(super) fn len(arg: Arg<'_>) -> Outcome {
    let length = match &arg.value.viewed() {
        Value::Nil if arg.boxed => return fail("len of nil pointer"),
        Value::Nil => return fail("reflect: call of reflect.Value.Type on zero Value"),
        Value::List(list) => list.len(),
        Value::Map(map) => map.len(),
        Value::Str(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        other => return fail(format!("len of type {}", pointed_type(other))),
    };
    Ok((Value::Int(length as i64), false))
}

pub(super) fn slice(values: &[Value]) -> Outcome {
    let (item, indexes) = values.split_first().unwrap_or((&Value::Nil, &[]));
    let item = item.viewed();
    if item.is_nil() {
        return fail("slice of untyped nil");
    }
    if indexes.len() > 3 {
        return fail(format!("too many slice indexes: {}", indexes.len()));
    }
    let length = match &item {
        Value::Str(_) if indexes.len() == 3 => return fail("cannot 3-index slice a string"),
        Value::Str(text) => text.len(),
        Value::List(list) => list.len(),
        Value::Bytes(bytes) => bytes.len(),
        other => return fail(format!("can't slice item of type {}", other.go_type())),
    };
    let mut bounds = [0, length, length];
    for (slot, index) in bounds.iter_mut().zip(indexes) {
        *slot = index_arg(index, length)?;
    }
    let [start, end, cap] = bounds;
    if start > end {
        return fail(format!("invalid slice index: {start} > {end}"));
    }
    if indexes.len() == 3 && end > cap {
        return fail(format!("invalid slice index: {end} > {cap}"));
    }
    Ok((part(&item, start, end), false))
}

fn part(item: &Value, start: usize, end: usize) -> Value {
    match item {
        Value::Str(text) => Value::str(text.as_bytes().get(start..end).unwrap_or(&[])),
        Value::Bytes(bytes) => Value::Bytes(bytes.get(start..end).unwrap_or(&[]).into()),
        Value::List(list) => {
            let items = list.items().get(start..end).unwrap_or(&[]);
            Value::List(List::new(list.elem(), items.to_vec()))
        }
        other => other.clone(),
    }
}
