//! Sprig's `semver` and `semverCompare`.

use super::{Constraint, SemverError, Version, VersionObject};
use crate::table::{Row, row};
use chartroom_gotemplate::{Env, FuncError, ParamType::Str, Value};
use std::borrow::Cow;

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["semver"],
        &[Str],
        semver,
        "Reads a semantic version; its parts are .Major, .Minor, .Patch, .Prerelease and .Metadata.",
        &[(r#"{{ (semver "v1.2.3").Minor }}"#, "2"), (r#"{{ semver "1.2" }}"#, "1.2.0")],
    ),
    row(
        &["semverCompare"],
        &[Str, Str],
        semver_compare,
        "Whether a version (second) satisfies a constraint (first): =, !=, >, <, >=, <=, ~, ^, wildcards, ranges `1 - 2`, \
         `,` for and, `||` for or.",
        &[
            (r#"{{ semverCompare ">=1.20-0" "1.33.4" }}"#, "true"),
            (r#"{{ semverCompare "^1.2" "2.0.0" }}"#, "false"),
        ],
    )
    .taking(30),
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
    String::from_utf8_lossy(crate::args::bytes(args, index))
}
