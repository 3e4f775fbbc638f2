//! PROBE003: a rollout that is given up while pods may still start.

use super::{figure, longest_startup};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PROBE003",
    severity: Severity::Warning,
    title: "A rollout waits as long as its pods may take to start.",
    why: "When no pod becomes available within progressDeadlineSeconds (600 by default), the Deployment reports \
          ProgressDeadlineExceeded, and `kubectl rollout status` and `helm --wait` fail, while the startup probe would still \
          have let the model load.",
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        if workload.object.kind != "Deployment" {
            continue;
        }
        let Some((budget, container, probe)) = longest_startup(&workload) else { continue };
        let (Some(deadline), written) = workload.deadline() else { continue };
        // Who lets a probe fail for as long as the deadline has chosen that figure; a short delay before it is no matter.
        let chosen = budget.period * budget.failures == deadline && budget.delay * 20 <= deadline;
        if budget.seconds() <= deadline || chosen {
            continue;
        }
        let (name, enough) = (workload.object.name, budget.seconds() + 60);
        let default = if written.is_none() { ", the default" } else { "" };
        let mut finding = Finding::at(workload.object, figure(scene, workload.object, probe), format!(
            "The startupProbe of container `{}` grants {}, and the rollout of `{name}` is given up after {deadline} s{default}: it \
             fails while the container may still start.",
            container.name(),
            budget.words()
        ))
        .help(format!("Set `progressDeadlineSeconds: {enough}` in the spec of the Deployment."));
        let title = format!("Set progressDeadlineSeconds to {enough}");
        match written {
            Some(node) => {
                finding = finding.related(workload.object, node, "the deadline").replace(
                    workload.object,
                    node,
                    enough.to_string(),
                    title,
                );
            }
            None => {
                let next = ["strategy", "selector", "template"];
                let next = next.iter().find_map(|key| workload.object.entry(&["spec", key]));
                let text = format!("progressDeadlineSeconds: {enough}");
                let index = workload.object.index;
                finding = finding.fix(
                    next.and_then(|entry| scene.insert_before(index, &entry.key, &text, title)),
                );
            }
        }
        findings.push(finding);
    }
}
