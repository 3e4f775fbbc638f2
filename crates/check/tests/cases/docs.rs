//! A page for each rule, made of what the rule says and its first cases.

use super::{Archive, cases};
use chartroom_check::{Rule, rules};
use chartroom_core::diagnostics::Severity;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/checks")
}

/// The pages that are not as they should be; they are written instead if so wanted.
pub(crate) fn compare(write: bool) -> Vec<String> {
    let mut pages: Vec<(String, String)> =
        rules::all().map(|rule| (format!("{}.md", rule.id), page(rule))).collect();
    pages.push(("README.md".to_owned(), index()));
    let mut wrong = Vec::new();
    for (name, text) in &pages {
        let path = folder().join(name);
        if std::fs::read_to_string(&path).ok().as_ref() == Some(text) {
            continue;
        }
        if write {
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(path, text).unwrap();
        } else {
            wrong.push(name.clone());
        }
    }
    let known = |name: &str| pages.iter().any(|(page, _)| page == name);
    for entry in std::fs::read_dir(folder()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !known(&name) {
            wrong.push(format!("{name} belongs to no rule"));
        }
    }
    wrong
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "advice",
    }
}

fn page(rule: &Rule) -> String {
    let mut text = format!(
        "# {}: {}\n\n*{}* · [documentation]({})\n\n{}\n",
        rule.id,
        rule.title,
        severity(rule),
        rule.link,
        rule.why
    );
    for (kind, heading) in [("fails", "Found"), ("passes", "Not found")] {
        let Some(path) = cases(rule, kind).into_iter().next() else { continue };
        let case = Archive::read(&std::fs::read_to_string(path).unwrap());
        writeln!(text, "\n## {heading}\n\n````text\n{}````", case.write()).unwrap();
    }
    text
}

fn index() -> String {
    let mut text = "# Checks\n\nWhat `chartroom check` and the page look for. Settings and comments that change it: \
        [README.md](../../README.md#checks).\n\n| id | severity | rule |\n| --- | --- | --- |\n"
        .to_owned();
    for rule in rules::all() {
        writeln!(text, "| [{0}]({0}.md) | {1} | {2} |", rule.id, severity(rule), rule.title)
            .unwrap();
    }
    text
}
