//! VAL001: an empty map clears nothing.

use super::{ValuesFile, below, list};
use crate::Rule;
use crate::edit::plain_or_quoted;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Layer;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;
use chartroom_yaml::NodeKind;

pub(super) const RULE: Rule = Rule {
    id: "VAL001",
    severity: Severity::Warning,
    title: messages::VAL001_TITLE,
    why: messages::VAL001_WHY,
    link: "https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let empty =
                matches!(&found.entry.value.kind, NodeKind::Mapping(list) if list.is_empty());
            // The values of a subchart are meant to be merged.
            let subchart = file.below.iter().any(|layer| layer.prefix.starts_with(&path));
            if !empty || subchart {
                continue;
            }
            let effective = scene.value(&path.iter().map(String::as_str).collect::<Vec<_>>());
            let stays = |key: &str| match &effective {
                Some(Value::Map(map)) => map.contains(key.as_bytes()),
                Some(_) => false,
                // Where values could not be put together there is nothing to look at.
                None => scene.values.is_empty(),
            };
            let kept: Vec<_> = below::keys(file.below, &path)
                .into_iter()
                .filter(|standing| stays(&standing.key))
                .collect();
            let Some(last) = kept.last() else { continue };
            let names: Vec<String> = kept.iter().map(|one| one.key.clone()).collect();
            let Some(from) = scene.report.files.get(last.layer.file) else { continue };
            let mut finding = Finding::in_file(
                file.entry_span(found.entry),
                messages::Val001 {
                    path: &path.join("."),
                    keys: &list(&names),
                    file: &from.name,
                    count: names.len(),
                },
            )
            .help(messages::VAL001_HELP);
            for one in &kept {
                let inner: Vec<String> = path.iter().cloned().chain([one.key.clone()]).collect();
                if let Some(span) = one.layer.source(&inner).and_then(|source| source.span) {
                    finding = finding.related_file(span, messages::Val001Note { key: &one.key });
                }
            }
            // A null deletes what the chart sets; over another overlay's key it would stay as it is.
            if kept.iter().all(|one| one.layer.layer == Layer::Base) {
                let nulls = names.iter().map(|key| format!("{}: null", plain_or_quoted(key)));
                let block = nulls.collect::<Vec<_>>().join("\n");
                let edits = file.editor.set(found.map, found.entry, &block);
                let title = messages::Val001Fix { keys: &list(&names) }.text();
                finding = finding.fix(edits.map(|edits| Fix { title, edits }));
            }
            findings.push(finding);
        }
    }
}
