//! Quoting and printing.

use crate::args::{Outcome, any, strval};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{Env, FuncError, Made, Value, fmt};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["quote"],
        &[],
        quote,
        "Each argument in double quotes with Go's escapes, leaving out nil.",
        &[(r#"{{ quote "a\"b" 1.5 nil true }}"#, r#""a\"b" "1.5" "true""#)],
    )
    .variadic(Any)
    .weighing(3),
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

fn joined(
    env: &Env,
    args: &[Value],
    write: impl Fn(&mut Vec<u8>, &Value) -> Result<(), FuncError>,
) -> Outcome {
    let mut out = Vec::new();
    for arg in args.iter().filter(|arg| !arg.is_nil()) {
        if !out.is_empty() {
            out.push(b' ');
        }
        write(&mut out, arg)?;
        env.budget.fits(Made::Text, out.len() as u64)?;
    }
    Ok(Value::str(out))
}

fn quote(env: &Env, args: &[Value]) -> Outcome {
    joined(env, args, |out, arg| {
        let text = strval(env, arg)?;
        // Most letters stay one; an escape takes up to ten.
        let escaped = text.as_bytes().iter().filter(|byte| !matches!(byte, b' '..=b'~')).count();
        env.budget.text(text.len() + 4 * escaped)?;
        out.extend_from_slice(fmt::quote(text.as_bytes()).as_bytes());
        Ok(())
    })
}

/// `'%v'`: bytes are numbers here.
fn squote(env: &Env, args: &[Value]) -> Outcome {
    joined(env, args, |out, arg| {
        let text = env.budget.display(arg)?;
        env.budget.text(text.len())?;
        out.push(b'\'');
        out.extend_from_slice(text.as_bytes());
        out.push(b'\'');
        Ok(())
    })
}

fn to_string(env: &Env, args: &[Value]) -> Outcome {
    Ok(strval(env, any(args, 0))?.into())
}
