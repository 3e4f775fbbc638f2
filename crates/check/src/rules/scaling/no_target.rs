//! HPA008: autoscalers of nothing.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA008",
    severity: Severity::Error,
    title: messages::HPA008_TITLE,
    why: messages::HPA008_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene).map(|one| one.object) {
        let target = &["spec", "scaleTargetRef"];
        let text = |key: &str| scaler.at(target)?.get(&[key])?.text();
        let (Some(kind), Some(name)) = (text("kind"), text("name")) else { continue };
        let built_in =
            matches!(kind, "Deployment" | "StatefulSet" | "ReplicaSet" | "ReplicationController");
        if !built_in || name.is_empty() || scene.find(kind, name).is_some() {
            continue;
        }
        // A chart of autoscalers alone means what others install.
        let mut same = scene.of_kind(kind).map(|one| one.name);
        let Some(other) = same.next() else { continue };
        let mut finding = Finding::at(
            scaler,
            scaler.at(&["spec", "scaleTargetRef", "name"]).unwrap_or(&scaler.root),
            messages::Hpa008 { kind: &kind, name: &name },
        );
        if same.next().is_none() {
            finding = finding.help(messages::Hpa008Help { kind: &kind, other: &other });
        }
        findings.push(finding);
    }
}
