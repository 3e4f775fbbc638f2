//! PDB003: budgets that forbid every eviction.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB003",
    severity: Severity::Warning,
    title: messages::PDB003_TITLE,
    why: messages::PDB003_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets().filter(|budget| budget.forbids_all()) {
        let Some((field, node)) = budget.limit() else { continue };
        let (budget, value) = (budget.object, node.text().unwrap_or_default());
        findings.push(
            Finding::at(budget, node, messages::Pdb003 { field: &field, value: &value })
                .switched_on(scene.switch(budget, node))
                .help(messages::PDB003_HELP),
        );
    }
}
