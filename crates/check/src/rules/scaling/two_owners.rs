//! HPA009: two autoscalers of one workload.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA009",
    severity: Severity::Error,
    title: messages::HPA009_TITLE,
    why: messages::HPA009_WHY,
    link: "https://keda.sh/docs/latest/reference/scaledobject-spec/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let mut owners = scene.scalers(workload.object).map(|one| one.object);
        let (Some(first), Some(second)) = (owners.next(), owners.next()) else { continue };
        findings.push(
            Finding::at(
                second,
                second.anchor(&["spec", "scaleTargetRef"]),
                messages::Hpa009 {
                    kind: &first.kind,
                    name: &first.name,
                    other_kind: &second.kind,
                    other_name: &second.name,
                    workload: &workload.object.name,
                },
            )
            .help(messages::HPA009_HELP)
            .related(
                first,
                first.anchor(&["spec", "scaleTargetRef"]),
                messages::HPA009_NOTE,
            ),
        );
    }
}
