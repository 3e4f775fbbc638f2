//! HPA007: an autoscaler down to no pods.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA007",
    severity: Severity::Error,
    title: messages::HPA007_TITLE,
    why: messages::HPA007_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene) {
        let Some(low) = scaler.min_node() else { continue };
        let scaler = scaler.object;
        let outside = super::metrics(scaler).iter().any(|metric| {
            matches!(
                metric.get(&["type"]).and_then(chartroom_yaml::Node::text),
                Some("Object" | "External")
            )
        });
        if int(low).is_some_and(|min| min <= 0) && !outside {
            findings.push(
                Finding::at(scaler, low, messages::Hpa007 { min: &low.text().unwrap_or_default() })
                    .help(messages::HPA007_HELP)
                    .replace(scaler, low, "1", messages::HPA007_FIX)
                    .helm("spec.minReplicas: Invalid value: must be greater than or equal to 1"),
            );
        }
    }
}
