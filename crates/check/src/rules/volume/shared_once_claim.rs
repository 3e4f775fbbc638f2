//! VOL002: several pods on a claim for one node.

use super::Claimed;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VOL002",
    severity: Severity::Warning,
    title: messages::VOL002_TITLE,
    why: messages::VOL002_WHY,
    link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        // A DaemonSet has one pod on each node, of which nobody knows the number.
        let Some(most) = workload.pods.max.filter(|pods| *pods > 0) else { continue };
        let surge = workload.rollout(most).map_or(0, |(surge, _)| surge);
        if (most < 2 && surge == 0) || on_one_node(&workload) {
            continue;
        }
        for claimed in Claimed::of(scene, &workload) {
            let modes = claimed.modes();
            let once = |mode: &&str| matches!(*mode, "ReadWriteOnce" | "ReadWriteOncePod");
            if modes.is_empty() || !modes.iter().all(once) {
                continue;
            }
            let (kind, name) = (workload.object.kind, workload.object.name);
            let (claim, modes) = (&claimed.claim.name, &modes.join(chartroom_messages::comma()));
            let (message, help) = if most > 1 {
                let pods = &most;
                (
                    messages::Vol002Replicas { claim, modes, kind: &kind, name: &name, pods }
                        .text(),
                    messages::VOL002_REPLICAS_HELP,
                )
            } else {
                (
                    messages::Vol002Rollout { claim, modes, kind: &kind, name: &name }.text(),
                    messages::VOL002_ROLLOUT_HELP,
                )
            };
            let mut finding = Finding::at(claimed.claim, claimed.mode_node(), message).help(help);
            let strategy = workload.object.entry(&["spec", "strategy"]);
            match strategy {
                Some(strategy) if most == 1 => {
                    finding = finding.related(
                        workload.object,
                        &strategy.key,
                        messages::VOL002_ROLLOUT_NOTE,
                    );
                    let kind = strategy.value.get(&["type"]);
                    if let Some(kind) =
                        kind.filter(|_| strategy.value.get(&["rollingUpdate"]).is_none())
                    {
                        finding = finding.replace(
                            workload.object,
                            kind,
                            "Recreate",
                            messages::VOL002_ROLLOUT_FIX,
                        );
                    }
                }
                None if most == 1 => {
                    let entry = workload.object.entry(&["spec", "template"]);
                    let text = "strategy:\n    type: Recreate";
                    let title = messages::VOL002_ROLLOUT_FIX.into();
                    let index = workload.object.index;
                    let fix =
                        entry.and_then(|entry| scene.insert_before(index, &entry.key, text, title));
                    finding = finding.fix(fix);
                }
                _ => {}
            }
            findings.push(finding);
        }
    }
}

/// Whether all pods are bound to one node by its name.
fn on_one_node(workload: &Workload<'_>) -> bool {
    let host = ["nodeSelector", "kubernetes.io/hostname"];
    let named = workload.spec.get(&["nodeName"]).or_else(|| workload.spec.get(&host));
    named.and_then(Node::text).is_some_and(|text| !text.is_empty())
}
