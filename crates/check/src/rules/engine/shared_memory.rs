//! VLLM004: shared memory for engines on several GPUs.

use super::{env_text, parallel};
use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Container, Engine, Scene, Workload, is_gpu};
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VLLM004",
    severity: Severity::Warning,
    title: messages::VLLM004_TITLE,
    why: messages::VLLM004_WHY,
    link: "https://docs.vllm.ai/en/latest/deployment/k8s/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        if workload.spec.get(&["hostIPC"]).and_then(Node::text) == Some("true") {
            continue;
        }
        for container in workload.containers() {
            let Some(engine) = Engine::of(&container) else { continue };
            // TGI can do without, more slowly.
            if engine == Engine::Tgi && env_text(&container, "NCCL_SHM_DISABLE") == Some("1") {
                continue;
            }
            let Some((count, place)) = split(scene, &workload, &container, engine) else {
                continue;
            };
            let message = match mounted(&workload, &container) {
                Shared::Memory => continue,
                Shared::Disk => {
                    messages::Vllm004Disk { engine: &engine.name(), gpus: &count }.text()
                }
                Shared::Small(size) => {
                    messages::Vllm004Small { engine: &engine.name(), gpus: &count, size: &size }
                        .text()
                }
                Shared::Nothing => {
                    messages::Vllm004None { engine: &engine.name(), gpus: &count }.text()
                }
            };
            findings.push(Finding::in_place(place, message).help(messages::VLLM004_HELP));
        }
    }
}

/// Over how many GPUs an engine splits its model, if over several, and what says so.
fn split(
    scene: &Scene<'_>,
    workload: &Workload<'_>,
    container: &Container<'_>,
    engine: Engine,
) -> Option<(u32, Place)> {
    let limits = container.resources("limits").iter();
    let limit = limits.rev().find(|entry| entry.key.text().is_some_and(is_gpu));
    let at_limit = || Some(Place::node(workload.object, &limit?.value));
    match parallel(container, engine) {
        Some((count, given)) => {
            let given = given.map(|given| given.place(scene, workload.object));
            let place = given
                .or_else(at_limit)
                .unwrap_or_else(|| Place::node(workload.object, container.anchor()));
            (count > 1).then_some((count, place))
        }
        // TGI takes all GPUs that it sees unless it is told otherwise.
        None if engine == Engine::Tgi
            && container.flag(&["--sharded", "--num-shard"]).is_none() =>
        {
            let told = container.env("SHARDED").or_else(|| container.env("NUM_SHARD"));
            let gpus = container.gpus();
            (gpus > 1 && told.is_none()).then_some((gpus, at_limit()?))
        }
        None => None,
    }
}

/// What /dev/shm holds in a container, in thousandths of bytes.
const USUAL: i128 = 64 * 1024 * 1024 * 1000;

/// What is at /dev/shm.
enum Shared {
    Memory,
    /// No more than containers have anyway.
    Small(String),
    Disk,
    Nothing,
}

fn mounted(workload: &Workload<'_>, container: &Container<'_>) -> Shared {
    let at = |mount: &&Node| {
        mount.get(&["mountPath"]).and_then(Node::text).map(|path| path.trim_end_matches('/'))
            == Some("/dev/shm")
    };
    let Some(mount) = container.mounts().iter().find(at) else { return Shared::Nothing };
    let name = mount.get(&["name"]).and_then(Node::text);
    let volumes = workload.spec.get(&["volumes"]).map_or(&[][..], Node::items);
    let volume = volumes.iter().find(|one| one.get(&["name"]).and_then(Node::text) == name);
    match volume.and_then(|one| one.get(&["emptyDir"])) {
        Some(folder) if folder.get(&["medium"]).and_then(Node::text) != Some("Memory") => {
            Shared::Disk
        }
        Some(folder) => {
            let limit = folder.get(&["sizeLimit"]).and_then(Node::text).unwrap_or_default();
            match parse_milli(limit).filter(|size| *size <= USUAL) {
                Some(_) => Shared::Small(limit.to_owned()),
                None => Shared::Memory,
            }
        }
        None => Shared::Memory,
    }
}
