//! KEDA001: KEDA down to no pods by default.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::int;
use chartroom_diagnostics::Severity;
use chartroom_objects::Autoscaler;

pub(super) const RULE: Rule = Rule {
    id: "KEDA001",
    severity: Severity::Warning,
    title: "A ScaledObject says how many pods stay.",
    why: "KEDA's `minReplicaCount` is 0 unless it is set: without traffic the last pod goes, and the first \
          request after that waits until a model is loaded. `idleReplicaCount` may only be 0 and below the \
          minimum.",
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
                    Finding::at(scaler, idle, format!("`idleReplicaCount` must be 0 and below `minReplicaCount`, which is {low}."))
                        .help("Set `idleReplicaCount: 0` and a minimum of at least 1, or leave it out."),
                );
            }
        } else if keda.min_node().is_none() {
            findings.push(
                Finding::at(
                    scaler,
                    scaler.anchor(&["spec", "scaleTargetRef"]),
                    "`minReplicaCount` is not set, so the last pod goes when there is no load."
                        .to_owned(),
                )
                .help("Set `minReplicaCount: 1`, or 0 where a cold start is meant."),
            );
        }
    }
}
