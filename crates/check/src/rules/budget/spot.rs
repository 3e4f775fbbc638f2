//! PDB007: budgets of a lone pod on nodes that are taken away.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "PDB007",
    severity: Severity::Warning,
    title: messages::PDB007_TITLE,
    why: messages::PDB007_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
    check,
};

/// Labels and taints of spot nodes, and their values.
const SPOT: [(&str, &str); 6] = [
    ("eks.amazonaws.com/capacitytype", "spot"),
    ("karpenter.sh/capacity-type", "spot"),
    ("cloud.google.com/gke-spot", "true"),
    ("cloud.google.com/gke-preemptible", "true"),
    ("kubernetes.azure.com/scalesetpriority", "spot"),
    ("node.kubernetes.io/lifecycle", "spot"),
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for budget in scene.budgets() {
        let lone = budget.covered(scene).find(|one| one.pods.min == Some(1));
        let Some(workload) = lone else { continue };
        let Some(node) = spot(&workload) else { continue };
        let message = messages::Pdb007 { name: &workload.object.name }.text();
        findings.push(
            Finding::at(workload.object, node, message).help(messages::PDB007_HELP).related(
                budget.object,
                budget.object.anchor(&["spec"]),
                messages::PDB007_NOTE,
            ),
        );
    }
}

/// Where a workload chooses spot nodes.
fn spot<'s>(workload: &Workload<'s>) -> Option<&'s Node> {
    let is = |key: &Node, value: &Node| {
        let (key, value) = (key.text().unwrap_or_default(), value.text().unwrap_or_default());
        let (key, value) = (key.to_lowercase(), value.to_lowercase());
        SPOT.iter().any(|(label, wanted)| *label == key && *wanted == value)
    };
    let chosen = workload.spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries);
    chosen.iter().find(|one| is(&one.key, &one.value)).map(|one| &one.value)
}
