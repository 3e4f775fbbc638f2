//! Every rule's cases: `cases/<ID>/fails*.txt` break the rule and show all that is found, with what its fix makes of the
//! file; `cases/<ID>/passes*.txt` keep it. `BLESS=1 cargo test -p chartroom-check` writes what is found into the cases, and
//! the pages of `docs/checks` and `docs/zh/checks` (`../languages.rs`).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod archive;
mod found;
mod ids;

use archive::Archive;
use chartroom_check::{Rule, check, rules};
use chartroom_core::diagnostics::{Files, Fix};
use chartroom_core::{Report, report};
use found::{bless, cases, checked, describe, folder, of};
use std::fmt::Write as _;

/// The archive with a fix applied.
fn apply(archive: &Archive, files: &Files, fix: &Fix) -> (Archive, Vec<String>) {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let (mut archive, mut touched) = (archive.clone(), Vec::new());
    for edit in edits {
        let name = files.get(edit.span.file).unwrap().name.to_string();
        let text = archive.get_mut(&name).unwrap_or_else(|| panic!("the fix edits {name}"));
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        if !touched.contains(&name) {
            touched.push(name);
        }
    }
    (archive, touched)
}

/// The case with what is found in it, and what the first fix makes of it.
fn expected(rule: &Rule, input: &Archive) -> Archive {
    let report = checked(&input.project());
    let found = of(&report, rule);
    let mut output = input.clone();
    let texts = found.iter().map(|one| describe(&report.files, one));
    output.push("findings", texts.collect());
    let Some(fix) = found.iter().find_map(|one| one.fix.as_ref()) else { return output };
    let (fixed, touched) = apply(input, &report.files, fix);
    let left = checked(&fixed.project());
    let broken = left.problems.iter().filter(|one| one.diagnostic.helm_text.is_some());
    let errors =
        |report: &Report| report.environments.iter().filter(|one| one.output.is_none()).count();
    assert!(
        errors(&left) <= errors(&report),
        "{}: after {:?} Helm fails: {:?}",
        rule.id,
        fix.title,
        broken.collect::<Vec<_>>()
    );
    let after = of(&left, rule).len();
    assert!(after < found.len(), "{}: {:?} leaves all {after} findings", rule.id, fix.title);
    for name in touched {
        output.push(&format!("fixed {name}"), fixed.get(&name).unwrap().to_owned());
    }
    output
}

#[test]
fn every_rule_finds_what_breaks_it_and_its_fix_mends_it() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let paths = cases(rule, "fails");
        if paths.is_empty() {
            writeln!(wrong, "{} has no failing case", rule.id).unwrap();
        }
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            let written = Archive::read(&text);
            let now = expected(rule, &written.input());
            if now.get("findings").is_none_or(|found| found.is_empty()) {
                writeln!(wrong, "{}: nothing is found", path.display()).unwrap();
            } else if now != written && bless() {
                std::fs::write(&path, now.write()).unwrap();
            } else if now != written {
                writeln!(wrong, "{}: now it is\n{}", path.display(), now.write()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_leaves_alone_what_keeps_it() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let paths = cases(rule, "passes");
        if paths.is_empty() {
            writeln!(wrong, "{} has no passing case", rule.id).unwrap();
        }
        for path in paths {
            let case = Archive::read(&std::fs::read_to_string(&path).unwrap());
            let report = checked(&case.project());
            for found in of(&report, rule) {
                let text = describe(&report.files, found);
                writeln!(wrong, "{}: {text}", path.display()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_says_what_why_and_where_to_read_on() {
    let mut ids = Vec::new();
    for rule in rules::all() {
        assert!(!ids.contains(&rule.id), "{} stands twice", rule.id);
        ids.push(rule.id);
        assert!(rule.title.text().ends_with('.') && rule.why.text().len() > 40, "{}", rule.id);
        assert!(rule.link.starts_with("https://"), "{}", rule.id);
    }
    let strays: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !ids.contains(&name.as_str()))
        .collect();
    assert!(strays.is_empty(), "cases of no rule: {strays:?}");
}

/// Rules that look at all environments do so as well when each has a report of its own.
#[test]
fn what_other_environments_say_counts() {
    let text = std::fs::read_to_string(folder().join("GPU008/fails.txt")).unwrap();
    let prod = Archive::read(&text).project();
    let mut dev = prod.clone();
    dev.environments[0].overlays.clear();
    let gpus = chartroom_core::SetEntry {
        kind: chartroom_core::SetKind::Set,
        text: "resources.gpu.count=1".into(),
    };
    dev.environments[0].sets.push(gpus);
    let told = |others: &[&Report]| {
        let mut found = report(&dev);
        check(&dev, &mut found, others, None);
        found.problems.iter().any(|problem| problem.diagnostic.code == "GPU008")
    };
    assert!(!told(&[]), "one type is no choice");
    assert!(told(&[&report(&prod)]));
}

#[test]
fn the_namespace_of_the_release_has_a_name_that_exists() {
    let text = std::fs::read_to_string(folder().join("KUBE008/passes.txt")).unwrap();
    let mut project = Archive::read(&text).project();
    project.environments[0].namespace = "Not_Valid".into();
    let report = checked(&project);
    let found = report.problems.iter().find(|one| one.diagnostic.code == "KUBE008").unwrap();
    assert!(found.diagnostic.message.contains("`Not_Valid`") && found.diagnostic.span.is_none());
}
