//! In Chinese the same is found at the same places, with the same edits: nothing is decided by what a text says. And the
//! pages of the rules are what they say, in each language.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[expect(dead_code, reason = "the cases of rules write archives, too")]
#[path = "cases/archive.rs"]
mod archive;
#[path = "cases/docs.rs"]
mod docs;
#[path = "cases/found.rs"]
mod found;

use archive::Archive;
use chartroom_check::{Schemas, check, rules};
use chartroom_core::diagnostics::{Diagnostic, Edit, Severity, Span};
use chartroom_core::{Project, report};
use std::path::PathBuf;
use std::sync::Mutex;

/// What of a finding is no text.
#[derive(Debug, PartialEq)]
struct Bare {
    code: &'static str,
    severity: Severity,
    span: Option<Span>,
    related: Vec<Span>,
    edits: Vec<Edit>,
    helm: Option<String>,
    count: u32,
}

fn diagnostics(project: &Project, schemas: &Schemas) -> Vec<Diagnostic> {
    let mut report = report(project);
    check(project, &mut report, &[], Some(schemas));
    report.problems.into_iter().map(|problem| problem.diagnostic).collect()
}

fn bare(one: &Diagnostic) -> Bare {
    Bare {
        code: one.code,
        severity: one.severity,
        span: one.span,
        related: one.related.iter().map(|related| related.span).collect(),
        edits: one.fix.as_ref().map(|fix| fix.edits.clone()).unwrap_or_default(),
        helm: one.helm_text.clone(),
        count: one.count,
    }
}

fn cases() -> Vec<PathBuf> {
    let rules = rules::all().map(|rule| std::fs::read_dir(found::folder().join(rule.id)).unwrap());
    let mut paths: Vec<PathBuf> = rules.flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Which language is spoken is the same for all tests of a program.
static SPOKEN: Mutex<()> = Mutex::new(());

fn chinese() -> String {
    chartroom_messages::build::language("zh", false).unwrap()
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char))
}

#[test]
fn the_same_is_found_in_chinese() {
    let schemas = Schemas::read(chartroom_kube::DATA).unwrap();
    let _spoken = SPOKEN.lock().unwrap();
    let pack = chinese();
    let (mut wrong, mut english) = (Vec::new(), Vec::new());
    let all = cases();
    assert!(all.len() > 200, "{}", all.len());
    for path in &all {
        let text = std::fs::read_to_string(path).unwrap();
        let project = Archive::read(&text).input().project();
        let before = diagnostics(&project, &schemas);
        chartroom_messages::choose(Some(&pack)).unwrap();
        let after = diagnostics(&project, &schemas);
        chartroom_messages::choose(None).unwrap();
        let (one, other): (Vec<_>, Vec<_>) =
            (before.iter().map(bare).collect(), after.iter().map(bare).collect());
        if one != other {
            wrong.push(format!("{}:\n{one:#?}\n{other:#?}", path.display()));
        }
        // What the chart itself says with `fail` and `required` is its own.
        let left = after.iter().filter(|one| one.code != "ERR006" && !is_chinese(&one.message));
        english.extend(left.map(|one| format!("{}: {}", one.code, one.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(english.is_empty(), "{}", english.join("\n"));
}

#[test]
fn the_pages_of_the_rules_are_what_the_rules_say() {
    let _spoken = SPOKEN.lock().unwrap();
    let mut wrong = docs::ENGLISH.compare(found::bless());
    chartroom_messages::choose(Some(&chinese())).unwrap();
    wrong.extend(docs::CHINESE.compare(found::bless()));
    chartroom_messages::choose(None).unwrap();
    assert!(wrong.is_empty(), "run with BLESS=1: {wrong:?}");
}
