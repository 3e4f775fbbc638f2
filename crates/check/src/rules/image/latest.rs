//! IMG001: images whose content is not said.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "IMG001",
    severity: Severity::Warning,
    title: messages::IMG001_TITLE,
    why: messages::IMG001_WHY,
    link: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(|one| !super::is_test(scene, one)) {
        for container in workload.all_containers() {
            let Some(node) = container.node.get(&["image"]) else { continue };
            let image = container.image();
            if image.is_empty() || !super::is_latest(image) {
                continue;
            }
            let (image, container) = (&image, &container.name());
            let message = if image.ends_with(":latest") {
                messages::Img001 { image, container }.text()
            } else {
                messages::Img001Untagged { image, container }.text()
            };
            findings.push(Finding::at(workload.object, node, message).help(messages::IMG001_HELP));
        }
    }
}
