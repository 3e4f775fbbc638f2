//! HF004: models that every start downloads anew.

use super::downloads::{Download, Kept};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF004",
    severity: Severity::Info,
    title: "A model that is downloaded is kept on a volume.",
    why: "What an engine downloads from Hugging Face lies in the container's own file system unless a volume is mounted where \
          the engine keeps it, and an `emptyDir` goes with its pod: every restart, rollout and new replica loads all of the \
          model again, and waits for a service outside of the cluster.",
    link: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hfhome",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(download) = Download::of(&workload, &container) else { continue };
            let why = match download.kept {
                Kept::Yes => continue,
                Kept::No => "no volume is mounted there",
                Kept::InPod => "an `emptyDir`, which goes with the pod",
            };
            if download.offline.is_some() {
                continue;
            }
            let message = format!(
                "Container `{}` downloads `{}` to `{}` anew for each pod: {why}.",
                container.name(),
                download.model,
                download.folder
            );
            findings.push(
                Finding::at(workload.object, download.node, message)
                    .help(format!("Mount a claim at `{}`.", download.folder)),
            );
        }
    }
}
