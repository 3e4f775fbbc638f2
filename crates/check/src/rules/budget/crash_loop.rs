//! PDB004: model pods that crash and cannot be drained.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB004",
    severity: Severity::Info,
    title: messages::PDB004_TITLE,
    why: messages::PDB004_WHY,
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
        let message = messages::Pdb004 { name: &workload.object.name }.text();
        findings.push(
            Finding::at(object, object.anchor(&["spec"]), message).help(messages::PDB004_HELP),
        );
    }
}
