//! HPA007: an autoscaler down to no pods.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA007",
    severity: Severity::Error,
    title: "`minReplicas` is at least 1, or a metric from outside can start a pod.",
    why: "With no pods there is nothing to measure. Kubernetes takes `minReplicas: 0` only with the feature \
          HPAScaleToZero and a metric of an object or from outside, and refuses it otherwise.",
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
                Finding::at(scaler, low, format!("`minReplicas: {}` needs a metric that is there without pods.", low.text().unwrap_or_default()))
                    .help("Keep one pod, or scale by an `External` or `Object` metric with the feature HPAScaleToZero (or KEDA).")
                    .replace(scaler, low, "1", "Keep one pod")
                    .helm("spec.minReplicas: Invalid value: must be greater than or equal to 1"),
            );
        }
    }
}
