//! GPU004: names that look like a GPU and are none.

use super::rename_key;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "GPU004",
    severity: Severity::Warning,
    title: messages::GPU004_TITLE,
    why: messages::GPU004_WHY,
    link: "https://kubernetes.io/docs/tasks/configure-pod-container/extended-resource/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let lists = ["limits", "requests"].map(|list| container.resources(list));
            for entry in lists.into_iter().flatten() {
                let Some(name) = entry.key.text() else { continue };
                let Some(meant) = meant(name) else { continue };
                let (message, severity) = if name.contains('/') {
                    let message = messages::Gpu004 { name: &name, meant: &meant };
                    (message.text(), Severity::Warning)
                } else {
                    let message = messages::Gpu004Domain { name: &name, meant: &meant };
                    (message.text(), Severity::Error)
                };
                findings.push(
                    Finding::at(workload.object, &entry.key, message)
                        .severity(severity)
                        .help(messages::Gpu004Help { meant: &meant })
                        .fix(rename_key(scene, workload.object, &entry.key, meant)),
                );
            }
        }
    }
}

/// What a name that no device plugin announces was meant to be.
fn meant(name: &str) -> Option<&'static str> {
    const NAMES: [&str; 2] = ["nvidia.com/gpu", "amd.com/gpu"];
    // Real ones that are only a letter away: KubeVirt's and vGPU plugins' names.
    const REAL: [&str; 2] = ["nvidia.com/pgpu", "nvidia.com/vgpu"];
    if NAMES.contains(&name) || REAL.contains(&name) {
        return None;
    }
    match name.to_ascii_lowercase().as_str() {
        "nvidia.com/gpu"
        | "nvidia/gpu"
        | "nvidia/gpus"
        | "nvidia.io/gpu"
        | "nvidia.com.gpu"
        | "nvidia-gpu"
        | "nvidia-gpus"
        | "nvidia.gpu"
        | "gpu"
        | "gpus"
        | "nvidia"
        | "alpha.kubernetes.io/nvidia-gpu" => return Some("nvidia.com/gpu"),
        "amd.com/gpu" | "amd/gpu" | "amd/gpus" | "amd-gpu" => return Some("amd.com/gpu"),
        _ => {}
    }
    NAMES.into_iter().find(|known| one_slip(name, known))
}

/// Whether one letter is missing, too much, another one, or two neighbours stand in the wrong order.
fn one_slip(written: &str, known: &str) -> bool {
    // A number at the end tells apart resources that a cluster made up itself.
    if written.ends_with(|last: char| last.is_ascii_digit()) {
        return false;
    }
    let (a, b) = (written.as_bytes(), known.as_bytes());
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let room = a.len().min(b.len()) - front;
    let back = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let rest = |text: &[u8]| text.get(front..text.len() - back).unwrap_or_default().to_vec();
    let (a, b) = (rest(a), rest(b));
    let swapped = || a.len() == 2 && b.len() == 2 && a.first() == b.last() && a.last() == b.first();
    (a.len() <= 1 && b.len() <= 1) || swapped()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn slips_are_told_from_other_resources() {
        for name in ["nvidia.com/gpus", "nvidia/gpu", "gpu", "nvida.com/gpu", "nvidia.com/GPU"] {
            assert_eq!(meant(name), Some("nvidia.com/gpu"), "{name}");
        }
        assert_eq!(meant("amd.com/gup"), Some("amd.com/gpu"));
        for name in [
            "nvidia.com/gpu",
            "nvidia.com/vgpu",
            "nvidia.com/gpumem",
            "nvidia.com/gpucores",
            "nvidia.com/gpu.shared",
            "nvidia.com/mig-1g.10gb",
            "nvidia.com/gpu1",
            "gpu.intel.com/i915",
            "cpu",
            "memory",
        ] {
            assert_eq!(meant(name), None, "{name}");
        }
    }
}
