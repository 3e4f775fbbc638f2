//! Texts to lists and back.

use super::runes::encoded_runes;
use crate::args::{Outcome, any, bytes, hold_texts, int, slice_items, string_list, strval};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int, Str as Text};
use chartroom_gotemplate::{ElemType, Env, FuncError, Made, Map, MapType, Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["split"],
        &[Text, Text],
        split,
        "Splits into a map with the keys `_0`, `_1` …",
        &[(r#"{{ $parts := split "/" "a/b" }}{{ $parts._0 }} {{ $parts._1 }}"#, "a b")],
    )
    .weighing(6),
    row(
        &["splitn"],
        &[Text, Int, Text],
        splitn,
        "Splits into at most that many parts, in a map as `split` gives.",
        &[(r#"{{ (splitn "/" 2 "a/b/c")._1 }}"#, "b/c")],
    )
    .weighing(6),
    row(
        &["splitList"],
        &[Text, Text],
        split_list,
        "Splits into a list.",
        &[(r#"{{ splitList "," "a,b,c" | last }}"#, "c")],
    )
    .weighing(6),
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

/// Where `needle` is, from left to right, never overlapping; it is not empty. Takes the time of going through the text
/// once.
fn places(env: &Env, text: &[u8], needle: &[u8], limit: usize) -> Result<Vec<usize>, FuncError> {
    if let (Ok(text), Ok(needle)) = (std::str::from_utf8(text), std::str::from_utf8(needle)) {
        let places = text.match_indices(needle).take(limit).map(|(at, _)| at);
        return collected(env, places);
    }
    // As if each byte were a letter.
    env.budget.text(2 * text.len())?;
    let letters = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
    let (text, needle) = (letters(text), letters(needle));
    let (mut behind, mut count) = (0, 0);
    let places = text.match_indices(needle.as_str()).take(limit).map(|(at, _)| {
        count += text.get(behind..at).unwrap_or("").chars().count();
        behind = at;
        count
    });
    collected(env, places)
}

fn collected(env: &Env, from: impl Iterator<Item = usize>) -> Result<Vec<usize>, FuncError> {
    let mut places = Vec::new();
    for at in from {
        env.budget.fits(Made::List, places.len() as u64 * PLACE)?;
        places.push(at);
    }
    Ok(places)
}

/// Bytes of a place, and of the part that is cut there.
const PLACE: u64 = 24;

/// Whether `needle` is in a text.
pub(super) fn contains(env: &Env, text: &[u8], needle: &[u8]) -> Result<bool, FuncError> {
    Ok(needle.is_empty() || !places(env, text, needle, 1)?.is_empty())
}

/// The parts between separators, at most `limit`; an empty separator parts the runes.
pub(super) fn parts<'a>(
    env: &Env,
    text: &'a [u8],
    separator: &[u8],
    limit: usize,
) -> Result<Vec<&'a [u8]>, FuncError> {
    let mut parts = Vec::new();
    let mut rest = text;
    let most = limit.saturating_sub(1);
    if separator.is_empty() {
        env.budget.list(encoded_runes(text).take(most).count())?;
        for rune in encoded_runes(text).take(most) {
            parts.push(rune);
            rest = rest.get(rune.len()..).unwrap_or(&[]);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
        return Ok(parts);
    }
    let places = places(env, text, separator, most)?;
    env.budget.list(places.len())?;
    let mut from = 0;
    for at in places {
        parts.push(text.get(from..at).unwrap_or(&[]));
        from = at + separator.len();
    }
    parts.push(text.get(from..).unwrap_or(&[]));
    Ok(parts)
}

fn numbered(env: &Env, parts: Vec<&[u8]>) -> Outcome {
    hold_parts(env, &parts)?;
    // The keys.
    hold_texts(env, parts.len(), 0)?;
    env.budget.map(parts.len())?;
    let map = Map::with_type(MapType::Str);
    for (index, part) in parts.into_iter().enumerate() {
        map.insert(format!("_{index}"), Str::from(part));
    }
    Ok(map.into())
}

fn hold_parts(env: &Env, parts: &[&[u8]]) -> Result<(), FuncError> {
    hold_texts(env, parts.len(), parts.iter().map(|part| part.len()).sum())
}

fn split(env: &Env, args: &[Value]) -> Outcome {
    numbered(env, parts(env, bytes(args, 1), bytes(args, 0), usize::MAX)?)
}

/// `strings.SplitN`: no parts for 0, all for a negative count.
fn splitn(env: &Env, args: &[Value]) -> Outcome {
    let limit = match int(args, 1) {
        0 => return numbered(env, Vec::new()),
        limit => usize::try_from(limit).unwrap_or(usize::MAX),
    };
    numbered(env, parts(env, bytes(args, 2), bytes(args, 0), limit)?)
}

fn split_list(env: &Env, args: &[Value]) -> Outcome {
    let parts = parts(env, bytes(args, 1), bytes(args, 0), usize::MAX)?;
    hold_parts(env, &parts)?;
    Ok(string_list(parts.into_iter().map(Value::str).collect()))
}

/// Sprig's `strslice`: the items but nil as texts; anything else is one text, nil none.
pub(crate) fn texts(env: &Env, value: &Value) -> Result<Vec<Str>, FuncError> {
    let Some(items) = slice_items(value) else {
        return if value.is_nil() { Ok(Vec::new()) } else { Ok(vec![strval(env, value)?]) };
    };
    env.budget.list(items.len())?;
    let mut texts = Vec::with_capacity(items.len());
    for item in items.iter().filter(|item| !item.is_nil()) {
        let text = strval(env, item)?;
        if item.as_str().is_none() {
            env.budget.hold(Made::List, TEXT + text.len() as u64)?;
        }
        texts.push(text);
    }
    Ok(texts)
}

/// Bytes of a text besides its letters.
const TEXT: u64 = 32;

/// The texts with a separator between them.
pub(super) fn joined(env: &Env, texts: &[Str], separator: &[u8]) -> Outcome {
    let between = separator.len().saturating_mul(texts.len().saturating_sub(1));
    env.budget.text(texts.iter().fold(between, |size, text| size.saturating_add(text.len())))?;
    let texts: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    Ok(Value::str(texts.join(separator)))
}

fn join(env: &Env, args: &[Value]) -> Outcome {
    joined(env, &texts(env, any(args, 1))?, bytes(args, 0))
}

fn sort_alpha(env: &Env, args: &[Value]) -> Outcome {
    let value = any(args, 0);
    let mut sorted = match slice_items(value) {
        Some(_) => texts(env, value)?,
        None => vec![strval(env, value)?],
    };
    let rounds = u64::from(sorted.len().max(1).ilog2()) + 1;
    let size: usize = sorted.iter().map(Str::len).sum();
    env.budget.work(rounds * (sorted.len() + size / 256) as u64)?;
    sorted.sort();
    Ok(string_list(sorted.into_iter().map(Value::Str).collect()))
}

/// A `[]string` is given back itself, so a nil one stays nil.
fn to_strings(env: &Env, args: &[Value]) -> Outcome {
    let value = any(args, 0);
    if value.as_list().is_some_and(|list| list.elem() == ElemType::Str) {
        return Ok(value.clone());
    }
    Ok(string_list(texts(env, value)?.into_iter().map(Value::Str).collect()))
}
