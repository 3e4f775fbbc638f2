//! DEP005: deadlines that pass before a pod can be ready.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP005",
    severity: Severity::Error,
    title: "A rollout's deadline is longer than a pod has to be ready.",
    why: "`progressDeadlineSeconds` counts from the last progress, and a pod counts as available only after \
          `minReadySeconds`. The API server refuses a deadline that is not longer.",
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(|one| one.object.kind == "Deployment") {
        let object = workload.object;
        let (most, deadline) = workload.deadline();
        let ready = object.at(&["spec", "minReadySeconds"]);
        let (Some(most), Some(least)) = (most, ready.and_then(int)) else { continue };
        if most <= least {
            let place = deadline.or(ready).unwrap_or(&object.root);
            findings.push(
                Finding::at(object, place, format!("The rollout counts as failed after {most} s, and a pod as available after {least} s."))
                    .help("Raise `progressDeadlineSeconds` or lower `minReadySeconds`.")
                    .helm("spec.progressDeadlineSeconds: Invalid value: must be greater than minReadySeconds"),
            );
        }
    }
}
