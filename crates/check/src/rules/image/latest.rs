//! IMG001: images whose content is not said.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "IMG001",
    severity: Severity::Warning,
    title: "An image names its version.",
    why: "Nobody can tell which version runs under `latest`, nor go back to the one before: a rollback brings \
          the same image, and a node that has an old one runs something else than its neighbour.",
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
            let how = if image.ends_with(":latest") {
                "is `latest`"
            } else {
                "has no tag, which means `latest`"
            };
            findings.push(
                Finding::at(
                    workload.object,
                    node,
                    format!(
                        "The image `{image}` of `{}` {how}: nobody can tell what runs.",
                        container.name()
                    ),
                )
                .help("Name a version, or a digest."),
            );
        }
    }
}
