//! IMG002: an old `latest` from the node.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "IMG002",
    severity: Severity::Warning,
    title: "An image without a version is pulled at every start.",
    why: "With `IfNotPresent` or `Never` a node keeps the `latest` it once pulled: pods of the same release \
          run different content, depending on where they are.",
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
                    format!("`{text}` keeps whatever `{image}` a node pulled first."),
                )
                .help("Name a version; with `latest` use `Always`.")
                .replace(
                    workload.object,
                    policy,
                    "Always",
                    "Pull it at every start",
                ),
            );
        }
    }
}
