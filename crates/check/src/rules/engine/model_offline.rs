//! HF005: models that are to be there and are not.

use super::downloads::{Download, Kept};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF005",
    severity: Severity::Error,
    title: messages::HF005_TITLE,
    why: messages::HF005_WHY,
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
            let message = messages::Hf005 {
                variable: &name,
                container: &container.name(),
                model: &download.model,
                folder: &download.folder,
            }
            .text();
            findings.push(
                Finding::at(workload.object, node, message)
                    .help(messages::Hf005Help { folder: &download.folder, variable: &name })
                    .related(workload.object, download.node, messages::HF005_NOTE),
            );
        }
    }
}
