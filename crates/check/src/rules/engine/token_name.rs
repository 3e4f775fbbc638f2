//! HF003: the variable that holds the Hugging Face token.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF003",
    severity: Severity::Info,
    title: "The Hugging Face token is in HF_TOKEN.",
    why: "The library huggingface_hub, through which engines download models, calls this variable HF_TOKEN; \
          HUGGING_FACE_HUB_TOKEN is its earlier name, which newer tools need not know.",
    link: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hftoken",
    check,
};

const OLD: &str = "HUGGING_FACE_HUB_TOKEN";

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            if container.env("HF_TOKEN").is_some() {
                continue;
            }
            let Some(name) = container.env(OLD).and_then(|item| item.get(&["name"])) else {
                continue;
            };
            findings.push(
                Finding::at(workload.object, name, format!(
                    "Container `{}` has its Hugging Face token in `{OLD}`, the earlier name of `HF_TOKEN`.",
                    container.name()
                ))
                .help("Call it HF_TOKEN.")
                .replace(workload.object, name, "HF_TOKEN", "Call it HF_TOKEN"),
            );
        }
    }
}
