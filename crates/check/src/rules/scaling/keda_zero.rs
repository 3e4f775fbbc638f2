//! KEDA001: KEDA down to no pods by default.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;
use chartroom_objects::Autoscaler;

pub(super) const RULE: Rule = Rule {
    id: "KEDA001",
    severity: Severity::Warning,
    title: messages::KEDA001_TITLE,
    why: messages::KEDA001_WHY,
    link: "https://keda.sh/docs/latest/reference/scaledobject-spec/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for keda in scene.of_kind("ScaledObject").filter_map(Autoscaler::of) {
        let scaler = keda.object;
        let idle = scaler.at(&["spec", "idleReplicaCount"]);
        if let (Some(idle), Some(low)) = (idle, keda.min()) {
            if int(idle).is_some_and(|idle| idle != 0 || low == 0) {
                findings.push(
                    Finding::at(scaler, idle, messages::Keda001Idle { min: &low })
                        .help(messages::KEDA001_IDLE_HELP),
                );
            }
        } else if keda.min_node().is_none() {
            findings.push(
                Finding::at(
                    scaler,
                    scaler.anchor(&["spec", "scaleTargetRef"]),
                    messages::KEDA001_UNSET,
                )
                .help(messages::KEDA001_UNSET_HELP),
            );
        }
    }
}
