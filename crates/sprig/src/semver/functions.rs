//! Sprig's `semver` and `semverCompare`.

use super::{Constraint, SemverError, Version, VersionObject};
use chartroom_gotemplate::{Env, FuncError, Function, ParamType, Signature, Str, Value};
use std::borrow::Cow;

/// The functions.
pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        name: "semver",
        signature: Signature { params: &[ParamType::Str], variadic: None },
        call: semver,
    },
    Function {
        name: "semverCompare",
        signature: Signature { params: &[ParamType::Str, ParamType::Str], variadic: None },
        call: semver_compare,
    },
];

fn failed(error: SemverError) -> FuncError {
    FuncError::new(error.to_string())
}

/// `semver VERSION`
fn semver(_: &Env, args: &[Value]) -> Result<Value, FuncError> {
    let version = Version::parse(&text(args, 0)).map_err(failed)?;
    Ok(VersionObject::pointer(version))
}

/// `semverCompare CONSTRAINT VERSION`: the constraint is read first, so its error is seen first.
fn semver_compare(_: &Env, args: &[Value]) -> Result<Value, FuncError> {
    let constraint = Constraint::parse(&text(args, 0)).map_err(failed)?;
    let version = Version::parse(&text(args, 1)).map_err(failed)?;
    Ok(constraint.check(&version).into())
}

/// The text of a string argument; what is not UTF-8 is no version anyway.
fn text(args: &[Value], index: usize) -> Cow<'_, str> {
    args.get(index).and_then(Value::as_str).map_or(Cow::Borrowed(""), Str::to_text)
}
