//! HPA004: utilisation of what is not requested.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA004",
    severity: Severity::Warning,
    title: messages::HPA004_TITLE,
    why: messages::HPA004_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let Some(scaler) = workload.pods.hpa() else { continue };
        for metric in super::metrics(scaler) {
            let Some(name) = super::utilization(metric) else { continue };
            for container in workload.containers() {
                let set = |list: &str| {
                    container.resources(list).iter().any(|entry| entry.key.text() == Some(name))
                };
                // A request follows the limit where only that is set.
                if set("requests") || set("limits") {
                    continue;
                }
                let message = messages::Hpa004 {
                    workload: &workload.object.name,
                    container: &container.name(),
                    resource: &name,
                }
                .text();
                findings.push(
                    Finding::at(workload.object, container.anchor(), message)
                        .help(messages::Hpa004Help { resource: &name })
                        .related(scaler, metric, messages::HPA004_NOTE),
                );
            }
        }
    }
}
