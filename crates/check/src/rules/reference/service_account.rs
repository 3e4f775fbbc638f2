//! REF007: accounts that are not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF007",
    severity: Severity::Warning,
    title: messages::REF007_TITLE,
    why: messages::REF007_WHY,
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
                messages::Ref007 { account: &name, rendered: &only.name },
            )
            .help(messages::REF007_HELP)
            .related(only, only.anchor(&["metadata", "name"]), messages::REF007_NOTE),
        );
    }
}
