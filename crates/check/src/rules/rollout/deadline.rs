//! DEP005: deadlines that pass before a pod can be ready.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP005",
    severity: Severity::Error,
    title: messages::DEP005_TITLE,
    why: messages::DEP005_WHY,
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
                Finding::at(object, place, messages::Dep005 { deadline: &most, ready: &least })
                    .help(messages::DEP005_HELP)
                    .helm("spec.progressDeadlineSeconds: Invalid value: must be greater than minReadySeconds"),
            );
        }
    }
}
