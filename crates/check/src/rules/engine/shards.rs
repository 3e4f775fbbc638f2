//! TGI001: as many GPUs as TGI has shards.

use super::{Given, Pair, env_text, gpu_limit, gpu_memory};
use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Container, Engine, Object, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "TGI001",
    severity: Severity::Error,
    title: messages::TGI001_TITLE,
    why: messages::TGI001_WHY,
    link: "https://huggingface.co/docs/text-generation-inference/reference/launcher",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if Engine::of(&container) != Some(Engine::Tgi) {
                continue;
            }
            shards(scene, workload.object, &container, findings);
            memory(scene, workload.object, &container, findings);
        }
    }
}

fn shards(
    scene: &Scene<'_>,
    object: &Object<'_>,
    container: &Container<'_>,
    findings: &mut Findings<'_>,
) {
    let gpus = container.gpus();
    let written = match Given::of(container, &["--num-shard"]) {
        Some(given) => Some((given.value.to_owned(), given.place(scene, object))),
        None => env_place(object, container, "NUM_SHARD"),
    };
    let Some((text, place)) = written else { return };
    let (Ok(shards), Some(limit)) = (text.parse::<u32>(), gpu_limit(container)) else { return };
    if gpus == 0 || shards == 0 || shards == gpus {
        return;
    }
    let (message, severity) = if shards > gpus {
        (
            messages::Tgi001Few { shards: &shards, name: &container.name(), gpus: &gpus }.text(),
            Severity::Error,
        )
    } else {
        (
            messages::Tgi001Many { name: &container.name(), gpus: &gpus, shards: &shards }.text(),
            Severity::Warning,
        )
    };
    let pair = Pair { flag: Some(place), limit, needed: shards, gpus };
    findings.push(
        pair.finding(scene, object, container, message)
            .severity(severity)
            .help(messages::Tgi001Help { gpus: gpus as usize, shards: &shards }),
    );
}

fn memory(
    scene: &Scene<'_>,
    object: &Object<'_>,
    container: &Container<'_>,
    findings: &mut Findings<'_>,
) {
    if let Some(given) = Given::of(container, &["--cuda-memory-fraction"]) {
        gpu_memory::share(scene, object, &given, "--cuda-memory-fraction", findings);
        return;
    }
    let Some((text, place)) = env_place(object, container, "CUDA_MEMORY_FRACTION") else { return };
    let Some(message) = gpu_memory::wrong("CUDA_MEMORY_FRACTION", &text) else { return };
    findings.push(Finding::in_place(place, message).help(messages::VLLM003_HELP));
}

/// A value of the environment and its place.
fn env_place(
    object: &Object<'_>,
    container: &Container<'_>,
    name: &str,
) -> Option<(String, Place)> {
    let text = env_text(container, name)?.to_owned();
    Some((text, Place::node(object, container.env(name)?.get(&["value"])?)))
}
