//! PDB004: model pods that crash and cannot be drained.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB004",
    severity: Severity::Info,
    title: "A budget of model pods lets pods go that are not ready.",
    why: "A pod that crashes while it loads its model is not ready and counts as missing: by default \
          (`IfHealthyBudget`) the budget then refuses to evict it, and the node of the broken pod cannot be \
          drained. `AlwaysAllow` lets it go.",
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets() {
        let object = budget.object;
        if object.at(&["spec", "unhealthyPodEvictionPolicy"]).is_some() {
            continue;
        }
        let Some(workload) = budget.covered(scene).find(|one| one.gpus() > 0) else {
            continue;
        };
        let message = format!(
            "Pods of `{}` that crash while loading cannot be evicted: `unhealthyPodEvictionPolicy` is not set.",
            workload.object.name
        );
        findings.push(
            Finding::at(object, object.anchor(&["spec"]), message)
                .help("Set `unhealthyPodEvictionPolicy: AlwaysAllow`."),
        );
    }
}
