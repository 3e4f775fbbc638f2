//! HPA002: a number of pods beside the autoscaler that owns it.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;
use chartroom_objects::Autoscaler;

pub(super) const RULE: Rule = Rule {
    id: "HPA002",
    severity: Severity::Warning,
    title: "The number of pods is left to the autoscaler.",
    why: "Every `helm upgrade` sets the number of pods back to what the manifest says, and the autoscaler \
          brings it up again: pods that just loaded a model are thrown away at each deployment.",
    link: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        let Some(Autoscaler { object: scaler }) = workload.pods.scaler else { continue };
        let object = workload.object;
        let Some(written) = workload.pods.written else { continue };
        let replicas = written.text().unwrap_or_default();
        let message = format!(
            "`replicas: {replicas}` conflicts with the {} `{}`: every upgrade resets the replica count.",
            scaler.kind, scaler.name
        );
        findings.push(
            Finding::at(object, written, message)
                .help("Render `replicas` only while autoscaling is off.")
                .related(
                    scaler,
                    scaler.anchor(&["spec", "scaleTargetRef"]),
                    "it scales the same workload",
                ),
        );
    }
}
