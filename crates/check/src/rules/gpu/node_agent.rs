//! GPU012: a DaemonSet for GPU nodes that does not get onto them.

use super::gpu_limit;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU012",
    severity: Severity::Info,
    title: messages::GPU012_TITLE,
    why: messages::GPU012_WHY,
    link: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        if workload.object.kind != "DaemonSet" || gpu_limit(&workload).is_some() {
            continue;
        }
        let selector = workload.spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries);
        let for_gpus = selector.iter().find_map(|entry| {
            let key = entry.key.text()?;
            let domain = ["nvidia.com", "amd.com"]
                .into_iter()
                .find(|one| key.starts_with(&format!("{one}/gpu")))?;
            (entry.value.text() == Some("true")).then_some((domain, &entry.key))
        });
        let Some((domain, place)) = for_gpus else { continue };
        let tolerations = workload.spec.get(&["tolerations"]);
        if tolerations.map_or(&[][..], Node::items).iter().any(super::is_for_gpus) {
            continue;
        }
        let message = messages::Gpu012 { name: &workload.object.name, domain: &domain }.text();
        findings.push(
            Finding::at(workload.object, place, message)
                .help(messages::Gpu012Help { domain: &domain }),
        );
    }
}
