//! HPA001: an autoscaler whose maximum is below its minimum.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA001",
    severity: Severity::Error,
    title: messages::HPA001_TITLE,
    why: messages::HPA001_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene) {
        let (Some(low), Some(high)) = (scaler.min_node(), scaler.max_node()) else { continue };
        let scaler = scaler.object;
        let (Some(min), Some(max)) = (int(low), int(high)) else { continue };
        if max < min {
            let message = messages::Hpa001 { max: &max, min: &min }.text();
            findings.push(
                Finding::at(scaler, scene.later(scaler, low, high), message)
                    .help(messages::HPA001_HELP)
                    .related(scaler, low, messages::HPA001_NOTE_MIN)
                    .related(scaler, high, messages::HPA001_NOTE_MAX)
                    .helm(format!("spec.maxReplicas: Invalid value: {max}: must be greater than or equal to minReplicas")),
            );
        }
    }
}
