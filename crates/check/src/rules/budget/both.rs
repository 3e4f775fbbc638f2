//! PDB001: both limits of a disruption budget.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB001",
    severity: Severity::Error,
    title: "A disruption budget sets one of `minAvailable` and `maxUnavailable`.",
    why: "The API server refuses a budget with both, and with it the upgrade. It comes about when an overlay \
          sets one and the base keeps the other: maps merge, so both are left.",
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
            Finding::at(
                budget,
                later,
                "`minAvailable` and `maxUnavailable` are both set; only one may be.".to_owned(),
            )
            .help("Set the one that is not wanted to null in the overlay: `minAvailable: null`.")
            .related(budget, other, "the other one")
            .helm("spec: Invalid value: minAvailable and maxUnavailable cannot be both set"),
        );
    }
}
