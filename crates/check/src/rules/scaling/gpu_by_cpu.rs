//! HPA003: GPU pods scaled by the load of their CPU.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA003",
    severity: Severity::Warning,
    title: messages::HPA003_TITLE,
    why: messages::HPA003_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(|one| one.gpus() > 0) {
        let Some(scaler) = workload.pods.hpa() else { continue };
        let metrics = super::metrics(scaler);
        let telling = metrics.iter().any(|metric| super::resource(metric).is_none());
        if telling {
            continue;
        }
        let names: Vec<&str> = metrics.iter().filter_map(super::resource).collect();
        let name = &workload.object.name;
        let message = match names.as_slice() {
            [] => messages::Hpa003Default { name }.text(),
            names => {
                messages::Hpa003 { name, metrics: &names.join(chartroom_messages::comma()) }.text()
            }
        };
        let place = metrics.first().unwrap_or(scaler.anchor(&["spec"]));
        findings.push(Finding::at(scaler, place, message).help(messages::HPA003_HELP).related(
            workload.object,
            workload.object.anchor(&["spec"]),
            messages::HPA003_NOTE,
        ));
    }
}
