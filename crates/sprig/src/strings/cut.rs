//! Cutting: bytes, not runes, unless Go's `strings` itself takes runes.

use super::runes::runes;
use crate::args::{Outcome, bytes, fail, int};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Int, Str};
use chartroom_gotemplate::{Env, FuncError, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["trim"],
        &[Str],
        trim,
        "Removes white space at both ends.",
        &[(r#"[{{ trim "  a b\n" }}]"#, "[a b]")],
    )
    .weighing(5),
    row(
        &["trimAll", "trimall"],
        &[Str, Str],
        trim_all,
        "Removes all of the given characters at both ends.",
        &[(r#"{{ trimAll "$-" "$-5.00-" }}"#, "5.00")],
    )
    .weighing(5),
    row(
        &["trimSuffix"],
        &[Str, Str],
        trim_suffix,
        "Removes the given end, once.",
        &[(r#"{{ "my-release-" | trimSuffix "-" }}"#, "my-release")],
    ),
    row(
        &["trimPrefix"],
        &[Str, Str],
        trim_prefix,
        "Removes the given beginning, once.",
        &[(r#"{{ "v1.2.3" | trimPrefix "v" }}"#, "1.2.3")],
    ),
    row(
        &["trunc"],
        &[Int, Str],
        trunc,
        "Keeps that many bytes from the beginning, or with a negative count from the end.",
        &[(r#"{{ trunc 5 "hello world" }} {{ trunc -5 "hello world" }}"#, "hello world")],
    ),
    row(
        &["substr"],
        &[Int, Int, Str],
        substr,
        "The bytes from start to before end; a negative start takes all before end, a negative end all from start.",
        &[(r#"{{ substr 0 5 "hello world" }}/{{ substr 6 -1 "hello world" }}"#, "hello/world")],
    ),
    row(
        &["abbrev"],
        &[Int, Str],
        abbrev,
        "Shortens to that width, with `...` at the end.",
        &[(r#"{{ abbrev 8 "hello world" }}"#, "hello...")],
    ),
    row(
        &["abbrevboth"],
        &[Int, Int, Str],
        abbrevboth,
        "Shortens at both ends: skips to an offset and keeps that width, with `...` on both sides.",
        &[(r#"{{ abbrevboth 5 10 "1234 5678 9123" }}"#, "...5678...")],
    ),
    row(
        &["nospace"],
        &[Str],
        nospace,
        "Removes all white space.",
        &[(r#"{{ nospace "h e l l o" }}"#, "hello")],
    ),
];

fn of(text: &[u8]) -> Outcome {
    Ok(Value::str(text))
}

/// The part of a text that `keep` does not strip at its beginning, as a length in bytes.
fn leading(text: &[u8], strip: impl Fn(char) -> bool) -> usize {
    let broken = char::REPLACEMENT_CHARACTER;
    super::runes::encoded_runes(text)
        .take_while(|rune| strip(runes(rune).next().unwrap_or(broken)))
        .map(<[u8]>::len)
        .sum()
}

fn trailing(text: &[u8], strip: impl Fn(char) -> bool) -> usize {
    let lengths: Vec<(usize, bool)> = super::runes::encoded_runes(text)
        .map(|rune| (rune.len(), runes(rune).next().is_some_and(&strip)))
        .collect();
    lengths.iter().rev().take_while(|(_, stripped)| *stripped).map(|(length, _)| length).sum()
}

fn trim_where(text: &[u8], strip: impl Fn(char) -> bool) -> &[u8] {
    let text = text.get(leading(text, &strip)..).unwrap_or(&[]);
    text.get(..text.len() - trailing(text, &strip)).unwrap_or(&[])
}

/// `strings.TrimSpace`.
fn trim(_: &Env, args: &[Value]) -> Outcome {
    of(trim_where(bytes(args, 0), char::is_whitespace))
}

/// `strings.Trim` with the set first.
fn trim_all(env: &Env, args: &[Value]) -> Outcome {
    let set: Vec<char> = runes(bytes(args, 0)).collect();
    env.budget.work((set.len() as u64).saturating_mul(bytes(args, 1).len() as u64) / 64)?;
    of(trim_where(bytes(args, 1), |c| set.contains(&c)))
}

fn trim_suffix(_: &Env, args: &[Value]) -> Outcome {
    let text = bytes(args, 1);
    of(text.strip_suffix(bytes(args, 0)).unwrap_or(text))
}

fn trim_prefix(_: &Env, args: &[Value]) -> Outcome {
    let text = bytes(args, 1);
    of(text.strip_prefix(bytes(args, 0)).unwrap_or(text))
}

fn trunc(_: &Env, args: &[Value]) -> Outcome {
    let (count, text) = (int(args, 0), bytes(args, 1));
    let size = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
    let kept = match text.len().checked_sub(size) {
        Some(over) if count < 0 => text.get(over..),
        _ if count < 0 => None,
        _ => text.get(..size),
    };
    of(kept.unwrap_or(text))
}

/// `text[start..end]`, or Go's panic.
fn slice(text: &[u8], start: Option<i64>, end: Option<i64>) -> Result<&[u8], FuncError> {
    let length = text.len();
    let panic = |bounds: String| fail(format!("runtime error: slice bounds out of range {bounds}"));
    let stop = match end {
        None => length,
        Some(end) => match usize::try_from(end) {
            Ok(stop) if stop <= length => stop,
            Ok(_) => return panic(format!("[:{end}] with length {length}")),
            Err(_) => return panic(format!("[:{end}]")),
        },
    };
    let first = start.unwrap_or(0);
    let begin = usize::try_from(first).unwrap_or(0);
    match text.get(begin..stop) {
        Some(part) => Ok(part),
        None => panic(format!("[{first}:{stop}]")),
    }
}

/// Sprig's `substring`.
fn substr(_: &Env, args: &[Value]) -> Outcome {
    let (start, end, text) = (int(args, 0), int(args, 1), bytes(args, 2));
    let beyond = end < 0 || usize::try_from(end).is_ok_and(|end| end > text.len());
    of(match start {
        ..0 => slice(text, None, Some(end))?,
        _ if beyond => slice(text, Some(start), None)?,
        _ => slice(text, Some(start), Some(end))?,
    })
}

/// goutils' `Abbreviate`; widths below 4 leave the text alone.
fn abbrev(_: &Env, args: &[Value]) -> Outcome {
    let (width, text) = (int(args, 0), bytes(args, 1));
    if width < 4 { of(text) } else { Ok(Value::str(abbreviate(text, 0, width))) }
}

fn abbrevboth(_: &Env, args: &[Value]) -> Outcome {
    let (left, right, text) = (int(args, 0), int(args, 1), bytes(args, 2));
    if right < 4 || left > 0 && right < 7 {
        return of(text);
    }
    Ok(Value::str(abbreviate(text, left, right)))
}

/// goutils' `AbbreviateFull`: up to `width` bytes, from about `offset` on, with marks where something is missing.
fn abbreviate(text: &[u8], offset: i64, width: i64) -> Vec<u8> {
    const MARK: &[u8] = b"...";
    let length = i64::try_from(text.len()).unwrap_or(i64::MAX);
    if length <= width {
        return text.to_vec();
    }
    let room = width - 3;
    let offset = offset.min(length).min(length - room);
    let part = |from: i64, to: i64| {
        let from = usize::try_from(from).unwrap_or(0);
        usize::try_from(to).ok().and_then(|to| text.get(from..to)).unwrap_or(&[])
    };
    if offset <= 4 {
        return [part(0, room), MARK].concat();
    }
    if width < 7 {
        // goutils has no room for two marks then and gives up with an error, which Sprig drops.
        return Vec::new();
    }
    if offset + room < length {
        return [MARK, &abbreviate(part(offset, length), 0, room)].concat();
    }
    [MARK, part(length - room, length)].concat()
}

/// goutils' `DeleteWhiteSpace`, which takes bytes for runes: other than ASCII text breaks if there is white
/// space in it.
fn nospace(_: &Env, args: &[Value]) -> Outcome {
    let text = bytes(args, 0);
    let kept: String =
        text.iter().map(|&byte| char::from(byte)).filter(|c| !c.is_whitespace()).collect();
    if kept.chars().count() == text.len() { of(text) } else { Ok(kept.into()) }
}
