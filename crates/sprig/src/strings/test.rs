//! Questions about texts.

use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Str;
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["contains"],
        &[Str, Str],
        contains,
        "Whether the second text contains the first.",
        &[(r#"{{ "catch" | contains "cat" }}"#, "true")],
    )
    .weighing(5),
    row(
        &["hasPrefix"],
        &[Str, Str],
        has_prefix,
        "Whether the second text begins with the first.",
        &[(r#"{{ "catch" | hasPrefix "cat" }}"#, "true")],
    ),
    row(
        &["hasSuffix"],
        &[Str, Str],
        has_suffix,
        "Whether the second text ends with the first.",
        &[(r#"{{ "catch" | hasSuffix "cat" }}"#, "false")],
    ),
];

fn contains(env: &Env, args: &[Value]) -> Outcome {
    Ok(super::lists::contains(env, bytes(args, 1), bytes(args, 0))?.into())
}

fn has_prefix(_: &Env, args: &[Value]) -> Outcome {
    Ok(bytes(args, 1).starts_with(bytes(args, 0)).into())
}

fn has_suffix(_: &Env, args: &[Value]) -> Outcome {
    Ok(bytes(args, 1).ends_with(bytes(args, 0)).into())
}
