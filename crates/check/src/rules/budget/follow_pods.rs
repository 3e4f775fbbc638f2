//! PDB006: a fixed number of pods that must stay while their number changes.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::count;

pub(super) const RULE: Rule = Rule {
    id: "PDB006",
    severity: Severity::Info,
    title: "A budget follows the number of pods where an autoscaler changes it.",
    why: "`minAvailable` as a number stays what it is when the autoscaler adds pods: of ten pods eight may \
          then go at once, and at the minimum perhaps none. `maxUnavailable` follows the number of pods.",
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
                    Finding::at(budget.object, node, format!("{stay} must stay, whether there are {min} pods or {max}: at the maximum {} may go at once.", max - stay))
                        .help("Use `maxUnavailable: 1` or a percentage."),
                );
                break;
            }
        }
    }
}
