//! VAL003: a list of named items replaces the whole list below.

use super::{ValuesFile, list};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::{Fix, Severity};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VAL003",
    severity: Severity::Warning,
    title: messages::VAL003_TITLE,
    why: messages::VAL003_WHY,
    link: "https://helm.sh/docs/chart_template_guide/values_files/",
    check,
};

/// The `name` of each item; None unless every item is a map that has one.
fn names(node: &Node) -> Option<Vec<&str>> {
    let name = |item: &'_ Node| -> Option<usize> { item.get(&["name"])?.text().map(str::len) };
    let all = !node.items().is_empty() && node.items().iter().all(|item| name(item).is_some());
    all.then(|| node.items().iter().filter_map(|item| item.get(&["name"])?.text()).collect())
}

/// The list of the layers below, with the layer that it is in.
fn replaced<'a>(below: &'a [StackLayer], path: &[String]) -> Option<(&'a Node, &'a StackLayer)> {
    let layer = below.iter().rev().find(|layer| layer.source(path).is_some())?;
    let Content::Tree(root) = &layer.content else { return None };
    let node = root.get(path.strip_prefix(layer.prefix.as_slice())?)?;
    Some((node, layer))
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let Some(own) = names(&found.entry.value) else { continue };
            let Some((node, layer)) = replaced(file.below, &path) else { continue };
            let Some(theirs) = names(node) else { continue };
            let lost = |item: &&Node| {
                item.get(&["name"]).and_then(Node::text).is_some_and(|name| !own.contains(&name))
            };
            let lost: Vec<&Node> = node.items().iter().filter(lost).collect();
            // A list that has nothing in common with the other is most likely meant to take its place.
            let shares = theirs.iter().any(|name| own.contains(name));
            let overlays = matches!(layer.layer, Layer::Overlay(_));
            if lost.is_empty() || !(shares || overlays) {
                continue;
            }
            let gone: Vec<String> = lost
                .iter()
                .filter_map(|item| Some(item.get(&["name"])?.text()?.to_owned()))
                .collect();
            let Some(below) = scene.report.files.get(layer.file) else { continue };
            let dotted = path.join(".");
            let mut finding = Finding::in_file(
                file.entry_span(found.entry),
                messages::Val003 {
                    path: &dotted,
                    file: &below.name,
                    names: &list(&gone),
                    count: gone.len(),
                },
            )
            .severity(if shares { Severity::Warning } else { Severity::Info })
            .help(messages::VAL003_HELP);
            let spans = lost.iter().map(|item| (item.span.start as u32, item.span.end as u32));
            for ((start, end), name) in spans.zip(&gone) {
                let span = chartroom_diagnostics::Span { file: layer.file, start, end };
                finding = finding.related_file(span, messages::Val003Note { name: &name });
            }
            let edit = file.editor.append(&found.entry.value, &below.text, &lost);
            let title = messages::Val003Fix { names: &list(&gone) }.text();
            findings.push(finding.fix(edit.map(|edit| Fix { title, edits: vec![edit] })));
        }
    }
}
