//! HPA001: an autoscaler whose maximum is below its minimum.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA001",
    severity: Severity::Error,
    title: "An autoscaler's maximum is not below its minimum.",
    why: "The API server refuses such a HorizontalPodAutoscaler, and with it the whole upgrade. It comes about \
          when an overlay sets one of the two and the other stays what the base says.",
    link: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene) {
        let (Some(low), Some(high)) = (scaler.min_node(), scaler.max_node()) else { continue };
        let scaler = scaler.object;
        let (Some(min), Some(max)) = (int(low), int(high)) else { continue };
        if max < min {
            let message = format!("`maxReplicas` is {max} and `minReplicas` {min}.");
            findings.push(
                Finding::at(scaler, scene.later(scaler, low, high), message)
                    .help("Raise the maximum or lower the minimum.")
                    .related(scaler, low, "the minimum")
                    .related(scaler, high, "the maximum")
                    .helm(format!("spec.maxReplicas: Invalid value: {max}: must be greater than or equal to minReplicas")),
            );
        }
    }
}
