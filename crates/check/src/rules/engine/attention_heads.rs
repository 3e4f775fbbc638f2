//! VLLM002: attention heads divide among GPUs.

use super::{Given, TENSOR, is_named, model_name};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Engine, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VLLM002",
    severity: Severity::Info,
    title: messages::VLLM002_TITLE,
    why: messages::VLLM002_WHY,
    link: "https://docs.vllm.ai/en/latest/serving/parallelism_scaling/",
    check,
};

/// Parts of the names of models, lower case, and the `num_attention_heads` of their config.json.
const HEADS: [(&str, u32); 22] = [
    ("llama-2-7b", 32),
    ("llama-2-13b", 40),
    ("llama-2-70b", 64),
    ("llama-3-8b", 32),
    ("llama-3-70b", 64),
    ("llama-3.1-8b", 32),
    ("llama-3.1-70b", 64),
    ("llama-3.1-405b", 128),
    ("llama-3.2-1b", 32),
    ("llama-3.2-3b", 24),
    ("llama-3.3-70b", 64),
    ("qwen2.5-0.5b", 14),
    ("qwen2.5-1.5b", 12),
    ("qwen2.5-3b", 16),
    ("qwen2.5-7b", 28),
    ("qwen2.5-14b", 40),
    ("qwen2.5-32b", 40),
    ("qwen2.5-72b", 64),
    ("mistral-7b", 32),
    ("mixtral-8x7b", 32),
    ("mixtral-8x22b", 48),
    ("opt-125m", 12),
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if Engine::of(&container) != Some(Engine::Vllm) {
                continue;
            }
            let Some(given) = Given::of(&container, &TENSOR) else { continue };
            let size: Option<u32> = given.value.parse().ok().filter(|size| *size > 1);
            let (Some(size), Some(heads)) = (size, heads(scene, &container)) else { continue };
            if heads % size == 0 {
                continue;
            }
            let sizes: Vec<String> = (1..=heads.min(16))
                .filter(|one| heads % one == 0)
                .map(|one| one.to_string())
                .collect();
            findings.push(
                Finding::in_place(given.place(scene, workload.object), messages::Vllm002 { heads: &heads, size: &size })
                .help(messages::Vllm002Help { sizes: &sizes.join(chartroom_messages::comma()) })
                .helm(format!(
                    "Total number of attention heads ({heads}) must be divisible by tensor parallel size ({size})."
                )),
            );
        }
    }
}

/// The attention heads of a container's model: what the values say, or what is known of its name.
fn heads(scene: &Scene<'_>, container: &Container<'_>) -> Option<u32> {
    for key in ["attentionHeads", "numAttentionHeads", "num_attention_heads"] {
        let said = scene.number(&["model", key]).or_else(|| scene.number(&[key]));
        if let Some(heads) = said.filter(|heads| *heads > 0) {
            return Some(heads);
        }
    }
    let name = model_name(container)?;
    let known = HEADS.iter().find(|(part, _)| is_named(&name, part));
    known.map(|(_, heads)| *heads)
}
