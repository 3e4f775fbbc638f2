//! DEP002: rollouts that wait for GPUs that are not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP002",
    severity: Severity::Warning,
    title: "A rollout finds the GPUs of its extra pods.",
    why: "A rolling update that may not take a pod away first needs the GPUs of a whole extra pod to be free. \
          Where the declared capacity has none left, the new pod stays Pending and the rollout waits for ever. \
          `maxSurge` rounds up and `maxUnavailable` down: one replica with the defaults adds one pod and takes \
          none away.",
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
            Finding::at(object, place.unwrap_or(object.anchor(&["spec", "strategy"])), format!(
                "A rollout of `{}` needs {needed} more GPUs before a pod goes; of {capacity} GPUs {free} are free.",
                object.name
            ))
            .help("Let a pod go first: `maxSurge: 0` with `maxUnavailable: 1`, or `type: Recreate`."),
        );
    }
}
