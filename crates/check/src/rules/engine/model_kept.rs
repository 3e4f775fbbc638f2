//! HF004: models that every start downloads anew.

use super::downloads::{Download, Kept};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF004",
    severity: Severity::Info,
    title: messages::HF004_TITLE,
    why: messages::HF004_WHY,
    link: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hfhome",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(download) = Download::of(&workload, &container) else { continue };
            if download.kept == Kept::Yes || download.offline.is_some() {
                continue;
            }
            let message = messages::Hf004 {
                container: &container.name(),
                model: &download.model,
                folder: &download.folder,
                empty_dir: download.kept == Kept::InPod,
            }
            .text();
            findings.push(
                Finding::at(workload.object, download.node, message)
                    .help(messages::Hf004Help { folder: &download.folder }),
            );
        }
    }
}
