//! Wrapping lines, as goutils does: by bytes, at spaces only.

use crate::args::{Outcome, bytes, int};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Int, Str};
use chartroom_gotemplate::{Env, Made, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["wrap"],
        &[Int, Str],
        wrap,
        "Breaks lines at that width; longer words stay whole.",
        &[(r#"{{ wrap 5 "Hello World again" }}"#, "Hello\nWorld\nagain")],
    )
    .weighing(3),
    row(
        &["wrapWith"],
        &[Int, Str, Str],
        wrap_with,
        "Breaks at that width with the given text; longer words are split.",
        &[(r#"{{ wrapWith 5 "/" "Hello beautiful" }}"#, "Hello/beaut/iful")],
    )
    .weighing(3),
];

fn wrap(env: &Env, args: &[Value]) -> Outcome {
    wrapped(env, bytes(args, 1), int(args, 0), b"", false)
}

fn wrap_with(env: &Env, args: &[Value]) -> Outcome {
    wrapped(env, bytes(args, 2), int(args, 0), bytes(args, 1), true)
}

/// goutils' `WrapCustom`: "" as line break means a newline.
fn wrapped(env: &Env, text: &[u8], width: i64, line_break: &[u8], split_words: bool) -> Outcome {
    let width = usize::try_from(width).unwrap_or(0).max(1);
    let line_break = if line_break.is_empty() { b"\n" } else { line_break };
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while rest.len() > width {
        if let Some(behind) = rest.strip_prefix(b" ") {
            rest = behind;
            continue;
        }
        let Some((line, behind)) = next_line(rest, width, split_words) else { break };
        env.budget.fits(Made::Text, (out.len() + line.len() + line_break.len()) as u64)?;
        out.extend_from_slice(line);
        out.extend_from_slice(line_break);
        rest = behind;
    }
    out.extend_from_slice(rest);
    Ok(Value::str(out))
}

/// The next line and what follows it; None if the rest has no place to break.
fn next_line(rest: &[u8], width: usize, split_words: bool) -> Option<(&[u8], &[u8])> {
    let is_space = |byte: &u8| *byte == b' ';
    let (head, behind) = rest.split_at_checked(width)?;
    let within = rest.get(..=width)?.iter().rposition(is_space);
    let at = match within {
        Some(at) => at,
        None if split_words => return Some((head, behind)),
        None => width + behind.iter().position(is_space)?,
    };
    Some((rest.get(..at)?, rest.get(at + 1..)?))
}
