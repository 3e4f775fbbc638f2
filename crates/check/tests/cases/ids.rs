//! What stands before a finding is its one name: settings and comments take it.

use super::{Archive, checked, folder};
use chartroom_check::{rules, switch_off};
use chartroom_core::diagnostics::{Diagnostic, Severity};
use chartroom_core::{Problem, Report};
use std::collections::BTreeSet;

const SETTINGS: &str = ".chartroom.yaml";

/// What Helm itself refuses: nothing takes that away.
fn is_refused(found: &Diagnostic) -> bool {
    let of_helm = |text: &String| text.starts_with("Error: ");
    found.severity == Severity::Error && found.helm_text.as_ref().is_some_and(of_helm)
}

fn of<'a>(report: &'a Report, id: &str) -> Vec<&'a Diagnostic> {
    let all = report.problems.iter().map(|problem: &Problem| &problem.diagnostic);
    all.filter(|one| one.code == id).collect()
}

/// The case with a check switched off in its settings.
fn off(archive: &Archive, id: &str) -> Archive {
    let mut archive = archive.clone();
    if archive.get(SETTINGS).is_none() {
        archive.push(SETTINGS, String::new());
    }
    let text = archive.get_mut(SETTINGS).unwrap();
    let mut edits = switch_off(text, id);
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    archive
}

/// The case with a comment above each of some findings; None where there is no line for one.
fn waved(archive: &Archive, report: &Report, id: &str) -> Option<Archive> {
    let mut archive = archive.clone();
    let mut lines = BTreeSet::new();
    for found in of(report, id) {
        let span = found.span?;
        let file = report.files.get(span.file)?;
        lines.insert((file.name.to_string(), file.lines.line_col(span.start).line as usize));
    }
    for (name, line) in lines.into_iter().rev() {
        let comment = match name.ends_with(".json") {
            true => return None,
            false if name.contains("templates/") => {
                format!("{{{{- /* chartroom: ignore {id} */}}}}")
            }
            false => format!("# chartroom: ignore {id}"),
        };
        let text = archive.get_mut(&name)?;
        let at = text.split_inclusive('\n').take(line).map(str::len).sum();
        text.insert_str(at, &format!("{comment}\n"));
    }
    Some(archive)
}

#[test]
fn what_is_printed_before_a_finding_is_what_settings_and_comments_take() {
    let (mut wrong, mut told, mut commented) = (Vec::new(), BTreeSet::new(), 0);
    for rule in rules::all() {
        let path = folder().join(rule.id).join("fails.txt");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let case = Archive::read(&text).input();
        let before = checked(&case.project());
        let ids: BTreeSet<&str> = before.problems.iter().map(|one| one.diagnostic.code).collect();
        for id in ids {
            if !told.insert(id) {
                continue;
            }
            let refused = of(&before, id).into_iter().any(is_refused);
            let after = checked(&off(&case, id).project());
            let complaints = of(&after, "checks/settings").len();
            if refused != (complaints > 0) || !refused && !of(&after, id).is_empty() {
                wrong.push(format!("{id} in the settings of {}: {complaints} complaints", rule.id));
            }
            if refused {
                continue;
            }
            let Some(waved) = waved(&case, &before, id) else { continue };
            commented += 1;
            let left = checked(&waved.project());
            if !of(&left, id).is_empty() {
                wrong.push(format!("a comment for {id} in {}: {:?}", rule.id, of(&left, id)[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told.len() >= 100 && commented >= 100, "{} ids, {commented} comments", told.len());
}
