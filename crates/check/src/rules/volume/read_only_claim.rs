//! VOL001: nobody can write to a claim that is only read.

use super::Claimed;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VOL001",
    severity: Severity::Warning,
    title: "A claim that is only read is mounted read-only.",
    why: "The access mode ReadOnlyMany asks for a volume that many nodes may read. A container that mounts it to write, such \
          as one that downloads a model, fails or not as the storage happens to take it: access modes match claims to \
          volumes and are not enforced by Kubernetes.",
    link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for claimed in Claimed::of(scene, &workload) {
            let modes = claimed.modes();
            let read_only = claimed.volume.get(&["persistentVolumeClaim", "readOnly"]);
            if modes.is_empty()
                || modes.iter().any(|mode| *mode != "ReadOnlyMany")
                || read_only.and_then(Node::text) == Some("true")
            {
                continue;
            }
            let Some((container, mount)) = writer(&workload, &claimed) else { continue };
            let init = workload.init_containers().iter().any(|one| one.name() == container.name());
            let what = if init { "init container" } else { "container" };
            findings.push(
                Finding::at(claimed.claim, claimed.mode_node(), format!(
                    "Claim `{}` is ReadOnlyMany, and {what} `{}` mounts it to write: it cannot be filled there.",
                    claimed.claim.name,
                    container.name()
                ))
                .help(
                    "Use ReadWriteMany, or fill the volume elsewhere and mount it with `readOnly: true` in every container.",
                )
                .related(workload.object, mount, "mounted without `readOnly: true`")
                .replace(
                    claimed.claim,
                    claimed.mode_node(),
                    "ReadWriteMany",
                    "Claim it as ReadWriteMany",
                ),
            );
        }
    }
}

/// The first container that mounts a volume to write, init containers first.
fn writer<'s>(workload: &Workload<'s>, claimed: &Claimed<'s>) -> Option<(Container<'s>, &'s Node)> {
    workload.all_containers().into_iter().find_map(|container| {
        let mount = container.mounts().iter().find(|mount| {
            let text = |key: &str| mount.get(&[key]).and_then(Node::text);
            text("name") == claimed.name() && text("readOnly") != Some("true")
        })?;
        Some((container, mount.get(&["name"]).unwrap_or(mount)))
    })
}
