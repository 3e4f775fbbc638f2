//! Scalars of values, and another value for each.

use chartroom_gotemplate::{List, Map, Value};

/// Values with one scalar changed.
pub struct Change {
    /// Where it stands.
    pub path: Vec<String>,
    /// All values.
    pub values: Map,
    /// Whether the scalar was true for `if` before and is not now, or the other way round.
    pub flips: bool,
}

/// The paths of all scalars, in order.
pub fn leaves(values: &Map) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), Value::Map(values.clone()))];
    while let Some((path, value)) = open.pop() {
        let children: Vec<(String, Value)> = match &value {
            Value::Map(map) => {
                map.entries().into_iter().map(|(key, value)| (key.to_string(), value)).collect()
            }
            Value::List(list) => list
                .items()
                .iter()
                .enumerate()
                .map(|(at, item)| (at.to_string(), item.clone()))
                .collect(),
            Value::Nil => continue,
            _ => {
                found.push(path);
                continue;
            }
        };
        for (key, child) in children {
            let mut below: Vec<String> = path.clone();
            below.push(key);
            open.push((below, child));
        }
    }
    found.sort();
    found
}

/// The values with another scalar at a path: a string with an `x` more, a number one greater, a bool turned around.
pub fn change(values: &Map, path: &[String]) -> Option<Change> {
    let mut flips = false;
    let changed = replace(&Value::Map(values.clone()), path, &mut flips)?;
    Some(Change { path: path.to_vec(), values: changed.as_map()?.clone(), flips })
}

fn replace(value: &Value, path: &[String], flips: &mut bool) -> Option<Value> {
    let Some((first, rest)) = path.split_first() else {
        let changed = other(value)?;
        *flips = value.truth() != changed.truth();
        return Some(changed);
    };
    match value {
        Value::Map(map) => {
            let copy = map.shallow_copy();
            let below = replace(&map.get(first.as_bytes())?, rest, flips)?;
            copy.insert(first.as_str(), below);
            Some(Value::Map(copy))
        }
        Value::List(list) => {
            let index: usize = first.parse().ok()?;
            let mut items = list.items().to_vec();
            let below = replace(items.get(index)?, rest, flips)?;
            *items.get_mut(index)? = below;
            Some(Value::List(List::new(list.elem(), items)))
        }
        _ => None,
    }
}

fn other(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Bool(on) => Value::Bool(!on),
        Value::Int(number) => Value::Int(number + 1),
        Value::Int64(number) => Value::Int64(number + 1),
        Value::Float(number) => Value::Float(number + 1.0),
        Value::Str(text) => Value::from(other_text(&text.to_text())),
        _ => return None,
    })
}

/// Another text that is likely to be accepted where the first was: a quantity stays one, as does a port or a path.
fn other_text(text: &str) -> String {
    match text.char_indices().find(|(_, c)| c.is_ascii_digit()) {
        Some((at, digit)) if !text.contains("{{") => {
            let next = if digit == '9' { '8' } else { (digit as u8 + 1) as char };
            format!("{}{next}{}", &text[..at], &text[at + 1..])
        }
        _ => format!("{text}x"),
    }
}
