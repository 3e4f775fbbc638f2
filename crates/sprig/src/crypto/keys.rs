//! Keys and certificates that are not made yet. They are known, so that charts which name them without
//! calling them render, and a call says clearly why it fails.

use crate::args::{Outcome, fail};
use crate::table::{Row, row};
use ParamType::{Int, List, Str};
use chartroom_gotemplate::{Env, ParamType, Value};

const CERTIFICATE: ParamType = ParamType::Named("sprig.certificate");

/// A function that fails when it is called.
const fn not_made(
    names: &'static [&'static str],
    params: &'static [ParamType],
    examples: &'static [(&'static str, &'static str)],
) -> Row {
    row(names, params, refuse, "Not available yet: it fails when it is called.", examples)
}

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    not_made(
        &["genPrivateKey"],
        &[Str],
        &[(r#"{{ if false }}{{ genPrivateKey "rsa" }}{{ end }}"#, "")],
    ),
    not_made(&["genCA"], &[Str, Int], &[(r#"{{ if false }}{{ genCA "a" 1 }}{{ end }}"#, "")]),
    not_made(
        &["genCAWithKey"],
        &[Str, Int, Str],
        &[(r#"{{ if false }}{{ genCAWithKey "a" 1 "k" }}{{ end }}"#, "")],
    ),
    not_made(
        &["genSelfSignedCert"],
        &[Str, List, List, Int],
        &[(r#"{{ if false }}{{ genSelfSignedCert "a" nil nil 1 }}{{ end }}"#, "")],
    ),
    not_made(
        &["genSelfSignedCertWithKey"],
        &[Str, List, List, Int, Str],
        &[(r#"{{ if false }}{{ genSelfSignedCertWithKey "a" nil nil 1 "k" }}{{ end }}"#, "")],
    ),
    not_made(
        &["genSignedCert"],
        &[Str, List, List, Int, CERTIFICATE],
        &[(
            r#"{{ if false }}{{ genSignedCert "a" nil nil 1 (buildCustomCert "c" "k") }}{{ end }}"#,
            "",
        )],
    ),
    not_made(
        &["genSignedCertWithKey"],
        &[Str, List, List, Int, CERTIFICATE, Str],
        &[(
            r#"{{ if false }}{{ genSignedCertWithKey "a" nil nil 1 (buildCustomCert "c" "k") "k" }}{{ end }}"#,
            "",
        )],
    ),
    not_made(
        &["buildCustomCert"],
        &[Str, Str],
        &[(r#"{{ if false }}{{ buildCustomCert "c" "k" }}{{ end }}"#, "")],
    ),
];

fn refuse(_: &Env, _: &[Value]) -> Outcome {
    fail("Chartroom does not make keys and certificates yet")
}
