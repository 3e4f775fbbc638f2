//! PDB003: budgets that forbid every eviction.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB003",
    severity: Severity::Warning,
    title: "A disruption budget does not forbid every eviction.",
    why: "With `maxUnavailable: 0` or `minAvailable: 100%` no pod is ever evicted, whatever their number: \
          every node drain stops at these pods until someone deletes the budget.",
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets().filter(|budget| budget.forbids_all()) {
        let Some((field, node)) = budget.limit() else { continue };
        let (budget, text) = (budget.object, node.text().unwrap_or_default());
        findings.push(
            Finding::at(budget, node, format!("`{field}: {text}` forbids every eviction, so a node with such a pod can never be drained."))
                .switched_on(scene.switch(budget, node))
                .help("Allow one pod to go: `maxUnavailable: 1`."),
        );
    }
}
