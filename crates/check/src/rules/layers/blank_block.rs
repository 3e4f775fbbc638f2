//! VAL002: a key with nothing behind it deletes what is below.

use super::{ValuesFile, below, list};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL002",
    severity: Severity::Warning,
    title: messages::VAL002_TITLE,
    why: messages::VAL002_WHY,
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
            let dotted = path.join(".");
            let message = match below::value(file.below, &path) {
                Some((Value::List(items), _)) if !items.is_empty() => {
                    messages::Val002List { path: &dotted, count: items.len() }.text()
                }
                _ if !names.is_empty() => {
                    messages::Val002 { path: &dotted, names: &list(&names) }.text()
                }
                _ => continue,
            };
            let below = file.below.iter().rev().find_map(|layer| layer.source(&path)?.span);
            let span = file.entry_span(found.entry);
            let mut finding = Finding::in_file(span, message).help(messages::VAL002_HELP);
            if let Some(below) = below {
                finding = finding.related_file(below, messages::VAL002_NOTE);
            }
            let edits = file.editor.remove(&found).map(|edit| vec![edit]);
            let title = messages::FixRemoveRepeated { path: &dotted }.text();
            findings.push(finding.fix(edits.map(|edits| Fix { title, edits })));
        }
    }
}
