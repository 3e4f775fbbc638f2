//! Building texts: repeating, replacing, indenting, joining words.

use super::runes::{encoded_runes, runes};
use crate::args::{Outcome, any, bytes, fail, int};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int, Str};
use chartroom_gotemplate::{Env, FuncError, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["repeat"],
        &[Int, Str],
        repeat,
        "The text that many times.",
        &[(r#"{{ "ab" | repeat 3 }}"#, "ababab")],
    ),
    row(
        &["replace"],
        &[Str, Str, Str],
        replace,
        "Replaces every occurrence of the first text by the second.",
        &[(r#"{{ "1.2+3" | replace "+" "_" }}"#, "1.2_3")],
    )
    .weighing(4),
    row(
        &["indent"],
        &[Int, Str],
        indent,
        "Indents every line, also empty ones.",
        &[("{{ \"a\\nb\" | indent 2 }}", "  a\n  b")],
    )
    .weighing(2),
    row(
        &["nindent"],
        &[Int, Str],
        nindent,
        "A newline, then the text with every line indented.",
        &[("k:{{ \"a: 1\\nb: 2\" | nindent 2 }}", "k:\n  a: 1\n  b: 2")],
    )
    .weighing(2),
    row(
        &["cat"],
        &[],
        cat,
        "Joins the printed arguments by spaces, leaving out nil.",
        &[(r#"{{ cat "Hello" 1 true }}"#, "Hello 1 true")],
    )
    .variadic(Any)
    .weighing(4),
    row(
        &["plural"],
        &[Str, Str, Int],
        plural,
        "The first text if the count is 1, else the second.",
        &[(
            r#"{{ len (list 1) | plural "one" "many" }}/{{ 0 | plural "one" "many" }}"#,
            "one/many",
        )],
    ),
    row(
        &["shuffle"],
        &[Str],
        shuffle,
        "The characters in a random order.",
        &[(r#"{{ shuffle "aaa" }}"#, "aaa")],
    ),
    row(&["hello"], &[], hello, "Says hello.", &[("{{ hello }}", "Hello!")]),
];

/// `strings.Repeat`, with its panics.
pub(super) fn repeated(env: &Env, text: &[u8], count: i64) -> Result<Vec<u8>, FuncError> {
    let Ok(times) = u64::try_from(count) else {
        return fail("strings: negative Repeat count");
    };
    match (text.len() as u64).checked_mul(times).filter(|size| i64::try_from(*size).is_ok()) {
        Some(size) => env.budget.text(usize::try_from(size).unwrap_or(usize::MAX))?,
        None => return fail("strings: Repeat output length overflow"),
    }
    Ok(text.repeat(usize::try_from(times).unwrap_or(0)))
}

fn repeat(env: &Env, args: &[Value]) -> Outcome {
    Ok(Value::str(repeated(env, bytes(args, 1), int(args, 0))?))
}

fn replace(env: &Env, args: &[Value]) -> Outcome {
    Ok(Value::str(replaced(env, bytes(args, 2), bytes(args, 0), bytes(args, 1))?))
}

/// `strings.ReplaceAll`: an empty text to look for is found before every rune and at the end.
fn replaced(env: &Env, text: &[u8], old: &[u8], new: &[u8]) -> Result<Vec<u8>, FuncError> {
    if old.is_empty() {
        let runes = encoded_runes(text).count();
        let size = text.len().saturating_add(new.len().saturating_mul(runes + 1));
        env.budget.text(size)?;
        let mut out = Vec::with_capacity(size);
        out.extend_from_slice(new);
        for rune in encoded_runes(text) {
            out.extend_from_slice(rune);
            out.extend_from_slice(new);
        }
        return Ok(out);
    }
    let parts = super::lists::parts(env, text, old, usize::MAX)?;
    let replaced = parts.len() - 1;
    let size =
        (text.len() - old.len() * replaced).saturating_add(new.len().saturating_mul(replaced));
    env.budget.text(size)?;
    let mut out = Vec::with_capacity(size);
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(new);
        }
        out.extend_from_slice(part);
    }
    Ok(out)
}

fn indented(env: &Env, args: &[Value], head: &[u8]) -> Outcome {
    let pad = repeated(env, b" ", int(args, 0))?;
    let text = bytes(args, 1);
    let lines = text.split(|&byte| byte == b'\n');
    let count = text.iter().filter(|&&byte| byte == b'\n').count() + 1;
    env.budget.text(text.len().saturating_add(count.saturating_mul(pad.len())))?;
    let mut out = head.to_vec();
    for (index, line) in lines.enumerate() {
        if index > 0 {
            out.push(b'\n');
        }
        out.extend_from_slice(&pad);
        out.extend_from_slice(line);
    }
    Ok(Value::str(out))
}

fn indent(env: &Env, args: &[Value]) -> Outcome {
    indented(env, args, b"")
}

fn nindent(env: &Env, args: &[Value]) -> Outcome {
    indented(env, args, b"\n")
}

fn cat(env: &Env, args: &[Value]) -> Outcome {
    let texts = args.iter().filter(|arg| !arg.is_nil()).map(|arg| env.budget.display(arg));
    super::lists::joined(env, &texts.collect::<Result<Vec<_>, _>>()?, b" ")
}

fn plural(_: &Env, args: &[Value]) -> Outcome {
    Ok(any(args, if int(args, 2) == 1 { 0 } else { 1 }).clone())
}

/// xstrings' `Shuffle`: Fisher and Yates over the runes.
fn shuffle(env: &Env, args: &[Value]) -> Outcome {
    let mut all: Vec<char> = runes(bytes(args, 0)).collect();
    env.budget.work(all.len() as u64)?;
    for last in (1..all.len()).rev() {
        let bound = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
        let other =
            env.random_below(bound).and_then(|other| usize::try_from(other).ok()).unwrap_or(0);
        all.swap(last, other);
    }
    Ok(all.into_iter().collect::<String>().into())
}

fn hello(_: &Env, _: &[Value]) -> Outcome {
    Ok("Hello!".into())
}
