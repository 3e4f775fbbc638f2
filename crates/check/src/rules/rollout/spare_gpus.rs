//! DEP002: rollouts that wait for GPUs that are not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP002",
    severity: Severity::Warning,
    title: messages::DEP002_TITLE,
    why: messages::DEP002_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(capacity) = scene.settings.gpus else { return };
    let workloads: Vec<Workload<'_>> =
        scene.workloads().filter(|one| one.is_long_running()).collect();
    let used = |one: &Workload<'_>| one.pods.min.unwrap_or(0).saturating_mul(one.gpus());
    let steady = workloads.iter().fold(0_u32, |sum, one| sum.saturating_add(used(one)));
    for workload in workloads.iter().filter(|one| one.gpus() > 0) {
        let Some((surge, gone)) = workload.pods.min.and_then(|pods| workload.rollout(pods)) else {
            continue;
        };
        let needed = surge.saturating_mul(workload.gpus());
        if gone > 0 || steady.saturating_add(needed) <= capacity {
            continue;
        }
        let object = workload.object;
        let place = object.at(&["spec", "strategy", "rollingUpdate", "maxSurge"]);
        let free = capacity.saturating_sub(steady);
        findings.push(
            Finding::at(
                object,
                place.unwrap_or(object.anchor(&["spec", "strategy"])),
                messages::Dep002 {
                    name: &object.name,
                    needed: needed as usize,
                    capacity: &capacity,
                    free: &free,
                },
            )
            .help(messages::DEP002_HELP),
        );
    }
}
