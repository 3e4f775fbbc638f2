//! PDB006: a fixed number of pods that must stay while their number changes.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::count;

pub(super) const RULE: Rule = Rule {
    id: "PDB006",
    severity: Severity::Info,
    title: messages::PDB006_TITLE,
    why: messages::PDB006_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets() {
        let Some(node) = budget.min_available else { continue };
        let Some(stay) = count(node) else { continue };
        for workload in budget.covered(scene) {
            let (Some(_), Some(min), Some(max)) =
                (workload.pods.scaler, workload.pods.min, workload.pods.max)
            else {
                continue;
            };
            // Less than a tenth of the most pods has to stay.
            if stay < min && max > stay.saturating_mul(10) {
                findings.push(
                    Finding::at(
                        budget.object,
                        node,
                        messages::Pdb006 {
                            stay: stay as usize,
                            min: &min,
                            max: &max,
                            evictable: &(max - stay),
                        },
                    )
                    .help(messages::PDB006_HELP),
                );
                break;
            }
        }
    }
}
