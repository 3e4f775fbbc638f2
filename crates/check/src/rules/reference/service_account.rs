//! REF007: accounts that are not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF007",
    severity: Severity::Warning,
    title: "A pod's ServiceAccount is rendered, or another chart's.",
    why: "A pod whose ServiceAccount does not exist is not created; the ReplicaSet tells so in its events, and \
          the rollout waits. Where the chart makes one of another name, the two come from different helpers.",
    link: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let Some(node) = workload.spec.get(&["serviceAccountName"]) else { continue };
        let own = |name: &&str| {
            super::is_own(workload.object.name, name)
                && scene.find("ServiceAccount", name).is_none()
        };
        let Some(name) = node.text().filter(own) else { continue };
        let mut accounts = scene.of_kind("ServiceAccount");
        let (Some(only), None) = (accounts.next(), accounts.next()) else { continue };
        findings.push(
            Finding::at(
                workload.object,
                node,
                format!("No ServiceAccount `{name}` is rendered; the chart makes `{}`.", only.name),
            )
            .help("Use one helper for the name in both places.")
            .related(only, only.anchor(&["metadata", "name"]), "the one that is made"),
        );
    }
}
