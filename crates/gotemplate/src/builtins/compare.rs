//! `eq`, `ne`, `lt`, `le`, `gt`, `ge`.

use crate::function::FuncError;
use crate::{Cause, Kind, Value, fmt};
use std::cmp::Ordering;

/// A value as comparisons see it: by kind, not by type.
enum Basic {
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    Complex(Value),
    Str(Value),
    /// Anything else, nil among it.
    Other(Value),
}

fn basic(value: &Value) -> Basic {
    match value {
        Value::Bool(on) => Basic::Bool(*on),
        Value::Int(number) | Value::Int64(number) => Basic::Int(*number),
        Value::Uint8(number) => Basic::Uint(u64::from(*number)),
        Value::Uint64(number) => Basic::Uint(*number),
        Value::Float(number) => Basic::Float(*number),
        Value::Str(_) => Basic::Str(value.clone()),
        Value::Object(object) => match object.kind() {
            Kind::Ptr | Kind::Struct | Kind::Slice | Kind::Map | Kind::Func | Kind::Invalid => {
                Basic::Other(value.clone())
            }
            Kind::Complex128 => Basic::Complex(value.clone()),
            // A named basic type, such as time.Duration.
            _ => match object.to_plain() {
                Value::Object(_) => Basic::Other(value.clone()),
                plain => basic(&plain),
            },
        },
        _ => Basic::Other(value.clone()),
    }
}

fn incompatible(left: &Value, right: &Value) -> FuncError {
    Cause::Incomparable(left.go_type(), right.go_type()).into()
}

/// Whether the first value equals one of the others.
pub(super) fn eq(values: &[Value]) -> Result<bool, FuncError> {
    let (first, others) = values.split_first().unwrap_or((&Value::Nil, &[]));
    if others.is_empty() {
        return Err(FuncError::new("missing argument for comparison"));
    }
    for other in others {
        if eq_two(first, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn eq_two(left: &Value, right: &Value) -> Result<bool, FuncError> {
    Ok(match (basic(left), basic(right)) {
        (Basic::Bool(left), Basic::Bool(right)) => left == right,
        (Basic::Int(left), Basic::Int(right)) => left == right,
        (Basic::Uint(left), Basic::Uint(right)) => left == right,
        (Basic::Int(int), Basic::Uint(uint)) | (Basic::Uint(uint), Basic::Int(int)) => {
            u64::try_from(int) == Ok(uint)
        }
        (Basic::Float(left), Basic::Float(right)) => left == right,
        (Basic::Str(left), Basic::Str(right)) => {
            left.as_str().map(|text| text.as_bytes()) == right.as_str().map(|text| text.as_bytes())
        }
        (Basic::Complex(left), Basic::Complex(right)) => same_object(&left, &right),
        (Basic::Other(left), Basic::Other(right)) => eq_others(&left, &right)?,
        _ if left.is_nil() || right.is_nil() => false,
        _ => return Err(incompatible(left, right)),
    })
}

fn same_object(left: &Value, right: &Value) -> bool {
    matches!((left, right), (Value::Object(left), Value::Object(right)) if left.equals(&**right))
}

fn is_comparable(value: &Value) -> bool {
    !matches!(value.kind(), Kind::Slice | Kind::Map | Kind::Func)
}

/// Whether a value is nil or a nil slice or map.
fn is_nil(value: &Value) -> bool {
    match value.viewed() {
        Value::Nil => true,
        Value::List(list) => list.is_nil(),
        Value::Map(map) => map.is_nil(),
        _ => false,
    }
}

fn eq_others(left: &Value, right: &Value) -> Result<bool, FuncError> {
    let text = |value: &Value| fmt::sprintf(b"%s", std::slice::from_ref(value));
    let (left_type, right_type) = (left.go_type(), right.go_type());
    if left.kind() != right.kind() && !left.is_nil() && !right.is_nil() {
        let (left, right) = (text(left), fmt::display(right));
        let message = format!("non-comparable types {left}: {left_type}, {right_type}: {right}");
        return Err(FuncError::new(message));
    }
    if is_nil(left) || is_nil(right) {
        return Ok(is_nil(left) && is_nil(right));
    }
    if !is_comparable(right) {
        let message = format!("non-comparable type {}: {right_type}", text(right));
        return Err(FuncError::new(message));
    }
    Ok(left_type == right_type && same_object(left, right))
}

/// The order of two values; None for NaN.
fn order(left: &Value, right: &Value) -> Result<Option<Ordering>, FuncError> {
    let invalid = || Err(FuncError::new("invalid type for comparison"));
    Ok(match (basic(left), basic(right)) {
        (Basic::Other(_), _) | (_, Basic::Other(_)) => return invalid(),
        (Basic::Bool(_), Basic::Bool(_)) | (Basic::Complex(_), Basic::Complex(_)) => {
            return invalid();
        }
        (Basic::Int(left), Basic::Int(right)) => Some(left.cmp(&right)),
        (Basic::Uint(left), Basic::Uint(right)) => Some(left.cmp(&right)),
        (Basic::Int(int), Basic::Uint(uint)) => Some(i128::from(int).cmp(&i128::from(uint))),
        (Basic::Uint(uint), Basic::Int(int)) => Some(i128::from(uint).cmp(&i128::from(int))),
        (Basic::Float(left), Basic::Float(right)) => left.partial_cmp(&right),
        (Basic::Str(left), Basic::Str(right)) => {
            let (left, right) = (left.as_str(), right.as_str());
            Some(left.map(|text| text.as_bytes()).cmp(&right.map(|text| text.as_bytes())))
        }
        _ => return Err(incompatible(left, right)),
    })
}

/// Whether `left < right`.
pub(super) fn lt(left: &Value, right: &Value) -> Result<bool, FuncError> {
    Ok(order(left, right)? == Some(Ordering::Less))
}

/// Whether `left <= right`.
pub(super) fn le(left: &Value, right: &Value) -> Result<bool, FuncError> {
    Ok(matches!(order(left, right)?, Some(Ordering::Less | Ordering::Equal)))
}
