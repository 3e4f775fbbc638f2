//! HPA009: two autoscalers of one workload.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA009",
    severity: Severity::Error,
    title: "One autoscaler owns the number of pods.",
    why: "KEDA makes a HorizontalPodAutoscaler for each ScaledObject. A second one for the same workload \
          undoes what the first does, or KEDA refuses its object in the first place.",
    link: "https://keda.sh/docs/latest/reference/scaledobject-spec/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let mut owners = scene.scalers(workload.object).map(|one| one.object);
        let (Some(first), Some(second)) = (owners.next(), owners.next()) else { continue };
        findings.push(
            Finding::at(second, second.anchor(&["spec", "scaleTargetRef"]), format!(
                "{} `{}` and {} `{}` both scale `{}`.",
                first.kind, first.name, second.kind, second.name, workload.object.name
            ))
            .help("Switch one of them off. KEDA takes over an existing autoscaler with the annotation `scaledobject.keda.sh/transfer-hpa-ownership`.")
            .related(first, first.anchor(&["spec", "scaleTargetRef"]), "the other one"),
        );
    }
}
