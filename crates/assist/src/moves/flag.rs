//! `--set` entries that say what an entry of a values file says, and the other way round.

use super::leaves::leaves as tree_leaves;
use chartroom_core::{SetEntry, SetKind};
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::values::strvals::{Mode, parse_into};
use chartroom_yaml::{json, to_yaml};
use std::cell::Cell;

/// What an entry sets; none where it cannot be read, or reads a file.
pub(super) fn map(set: &SetEntry) -> Option<Map> {
    let mode = match set.kind {
        SetKind::Set => Mode::Typed,
        SetKind::String => Mode::String,
        SetKind::Json => Mode::Json,
        SetKind::Literal => Mode::Literal,
        SetKind::File => return None,
    };
    let map = Map::new();
    parse_into(&set.text, &map, mode, &Cell::default()).ok()?;
    Some(map)
}

/// The entry that sets a path to exactly this value: the plainest that does.
pub(super) fn entry(path: &[String], value: &Value) -> Option<SetEntry> {
    let key: Vec<String> = path.iter().map(|key| escaped(key, ".[]=,")).collect();
    let key = key.join(".");
    let encoded = String::from_utf8(json::encode(value, false).ok()?).ok()?;
    let typed = match value {
        Value::Str(_) => value.as_str().map(|text| escaped(&text.to_text(), ",")),
        Value::Map(_) | Value::List(_) => None,
        _ => Some(encoded.clone()),
    };
    let typed = typed.map(|text| format!("{key}={text}"));
    let candidates = [
        (SetKind::Set, typed.clone()),
        (SetKind::String, typed),
        (SetKind::Json, Some(format!("{key}={encoded}"))),
    ];
    let mut fitting = candidates.into_iter().filter_map(|(kind, text)| {
        let set = SetEntry { kind, text: text?.trim_end().to_owned() };
        let read = map(&set)?;
        same_text(&read, path, value).then_some(set)
    });
    fitting.next()
}

/// The value at a path of maps that hold nothing else.
fn one_leaf(map: &Map, path: &[String]) -> Option<Value> {
    let (key, rest) = path.split_first()?;
    let value = map.get(key.as_bytes()).filter(|_| map.len() == 1)?;
    match (&value, rest) {
        (_, []) => Some(value),
        (Value::Map(below), _) => one_leaf(below, rest),
        _ => None,
    }
}

/// Numbers that templates print alike, whole or not: from a values file all are floating-point ones, which are printed with
/// an exponent from here on.
const LARGE: f64 = 1e6;

/// Whether a value is the same to a template.
fn same_text(map: &Map, path: &[String], value: &Value) -> bool {
    let Some(read) = one_leaf(map, path) else { return false };
    let small = matches!(value, Value::Float(number) if number.abs() < LARGE);
    let kind = read.kind() == value.kind() || (small && matches!(read, Value::Int64(_)));
    kind && to_yaml(&read).ok() == to_yaml(value).ok()
}

fn escaped(text: &str, special: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char == '\\' || special.contains(char) || (out.is_empty() && char == '{') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// What an entry says as the paths of its values, each with a values file that says so; none where it changes items of a list
/// that stands elsewhere, and where it cannot be read.
pub(super) fn leaves(set: &SetEntry) -> Option<Vec<(Vec<String>, String)>> {
    let map = map(set)?;
    let text = String::from_utf8(to_yaml(&Value::Map(map)).ok()?).ok()?;
    let items = set.kind != SetKind::Json && set.text.contains('[');
    if items {
        return None;
    }
    let text = format!("{}\n", text.trim_end_matches('\n'));
    let root = chartroom_yaml::parse(&text).root?;
    let mut found = Vec::new();
    tree_leaves(&root, &mut Vec::new(), &mut |path, _| found.push((path.to_vec(), text.clone())));
    (!found.is_empty()).then_some(found)
}
