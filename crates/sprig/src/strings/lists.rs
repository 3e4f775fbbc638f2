//! Texts to lists and back.

use super::runes::encoded_runes;
use crate::args::{Outcome, any, bytes, int, slice_items, string_list, strval};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int, Str as Text};
use chartroom_gotemplate::{ElemType, Env, Map, MapType, Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["split"],
        &[Text, Text],
        split,
        "Splits into a map with the keys `_0`, `_1` …",
        &[(r#"{{ $parts := split "/" "a/b" }}{{ $parts._0 }} {{ $parts._1 }}"#, "a b")],
    ),
    row(
        &["splitn"],
        &[Text, Int, Text],
        splitn,
        "Splits into at most that many parts, in a map as `split` gives.",
        &[(r#"{{ (splitn "/" 2 "a/b/c")._1 }}"#, "b/c")],
    ),
    row(
        &["splitList"],
        &[Text, Text],
        split_list,
        "Splits into a list.",
        &[(r#"{{ splitList "," "a,b,c" | last }}"#, "c")],
    ),
    row(
        &["join"],
        &[Text, Any],
        join,
        "Joins a list's items with a text between them, leaving out nil.",
        &[(r#"{{ list "a" 1 nil true | join "-" }}"#, "a-1-true")],
    ),
    row(
        &["sortAlpha"],
        &[Any],
        sort_alpha,
        "The items as texts, sorted by their bytes.",
        &[(r#"{{ list "b" "a" 10 9 | sortAlpha }}"#, "[10 9 a b]")],
    ),
    row(
        &["toStrings"],
        &[Any],
        to_strings,
        "The items as texts, leaving out nil.",
        &[(r#"{{ list 1 "a" nil true | toStrings | typeOf }}"#, "[]string")],
    ),
];

/// Where `needle` first is.
pub(super) fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    text.windows(needle.len()).position(|window| window == needle)
}

/// The parts between separators, at most `limit`; an empty separator parts the runes.
pub(super) fn parts<'a>(text: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = text;
    if separator.is_empty() {
        for rune in encoded_runes(text).take(limit.saturating_sub(1)) {
            parts.push(rune);
            rest = rest.get(rune.len()..).unwrap_or(&[]);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
        return parts;
    }
    while parts.len() + 1 < limit {
        let Some(at) = find(rest, separator) else { break };
        let (part, behind) = rest.split_at(at);
        parts.push(part);
        rest = behind.get(separator.len()..).unwrap_or(&[]);
    }
    parts.push(rest);
    parts
}

fn numbered(parts: Vec<&[u8]>) -> Outcome {
    let map = Map::with_type(MapType::Str);
    for (index, part) in parts.into_iter().enumerate() {
        map.insert(format!("_{index}"), Str::from(part));
    }
    Ok(map.into())
}

fn split(_: &Env, args: &[Value]) -> Outcome {
    numbered(parts(bytes(args, 1), bytes(args, 0), usize::MAX))
}

/// `strings.SplitN`: no parts for 0, all for a negative count.
fn splitn(_: &Env, args: &[Value]) -> Outcome {
    let limit = match int(args, 1) {
        0 => return numbered(Vec::new()),
        limit => usize::try_from(limit).unwrap_or(usize::MAX),
    };
    numbered(parts(bytes(args, 2), bytes(args, 0), limit))
}

fn split_list(_: &Env, args: &[Value]) -> Outcome {
    let parts = parts(bytes(args, 1), bytes(args, 0), usize::MAX);
    Ok(string_list(parts.into_iter().map(Value::str).collect()))
}

/// Sprig's `strslice`: the items but nil as texts; anything else is one text, nil none.
pub(crate) fn texts(value: &Value) -> Vec<Str> {
    match slice_items(value) {
        Some(items) => items.iter().filter(|item| !item.is_nil()).map(strval).collect(),
        None if value.is_nil() => Vec::new(),
        None => vec![strval(value)],
    }
}

fn join(_: &Env, args: &[Value]) -> Outcome {
    let texts = texts(any(args, 1));
    let texts: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    Ok(Value::str(texts.join(bytes(args, 0))))
}

fn sort_alpha(_: &Env, args: &[Value]) -> Outcome {
    let value = any(args, 0);
    let mut sorted = match slice_items(value) {
        Some(_) => texts(value),
        None => vec![strval(value)],
    };
    sorted.sort();
    Ok(string_list(sorted.into_iter().map(Value::Str).collect()))
}

/// A `[]string` is given back itself, so a nil one stays nil.
fn to_strings(_: &Env, args: &[Value]) -> Outcome {
    let value = any(args, 0);
    if value.as_list().is_some_and(|list| list.elem() == ElemType::Str) {
        return Ok(value.clone());
    }
    Ok(string_list(texts(value).into_iter().map(Value::Str).collect()))
}
