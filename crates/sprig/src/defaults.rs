//! Defaults and choices. Empty is what `if` takes for false.

use crate::args::{Outcome, any};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Bool};
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["default"],
        &[Any],
        default,
        "The value, or the default if it is empty: default DEFAULT VALUE.",
        &[(r#"{{ "" | default "a" }} {{ 0 | default 5 }} {{ "b" | default "a" }}"#, "a 5 b")],
    )
    .variadic(Any),
    row(
        &["empty"],
        &[Any],
        empty,
        "Whether the value is empty: nil, false, 0, \"\", an empty list or dictionary.",
        &[("{{ empty 0 }} {{ empty (list) }} {{ empty 1 }}", "true true false")],
    ),
    row(
        &["coalesce"],
        &[],
        coalesce,
        "The first value that is not empty.",
        &[(r#"{{ coalesce nil "" 0 "a" "b" }}"#, "a")],
    )
    .variadic(Any),
    row(
        &["all"],
        &[],
        all,
        "Whether no value is empty.",
        &[(r#"{{ all 1 "a" true }} {{ all 1 "" }}"#, "true false")],
    )
    .variadic(Any),
    row(
        &["any"],
        &[],
        any_of,
        "Whether some value is not empty.",
        &[(r#"{{ any 0 "" "a" }} {{ any 0 "" }}"#, "true false")],
    )
    .variadic(Any),
    row(
        &["ternary"],
        &[Any, Any, Bool],
        ternary,
        "The first value if the condition is true, else the second.",
        &[(r#"{{ true | ternary "yes" "no" }}"#, "yes")],
    ),
];

fn default(_: &Env, args: &[Value]) -> Outcome {
    let given = any(args, 1);
    Ok(if given.truth() { given } else { any(args, 0) }.clone())
}

fn empty(_: &Env, args: &[Value]) -> Outcome {
    Ok((!any(args, 0).truth()).into())
}

fn coalesce(_: &Env, args: &[Value]) -> Outcome {
    Ok(args.iter().find(|value| value.truth()).cloned().unwrap_or(Value::Nil))
}

fn all(_: &Env, args: &[Value]) -> Outcome {
    Ok(args.iter().all(Value::truth).into())
}

fn any_of(_: &Env, args: &[Value]) -> Outcome {
    Ok(args.iter().any(Value::truth).into())
}

fn ternary(_: &Env, args: &[Value]) -> Outcome {
    Ok(any(args, if any(args, 2).truth() { 0 } else { 1 }).clone())
}
