//! HF005: models that are to be there and are not.

use super::downloads::{Download, Kept};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF005",
    severity: Severity::Error,
    title: "An engine that may not download finds its model.",
    why: "With `HF_HUB_OFFLINE` or `TRANSFORMERS_OFFLINE` an engine looks for its model on disk alone. Its image has none, \
          so a volume has to bring it: without one the engine ends at once.",
    link: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hfhuboffline",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(download) = Download::of(&workload, &container) else { continue };
            let Some((name, node)) = download.offline else { continue };
            // What runs before can have filled a volume of the pod.
            let filled = download.kept == Kept::InPod && !workload.init_containers().is_empty();
            if download.kept == Kept::Yes || filled {
                continue;
            }
            let message = format!(
                "`{name}` keeps container `{}` from downloading `{}`, and no volume at `{}` brings it: it does not start.",
                container.name(),
                download.model,
                download.folder
            );
            findings.push(
                Finding::at(workload.object, node, message)
                    .help(format!("Mount the model at `{}`, or remove `{name}`.", download.folder))
                    .related(workload.object, download.node, "the model"),
            );
        }
    }
}
