//! HF003: the variable that holds the Hugging Face token.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF003",
    severity: Severity::Info,
    title: messages::HF003_TITLE,
    why: messages::HF003_WHY,
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
                Finding::at(
                    workload.object,
                    name,
                    messages::Hf003 { container: &container.name(), old: &OLD },
                )
                .help(messages::HF003_HELP)
                .replace(workload.object, name, "HF_TOKEN", messages::HF003_FIX),
            );
        }
    }
}
