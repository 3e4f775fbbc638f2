//! Findings in another language, as the command prints them.

#![allow(clippy::expect_used)]

use std::path::Path;
use std::process::Command;

/// What `chartroom check` prints of the example whose disruption budget blocks drains.
fn checked(args: &[&str], locale: &str) -> String {
    let chart = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/charts/no-drain");
    let output = Command::new(env!("CARGO_BIN_EXE_chartroom"))
        .arg("check")
        .args(args)
        .arg(chart)
        .args(["--env", "prod"])
        .env("LC_ALL", locale)
        .output()
        .expect("the command runs");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn findings_are_said_in_the_language_that_is_asked_for() {
    let english = checked(&[], "C.UTF-8");
    let chinese = checked(&["--lang", "zh"], "C.UTF-8");
    assert!(english.contains("PDB00") && english.is_ascii(), "{english}");
    assert!(chinese.contains("驱逐"), "{chinese}");
    assert_eq!(checked(&[], "zh_CN.UTF-8"), chinese);
    assert_eq!(checked(&["--lang=en"], "zh_CN.UTF-8"), english);
}
