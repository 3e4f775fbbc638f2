//! GPU009: a pod on GPU nodes without a GPU.

use super::is_extended;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU009",
    severity: Severity::Warning,
    title: messages::GPU009_TITLE,
    why: messages::GPU009_WHY,
    link: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        // Drivers, plugins and exporters run on GPU nodes as DaemonSets and need no GPU of their own.
        let pods = workload.is_long_running() && workload.object.kind != "DaemonSet";
        if !pods || has_device(&workload) {
            continue;
        }
        let selector = workload.spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries);
        let (kind, name) = (&workload.object.kind, &workload.object.name);
        for entry in selector {
            let (Some(key), Some(value)) = (entry.key.text(), entry.value.text()) else { continue };
            if is_gpu_label(key) && !matches!(value, "" | "false" | "none" | "0") {
                let message = messages::Gpu009Label { kind, name, key: &key, value: &value };
                findings.push(
                    Finding::at(workload.object, &entry.value, message).help(messages::GPU009_HELP),
                );
            }
        }
        let tolerations = workload.spec.get(&["tolerations"]).map_or(&[][..], Node::items);
        for toleration in tolerations {
            let Some(node) = toleration.get(&["key"]) else { continue };
            let of_gpus = |key: &&str| matches!(*key, "nvidia.com/gpu" | "amd.com/gpu");
            let Some(key) = node.text().filter(of_gpus) else { continue };
            let message = messages::Gpu009Toleration { kind, name, key: &key };
            findings.push(
                Finding::at(workload.object, node, message)
                    .help(messages::GPU009_HELP)
                    // It lets a pod on GPU nodes and sends none there.
                    .severity(Severity::Info),
            );
        }
    }
}

/// Whether a pod gets a device in any way: an extended resource, a claim, or the container runtime of GPUs.
fn has_device(workload: &Workload<'_>) -> bool {
    let asks = workload.all_containers().iter().any(|container| {
        let lists = ["limits", "requests"].map(|list| container.resources(list));
        let names = lists.into_iter().flatten().filter_map(|entry| entry.key.text());
        // Names that are wrong are another rule's.
        names.into_iter().any(|name| is_extended(name) || name.contains("gpu"))
            || container.node.get(&["resources", "claims"]).is_some()
            || container.env("NVIDIA_VISIBLE_DEVICES").is_some()
    });
    asks || ["resourceClaims", "runtimeClassName"]
        .iter()
        .any(|key| workload.spec.get(&[key]).is_some())
}

/// Whether a node label is one of GPU nodes.
fn is_gpu_label(key: &str) -> bool {
    let (domain, name) = key.split_once('/').unwrap_or(("", key));
    match domain {
        "nvidia.com" => name.starts_with("gpu") || name.starts_with("mig"),
        "amd.com" => name.starts_with("gpu"),
        _ => matches!(
            name,
            "gpu" | "gpu-type" | "gpuType" | "gpu_type" | "accelerator" | "gke-accelerator"
        ),
    }
}
