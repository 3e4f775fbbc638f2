//! HPA011: an autoscaler with nothing to decide.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA011",
    severity: Severity::Info,
    title: "An autoscaler has room between its minimum and maximum.",
    why: "Where both are the same the autoscaler never changes the number of pods: it looks like scaling and \
          is none, and a rising load meets the same pods as ever.",
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene) {
        let Some(high) = scaler.max_node() else { continue };
        if scaler.min().is_some() && scaler.min() == scaler.max() {
            let pods = high.text().unwrap_or_default();
            findings.push(
                Finding::at(
                    scaler.object,
                    high,
                    format!(
                        "Minimum and maximum are both {pods}, so the number of pods never changes."
                    ),
                )
                .help(
                    "Raise the maximum, or switch the autoscaler off and set the number of pods.",
                ),
            );
        }
    }
}
