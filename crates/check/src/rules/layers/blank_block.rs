//! VAL002: a key with nothing behind it deletes what is below.

use super::{ValuesFile, below, list};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_core::short;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL002",
    severity: Severity::Warning,
    title: "A key with nothing behind it does not delete a block of the layers below.",
    why: "A key without a value is `null` in YAML, and `null` takes the key with all that is below it out of the \
          values. It often remains when the lines below were removed or commented out.",
    link: "https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let value = &found.entry.value;
            let blank = value.span.is_empty() && value.text() == Some("") && value.tag.is_none();
            if !blank || value.anchor.is_some() {
                continue;
            }
            let names: Vec<String> =
                below::keys(file.below, &path).into_iter().map(|one| one.key).collect();
            let lost = match below::value(file.below, &path) {
                Some((Value::List(items), _)) if !items.is_empty() => {
                    format!("the list of {}", short(&Value::List(items)))
                }
                _ if !names.is_empty() => list(&names),
                _ => continue,
            };
            let dotted = path.join(".");
            let below = file.below.iter().rev().find_map(|layer| layer.source(&path)?.span);
            let mut finding = Finding::in_file(
                file.entry_span(found.entry),
                format!("`{dotted}:` with nothing behind it is null and deletes {lost}."),
            )
            .help("Remove the line to keep the block; write `null` to delete it on purpose.");
            if let Some(below) = below {
                finding = finding.related_file(below, "deleted");
            }
            let edits = file.editor.remove(&found).map(|edit| vec![edit]);
            let title = format!("Remove the line, keep `{dotted}`");
            findings.push(finding.fix(edits.map(|edits| Fix { title, edits })));
        }
    }
}
