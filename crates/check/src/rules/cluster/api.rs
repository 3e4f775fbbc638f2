//! CLU006: objects of kinds that the cluster does not serve.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "CLU006",
    severity: Severity::Error,
    title: messages::CLU006_TITLE,
    why: messages::CLU006_WHY,
    link: "https://helm.sh/docs/chart_best_practices/custom_resource_definitions/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(cluster) = super::declared(scene).filter(|one| !one.apis.is_empty()) else { return };
    let mut told = HashSet::new();
    for object in &scene.objects {
        let Some(node) = object.at(&["apiVersion"]) else { continue };
        let api = node.text().unwrap_or_default();
        // Those of Kubernetes itself go with its version.
        let group = api.split_once('/').map_or("", |(group, _)| group);
        let custom = group.contains('.') && !group.ends_with(".k8s.io")
            || group == "gateway.networking.k8s.io";
        let kind = format!("{api}/{}", object.kind);
        let served = cluster.apis.iter().any(|one| one == api || *one == kind);
        if !custom || served || defined(scene, group, object.kind) || !told.insert(kind) {
            continue;
        }
        let message = messages::Clu006 { kind: &object.kind, api: &api }.text();
        let mut finding = Finding::at(object, node, message).help(messages::CLU006_HELP);
        if let Some(span) = super::place(scene, "apis") {
            finding = finding.related_file(span, messages::CLU006_NOTE);
        }
        findings.push(finding);
    }
}

/// Whether the chart brings the definition itself, to be applied before all templates.
fn defined(scene: &Scene<'_>, group: &str, kind: &str) -> bool {
    scene.crds.iter().any(|crd| crd.group == group && crd.kind == kind)
}
