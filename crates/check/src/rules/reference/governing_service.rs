//! REF008: StatefulSets whose Service is not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF008",
    severity: Severity::Info,
    title: messages::REF008_TITLE,
    why: messages::REF008_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in scene.of_kind("StatefulSet") {
        let Some(node) = object.at(&["spec", "serviceName"]) else { continue };
        let Some(name) = node.text().filter(|name| !name.is_empty()) else { continue };
        if scene.find("Service", name).is_some() {
            continue;
        }
        // Of a release without a Service for these pods, another one may make it.
        let Some(near) = super::services_of(scene, object).into_iter().next() else { continue };
        let message =
            messages::Ref008 { statefulset: &object.name, service: &name, near: &near.name }.text();
        findings.push(Finding::at(object, node, message).help(messages::REF008_HELP).related(
            near,
            near.anchor(&["metadata", "name"]),
            messages::REF008_NOTE,
        ));
    }
}
