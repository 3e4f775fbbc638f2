//! HPA010: pods given up sooner than they load.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA010",
    severity: Severity::Info,
    title: messages::HPA010_TITLE,
    why: messages::HPA010_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#stabilization-window",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(load) = scene.load_seconds() else { return };
    for workload in scene.workloads() {
        let Some(scaler) = workload.pods.hpa() else { continue };
        let path = ["spec", "behavior", "scaleDown", "stabilizationWindowSeconds"];
        let node = scaler.at(&path);
        let Some(window) = node.map_or(Some(300), int) else { continue };
        if window < i64::from(load) {
            findings.push(
                Finding::at(
                    scaler,
                    node.unwrap_or(scaler.anchor(&["spec", "behavior"])),
                    messages::Hpa010 { window: &window, load: &load },
                )
                .help(messages::Hpa010Help { load: &load }),
            );
        }
    }
}
