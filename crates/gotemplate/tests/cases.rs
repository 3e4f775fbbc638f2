//! Runs every template of `cases.txt`; the expectations were printed by the real Helm v4.2.3 through `tpl`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

#[test]
fn as_helm_prints() {
    let mut wrong = Vec::new();
    let cases: Vec<&str> = include_str!("cases.txt").split("\n%%\n").collect();
    for case in &cases {
        let (template, expected) = case.split_once("\n=>\n").expect("a case has an expectation");
        let found = match support::run(template) {
            Ok(text) => text,
            Err(text) => format!("ERROR {text}"),
        };
        if found.trim_end() != expected.trim_end() {
            wrong.push(format!("{template}\n  expected: {expected}\n  found:    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
