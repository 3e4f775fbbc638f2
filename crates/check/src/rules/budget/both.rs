//! PDB001: both limits of a disruption budget.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB001",
    severity: Severity::Error,
    title: messages::PDB001_TITLE,
    why: messages::PDB001_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets() {
        let (Some(min), Some(max)) = (budget.min_available, budget.max_unavailable) else {
            continue;
        };
        let budget = budget.object;
        let later = scene.later(budget, min, max);
        let other = if std::ptr::eq(later, min) { max } else { min };
        findings.push(
            Finding::at(budget, later, messages::PDB001)
                .help(messages::PDB001_HELP)
                .related(budget, other, messages::PDB001_NOTE)
                .helm("spec: Invalid value: minAvailable and maxUnavailable cannot be both set"),
        );
    }
}
