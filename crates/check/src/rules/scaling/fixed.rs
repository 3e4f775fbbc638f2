//! HPA011: an autoscaler with nothing to decide.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA011",
    severity: Severity::Info,
    title: messages::HPA011_TITLE,
    why: messages::HPA011_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene) {
        let Some(high) = scaler.max_node() else { continue };
        if scaler.min().is_some() && scaler.min() == scaler.max() {
            let pods = high.text().unwrap_or_default();
            findings.push(
                Finding::at(scaler.object, high, messages::Hpa011 { pods: &pods })
                    .help(messages::HPA011_HELP),
            );
        }
    }
}
