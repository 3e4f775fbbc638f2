//! IMG002: an old `latest` from the node.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "IMG002",
    severity: Severity::Warning,
    title: messages::IMG002_TITLE,
    why: messages::IMG002_WHY,
    link: "https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(|one| !super::is_test(scene, one)) {
        for container in workload.all_containers() {
            let Some(policy) = container.node.get(&["imagePullPolicy"]) else { continue };
            let image = container.image();
            let Some(text) = policy.text().filter(|text| matches!(*text, "IfNotPresent" | "Never"))
            else {
                continue;
            };
            if image.is_empty() || !super::is_latest(image) {
                continue;
            }
            findings.push(
                Finding::at(
                    workload.object,
                    policy,
                    messages::Img002 { policy: &text, image: &image },
                )
                .help(messages::IMG002_HELP)
                .replace(workload.object, policy, "Always", messages::IMG002_FIX),
            );
        }
    }
}
