//! VAL007: a single value over a map. Helm logs it below the top level, and the renderer tells that; at the top level
//! Helm says nothing at all.

use super::{ValuesFile, below, list};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL007",
    severity: Severity::Warning,
    title: messages::VAL007_TITLE,
    why: messages::VAL007_WHY,
    link: "https://helm.sh/docs/chart_template_guide/values_files/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let refused = scene.refused();
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let value = found.entry.value.to_value();
            let kind = if matches!(value, Ok(Value::List(_))) { "list" } else { "scalar" };
            let single = value.is_ok_and(|value| !matches!(value, Value::Map(_) | Value::Nil));
            let span = file.entry_span(found.entry);
            // A schema has the last word on shapes.
            if path.len() > 1 || !single || refused.contains(&span) {
                continue;
            }
            let lost = below::keys(file.below, &path);
            let Some(last) = lost.last() else { continue };
            let templates =
                scene.project.files.iter().filter(|file| file.path.contains("templates/"));
            let texts = templates.filter_map(|file| std::str::from_utf8(&file.data).ok());
            if chartroom_core::takes_any_kind(texts, &path) {
                continue;
            }
            let dotted = path.join(".");
            let names: Vec<String> = lost.iter().map(|one| one.key.clone()).collect();
            let mut finding = Finding::in_file(
                span,
                messages::Val007 { path: &dotted, kind, names: &list(&names), count: names.len() },
            )
            .help(messages::VAL007_HELP);
            if let Some(span) = last.layer.source(&path).and_then(|source| source.span) {
                finding = finding.related_file(span, messages::VAL007_NOTE);
            }
            let edit = file.editor.remove(&found);
            let title = messages::FixRemoveRepeated { path: &dotted }.text();
            findings.push(finding.fix(edit.map(|edit| Fix { title, edits: vec![edit] })));
        }
    }
}
