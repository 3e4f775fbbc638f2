//! VLLM005: shared memory counts as memory.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::{memory_text, parse_milli};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VLLM005",
    severity: Severity::Warning,
    title: messages::VLLM005_TITLE,
    why: messages::VLLM005_WHY,
    link: "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for volume in workload.spec.get(&["volumes"]).map_or(&[][..], Node::items) {
            let folder = volume.get(&["emptyDir"]);
            let text = |key: &str| folder?.get(&[key])?.text();
            if text("medium") != Some("Memory") {
                continue;
            }
            let Some(node) = folder.and_then(|folder| folder.get(&["sizeLimit"])) else { continue };
            let size = node.text().and_then(parse_milli);
            let name = volume.get(&["name"]).and_then(Node::text).unwrap_or_default();
            let (Some(size), Some((limit, entry))) = (size, memory(&workload, name)) else {
                continue;
            };
            if size <= limit {
                continue;
            }
            findings.push(
                Finding::at(
                    workload.object,
                    node,
                    messages::Vllm005 {
                        name: &name,
                        size: &node.text().unwrap_or_default(),
                        memory: &memory_text(limit),
                    },
                )
                .help(messages::VLLM005_HELP)
                .related(workload.object, entry, messages::VLLM005_NOTE),
            );
        }
    }
}

/// The memory of all containers that mount a volume, and one of their limits; None where one has no limit.
fn memory<'s>(workload: &Workload<'s>, volume: &str) -> Option<(i128, &'s Node)> {
    let (mut sum, mut first) = (0, None);
    for container in workload.containers() {
        let mounts = |mount: &Node| mount.get(&["name"]).and_then(Node::text) == Some(volume);
        if !container.mounts().iter().any(mounts) {
            continue;
        }
        sum += container.quantity("limits", "memory")?;
        first = first.or_else(|| container.node.get(&["resources", "limits", "memory"]));
    }
    Some((sum, first?))
}
