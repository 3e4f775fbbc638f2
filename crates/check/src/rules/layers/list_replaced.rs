//! VAL003: a list of named items replaces the whole list below.

use super::{ValuesFile, list};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::{Fix, Severity};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VAL003",
    severity: Severity::Warning,
    title: "A list of named items keeps the items of the layer below.",
    why: "Helm merges maps, never lists: a list in an overlay takes the place of the whole list below. Items that the \
          overlay does not repeat are gone, without a word.",
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
            let verb = if gone.len() == 1 { "is" } else { "are" };
            let dotted = path.join(".");
            let mut finding = Finding::in_file(
                file.entry_span(found.entry),
                format!(
                    "`{dotted}` replaces the whole list of {}: {} {verb} dropped.",
                    below.name,
                    list(&gone)
                ),
            )
            .severity(if shares { Severity::Warning } else { Severity::Info })
            .help("Repeat the items that are to stay: lists are not merged.");
            let spans = lost.iter().map(|item| (item.span.start as u32, item.span.end as u32));
            for ((start, end), name) in spans.zip(&gone) {
                let span = chartroom_diagnostics::Span { file: layer.file, start, end };
                finding = finding.related_file(span, format!("`{name}` is dropped"));
            }
            let edit = file.editor.append(&found.entry.value, &below.text, &lost);
            let title = format!("Repeat {}", list(&gone));
            findings.push(finding.fix(edit.map(|edit| Fix { title, edits: vec![edit] })));
        }
    }
}
