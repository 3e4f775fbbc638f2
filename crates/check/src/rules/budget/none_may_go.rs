//! PDB002: budgets that let no pod go.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_core::quantity::{Round, int_or_percent};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PDB002",
    severity: Severity::Warning,
    title: "A disruption budget lets at least one pod go.",
    why: "A node is drained by evicting its pods, and an eviction that would break the budget is refused. \
          Where as many pods must stay as there are, the drain never ends, and node upgrades stop. Percentages \
          of `minAvailable` round up.",
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.of_kind("PodDisruptionBudget") {
        let Some(node) = budget.at(&["spec", "minAvailable"]) else { continue };
        let Some(text) = node.text().filter(|text| *text != "100%") else { continue };
        for workload in super::covered(scene, budget) {
            let Some(pods) = workload.pods.min.filter(|pods| *pods > 0) else { continue };
            let Some(stay) = int_or_percent(text, pods, Round::Up).filter(|stay| *stay >= pods)
            else {
                continue;
            };
            let words = if pods == 1 { "1 pod" } else { &format!("{pods} pods") };
            findings.push(
                Finding::at(budget, node, format!("{stay} must stay of {words} that `{}` has at least: none may be evicted, so a node drain never ends.", workload.object.name))
                    .help("Use `maxUnavailable: 1`, which follows the number of pods, or run more of them.")
                    .switched_on(scene.switch(budget, node))
                    .related(workload.object, workload.object.anchor(&["spec", "replicas"]), "the pods"),
            );
            break;
        }
    }
}
