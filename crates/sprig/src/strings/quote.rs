//! Quoting and printing.

use crate::args::{Outcome, any, strval};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{Env, Value, fmt};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["quote"],
        &[],
        quote,
        "Each argument in double quotes with Go's escapes, leaving out nil.",
        &[(r#"{{ quote "a\"b" 1.5 nil true }}"#, r#""a\"b" "1.5" "true""#)],
    )
    .variadic(Any),
    row(
        &["squote"],
        &[],
        squote,
        "Each argument in single quotes, without escapes, leaving out nil.",
        &[(r#"{{ squote "it's" 1 }}"#, "'it's' '1'")],
    )
    .variadic(Any),
    row(
        &["toString"],
        &[Any],
        to_string,
        "The value as text.",
        &[(r#"{{ toString 1000000.0 }} {{ toString nil }}"#, "1e+06 <nil>")],
    ),
];

fn joined(args: &[Value], write: impl Fn(&mut Vec<u8>, &Value)) -> Outcome {
    let mut out = Vec::new();
    for arg in args.iter().filter(|arg| !arg.is_nil()) {
        if !out.is_empty() {
            out.push(b' ');
        }
        write(&mut out, arg);
    }
    Ok(Value::str(out))
}

fn quote(_: &Env, args: &[Value]) -> Outcome {
    joined(args, |out, arg| {
        out.extend_from_slice(fmt::quote(strval(arg).as_bytes()).as_bytes());
    })
}

/// `'%v'`: bytes are numbers here.
fn squote(_: &Env, args: &[Value]) -> Outcome {
    joined(args, |out, arg| {
        out.push(b'\'');
        fmt::write_display(out, arg);
        out.push(b'\'');
    })
}

fn to_string(_: &Env, args: &[Value]) -> Outcome {
    Ok(strval(any(args, 0)).into())
}
