//! REF008: StatefulSets whose Service is not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF008",
    severity: Severity::Info,
    title: "The Service that a StatefulSet names is rendered.",
    why: "The pods of a StatefulSet get their DNS names from the Service that `serviceName` names. Nothing checks that it \
          exists: the pods start, and whoever looks one up by its name does not find it.",
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
        let message = format!(
            "No Service `{name}` is rendered, which the StatefulSet `{}` names; `{}` selects its pods.",
            object.name, near.name
        );
        findings.push(
            Finding::at(object, node, message)
                .help("Use one helper for the name in both places.")
                .related(near, near.anchor(&["metadata", "name"]), "the one that is rendered"),
        );
    }
}
