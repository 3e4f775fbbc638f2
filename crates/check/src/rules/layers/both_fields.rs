//! VAL004 and VAL005: fields that exclude each other, left together by a merge.

use super::ValuesFile;
use crate::Rule;
use crate::edit::Found;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Layer;
use chartroom_diagnostics::{Fix, Severity, Span};
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;

pub(super) const STRATEGY: Rule = Rule {
    id: "VAL004",
    severity: Severity::Error,
    title: messages::VAL004_TITLE,
    why: messages::VAL004_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment",
    check: strategy,
};

pub(super) const BUDGET: Rule = Rule {
    id: "VAL005",
    severity: Severity::Error,
    title: messages::VAL005_TITLE,
    why: messages::VAL005_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget",
    check: budget,
};

fn strategy(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let both = |root: &Node| {
        let strategy = root.get(&["spec", "strategy"]);
        let kind = strategy.and_then(|one| one.get(&["type"])).and_then(Node::text);
        let update = strategy.and_then(|one| one.get(&["rollingUpdate"]));
        kind == Some("Recreate") && update.is_some_and(|update| !update.entries().is_empty())
    };
    if !printed(scene, "Deployment", &both) {
        return;
    }
    for left in left_together(scene, "type", "rollingUpdate") {
        if left.found.entry.value.text() != Some("Recreate") {
            continue;
        }
        let message = messages::Val004 { path: &left.path.join("."), file: &left.below }.text();
        let finding = left.finding(message, "rollingUpdate");
        findings.push(finding.helm(
            "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
        ));
    }
}

fn budget(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let has = |root: &Node, key: &str| root.get(&["spec", key]).is_some();
    let both = |root: &Node| has(root, "minAvailable") && has(root, "maxUnavailable");
    if !printed(scene, "PodDisruptionBudget", &both) {
        return;
    }
    for (own, other) in [("maxUnavailable", "minAvailable"), ("minAvailable", "maxUnavailable")] {
        for left in left_together(scene, own, other) {
            let message =
                messages::Val005 { path: &left.path.join("."), other: &other, file: &left.below }
                    .text();
            let finding = left.finding(message, other);
            findings.push(finding.helm("minAvailable and maxUnavailable cannot be both set"));
        }
    }
}

/// Whether templates print both: they may well choose between the two.
fn printed(scene: &Scene<'_>, kind: &str, both: &dyn Fn(&Node) -> bool) -> bool {
    scene.of_kind(kind).any(|one| both(&one.root))
}

/// A key of an overlay beside which a default of the chart stays.
struct Left<'a> {
    file: ValuesFile<'a>,
    path: Vec<String>,
    found: Found<'a>,
    /// The file of the default, and its place.
    below: &'a str,
    span: Option<Span>,
}

/// The keys `own` of overlays that do not mention `other`, which the chart sets beside them.
fn left_together<'a>(scene: &'a Scene<'_>, own: &str, other: &str) -> Vec<Left<'a>> {
    let mut all = Vec::new();
    for file in ValuesFile::overlays(scene) {
        for (path, found) in file.entries() {
            let is_own = path.last().is_some_and(|key| key == own);
            if !is_own || found.map.entry(other).is_some() || found.entry.value.text().is_none() {
                continue;
            }
            let beside = path.iter().take(path.len() - 1).cloned().chain([other.to_owned()]);
            let beside: Vec<String> = beside.collect();
            let layers = &scene.layers.layers;
            let sets = layers.iter().rev().find(|layer| layer.source(&beside).is_some());
            let Some(below) = sets.filter(|layer| layer.layer == Layer::Base) else { continue };
            let null = matches!(below.value(&beside), None | Some(Value::Nil));
            let Some(name) = scene.report.files.get(below.file).filter(|_| !null) else { continue };
            let span = below.source(&beside).and_then(|source| source.span);
            let file = file.clone();
            all.push(Left { file, path, found, below: &name.name, span });
        }
    }
    all
}

impl Left<'_> {
    fn finding(&self, message: String, other: &str) -> Finding {
        let edit = self.file.editor.insert_after(
            self.found.map,
            self.found.entry,
            &format!("{other}: null"),
        );
        let finding = Finding::in_file(self.file.entry_span(self.found.entry), message)
            .help(messages::Val004Help { key: &other })
            .fix(edit.map(|edit| Fix {
                title: messages::Val004Fix { key: &other }.text(),
                edits: vec![edit],
            }));
        match self.span {
            Some(span) => finding.related_file(span, messages::VAL004_NOTE),
            None => finding,
        }
    }
}
