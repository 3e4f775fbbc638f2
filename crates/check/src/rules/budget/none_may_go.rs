//! PDB002: budgets that let no pod go.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::{IntOrPercent, Round, fewest_pods};

pub(super) const RULE: Rule = Rule {
    id: "PDB002",
    severity: Severity::Warning,
    title: messages::PDB002_TITLE,
    why: messages::PDB002_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets().filter(|budget| !budget.forbids_all()) {
        let Some(node) = budget.min_available else { continue };
        let covered: Vec<_> = budget.covered(scene).collect();
        let pods = fewest_pods(&covered).filter(|pods| *pods > 0);
        let (Some(pods), Some(first), Some(stay)) = (pods, covered.first(), IntOrPercent::of(node))
        else {
            continue;
        };
        let stay = stay.of_pods(pods, Round::Up);
        if stay < pods {
            continue;
        }
        let names: Vec<String> =
            covered.iter().map(|one| format!("`{}`", one.object.name)).collect();
        let message = messages::Pdb002 {
            names: &names.join(chartroom_messages::comma()),
            workloads: covered.len(),
            pods: pods as usize,
            stay: &stay,
        };
        findings.push(
            Finding::at(budget.object, node, message)
                .help(messages::PDB002_HELP)
                .switched_on(scene.switch(budget.object, node))
                .related(
                    first.object,
                    first.object.anchor(&["spec", "replicas"]),
                    messages::PDB002_NOTE,
                ),
        );
    }
}
