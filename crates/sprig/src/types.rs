//! Go types and kinds.

use crate::args::{Outcome, any, bytes};
use crate::lists::deep_equal as equal;
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Str};
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["typeOf"],
        &[Any],
        type_of,
        "The Go type, as `%T` prints it.",
        &[(r#"{{ typeOf 1 }} {{ typeOf 1.0 }} {{ typeOf (list) }}"#, "int float64 []interface {}")],
    ),
    row(
        &["typeIs"],
        &[Str, Any],
        type_is,
        "Whether the Go type is the named one.",
        &[(r#"{{ typeIs "string" "a" }}"#, "true")],
    ),
    row(
        &["typeIsLike"],
        &[Str, Any],
        type_is_like,
        "Whether the Go type is the named one, or a pointer to it.",
        &[(r#"{{ typeIsLike "semver.Version" (semver "1.2.3") }}"#, "true")],
    ),
    row(
        &["kindOf"],
        &[Any],
        kind_of,
        "Go's kind of the value: string, float64, map, slice …",
        &[(r#"{{ kindOf (dict) }} {{ kindOf 1.5 }} {{ kindOf nil }}"#, "map float64 invalid")],
    ),
    row(
        &["kindIs"],
        &[Str, Any],
        kind_is,
        "Whether Go's kind of the value is the named one.",
        &[(r#"{{ kindIs "map" (dict) }}"#, "true")],
    ),
    row(
        &["deepEqual"],
        &[Any, Any],
        deep_equal,
        "Whether both have the same type and content.",
        &[(r#"{{ deepEqual (list 1 2) (list 1 2) }} {{ deepEqual 1 1.0 }}"#, "true false")],
    ),
];

fn type_of(_: &Env, args: &[Value]) -> Outcome {
    Ok(any(args, 0).go_type().into())
}

fn type_is(_: &Env, args: &[Value]) -> Outcome {
    Ok((any(args, 1).go_type().as_bytes() == bytes(args, 0)).into())
}

fn type_is_like(_: &Env, args: &[Value]) -> Outcome {
    let (wanted, found) = (bytes(args, 0), any(args, 1).go_type());
    Ok((found.as_bytes() == wanted || found.as_bytes().strip_prefix(b"*") == Some(wanted)).into())
}

fn kind_of(_: &Env, args: &[Value]) -> Outcome {
    Ok(any(args, 0).kind().name().into())
}

fn kind_is(_: &Env, args: &[Value]) -> Outcome {
    Ok((any(args, 1).kind().name().as_bytes() == bytes(args, 0)).into())
}

fn deep_equal(env: &Env, args: &[Value]) -> Outcome {
    Ok(equal(env, any(args, 0), any(args, 1))?.into())
}
