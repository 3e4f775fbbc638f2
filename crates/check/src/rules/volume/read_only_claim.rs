//! VOL001: nobody can write to a claim that is only read.

use super::Claimed;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VOL001",
    severity: Severity::Warning,
    title: messages::VOL001_TITLE,
    why: messages::VOL001_WHY,
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
            findings.push(
                Finding::at(
                    claimed.claim,
                    claimed.mode_node(),
                    messages::Vol001 {
                        claim: &claimed.claim.name,
                        init,
                        container: &container.name(),
                    },
                )
                .help(messages::VOL001_HELP)
                .related(workload.object, mount, messages::VOL001_NOTE)
                .replace(
                    claimed.claim,
                    claimed.mode_node(),
                    "ReadWriteMany",
                    messages::VOL001_FIX.text(),
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
