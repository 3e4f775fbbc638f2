//! PDB002: budgets that let no pod go.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::{IntOrPercent, Round};

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
    for budget in scene.budgets().filter(|budget| !budget.forbids_all()) {
        let Some(node) = budget.min_available else { continue };
        for workload in budget.covered(scene) {
            let Some(pods) = workload.pods.min.filter(|pods| *pods > 0) else { continue };
            let Some(stay) = IntOrPercent::of(node).map(|one| one.of_pods(pods, Round::Up)) else {
                continue;
            };
            if stay < pods {
                continue;
            }
            let words = if pods == 1 { "1 pod" } else { &format!("{pods} pods") };
            findings.push(
                Finding::at(budget.object, node, format!("{stay} must stay of {words} that `{}` has at least: none may be evicted, so a node drain never ends.", workload.object.name))
                    .help("Use `maxUnavailable: 1`, which follows the number of pods, or run more of them.")
                    .switched_on(scene.switch(budget.object, node))
                    .related(workload.object, workload.object.anchor(&["spec", "replicas"]), "the pods"),
            );
            break;
        }
    }
}
