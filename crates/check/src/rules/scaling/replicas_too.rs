//! HPA002: a number of pods beside the autoscaler that owns it.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;
use chartroom_objects::Autoscaler;

pub(super) const RULE: Rule = Rule {
    id: "HPA002",
    severity: Severity::Warning,
    title: messages::HPA002_TITLE,
    why: messages::HPA002_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        let Some(Autoscaler { object: scaler }) = workload.pods.scaler else { continue };
        let object = workload.object;
        let Some(written) = workload.pods.written else { continue };
        let replicas = written.text().unwrap_or_default();
        let message =
            messages::Hpa002 { replicas: &replicas, kind: &scaler.kind, name: &scaler.name }.text();
        findings.push(Finding::at(object, written, message).help(messages::HPA002_HELP).related(
            scaler,
            scaler.anchor(&["spec", "scaleTargetRef"]),
            messages::HPA002_NOTE,
        ));
    }
}
