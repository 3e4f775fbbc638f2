//! PDB005: budgets of no pods, or of all.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Budget, Object, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::is_empty;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "PDB005",
    severity: Severity::Warning,
    title: messages::PDB005_TITLE,
    why: messages::PDB005_WHY,
    link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for of in scene.budgets() {
        let budget = of.object;
        let Some(entry) = budget.entry(&["spec", "selector"]) else {
            if let Some(spec) = budget.entry(&["spec"]) {
                findings.push(
                    Finding::at(budget, &spec.key, messages::PDB005_UNSET)
                        .help(messages::PDB005_UNSET_HELP),
                );
            }
            continue;
        };
        if is_empty(&entry.value) {
            findings.push(
                Finding::at(budget, &entry.key, messages::PDB005_EMPTY)
                    .help(messages::PDB005_EMPTY_HELP),
            );
        } else if let Some(near) = missed(scene, of) {
            findings.push(
                Finding::at(
                    budget,
                    &entry.key,
                    messages::Pdb005Unmatched { name: &near.object.name },
                )
                .help(messages::PDB005_UNMATCHED_HELP)
                .related(
                    near.object,
                    near.labels().unwrap_or(near.template),
                    messages::PDB005_UNMATCHED_NOTE,
                ),
            );
        }
    }
}

/// The only workload of a release, if a budget is clearly meant for it and covers nothing.
fn missed<'s>(scene: &'s Scene<'_>, budget: Budget<'s>) -> Option<Workload<'s>> {
    if budget.covered(scene).next().is_some() {
        return None;
    }
    let mut workloads = scene.workloads().filter(Workload::is_long_running);
    let only = workloads.next()?;
    (workloads.next().is_none() && !is_of_another_part(budget.object, &only)).then_some(only)
}

/// Whether a budget is for pods of another part of the application than a workload's, which is not rendered now.
fn is_of_another_part(budget: &Object<'_>, workload: &Workload<'_>) -> bool {
    let selected = budget.root.get(&["spec", "selector", "matchLabels"]);
    ["app.kubernetes.io/component", "component"].iter().any(|key| {
        let text = |labels: Option<&Node>| {
            labels?.entry(key).and_then(|one| one.value.text()).map(str::to_owned)
        };
        let (wanted, own) = (text(selected), text(workload.labels()));
        wanted.is_some() && own.is_some() && wanted != own
    })
}
