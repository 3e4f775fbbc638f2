//! VAL006: a null that deletes nothing stays.

use super::ValuesFile;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Layer;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;
use chartroom_yaml::NodeKind;

pub(super) const RULE: Rule = Rule {
    id: "VAL006",
    severity: Severity::Info,
    title: messages::VAL006_TITLE,
    why: messages::VAL006_WHY,
    link: "https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let null = matches!(&found.entry.value.kind, NodeKind::Scalar(_))
                && matches!(found.entry.value.to_value(), Ok(Value::Nil));
            if !null || !stays(scene, &path) {
                continue;
            }
            // Written out, or over a key of another overlay: otherwise it is a place held for a value.
            let over = file
                .below
                .iter()
                .rev()
                .find(|layer| layer.layer != Layer::Base && layer.source(&path).is_some());
            let written = found.entry.value.text() != Some("");
            let dotted = path.join(".");
            let span = file.entry_span(found.entry);
            if let Some(over) = over {
                let Some(other) = scene.report.files.get(over.file) else { continue };
                let message = messages::Val006Overlay { path: &dotted, file: &other.name };
                let mut finding = Finding::in_file(span, message)
                    .severity(Severity::Warning)
                    .help(messages::Val006HelpOverlay { file: &other.name });
                if let Some(span) = over.source(&path).and_then(|source| source.span) {
                    finding = finding.related_file(span, messages::VAL006_NOTE);
                }
                findings.push(finding);
            } else if written {
                let edit = file.editor.remove(&found);
                let title = messages::FixRemove { path: &dotted }.text();
                findings.push(
                    Finding::in_file(span, messages::Val006 { path: &dotted })
                        .help(messages::VAL006_HELP)
                        .fix(edit.map(|edit| Fix { title, edits: vec![edit] })),
                );
            }
        }
    }
}

/// Whether a key is there in the effective values, and null.
fn stays(scene: &Scene<'_>, path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    matches!(scene.value(&path), Some(Value::Nil))
}
