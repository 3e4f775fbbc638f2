//! PROBE003: a rollout that is given up while pods may still start.

use super::{figure, longest_startup};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PROBE003",
    severity: Severity::Warning,
    title: messages::PROBE003_TITLE,
    why: messages::PROBE003_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        if workload.object.kind != "Deployment" {
            continue;
        }
        let Some((budget, container, probe)) = longest_startup(&workload) else { continue };
        let (Some(deadline), written) = workload.deadline() else { continue };
        // Who lets a probe fail for as long as the deadline has chosen that figure; a short delay before it is no matter.
        let chosen = budget.period * budget.failures == deadline && budget.delay * 20 <= deadline;
        if budget.seconds() <= deadline || chosen {
            continue;
        }
        let (name, enough) = (workload.object.name, budget.seconds() + 60);
        let mut finding = Finding::at(
            workload.object,
            figure(scene, workload.object, probe),
            messages::Probe003 {
                container: &container.name(),
                budget: &budget.words(),
                name: &name,
                default: written.is_none(),
                deadline: &deadline,
            },
        )
        .help(messages::Probe003Help { enough: &enough });
        let title = messages::Probe003Fix { enough: &enough }.text();
        match written {
            Some(node) => {
                finding = finding.related(workload.object, node, messages::PROBE003_NOTE).replace(
                    workload.object,
                    node,
                    enough.to_string(),
                    title,
                );
            }
            None => {
                let next = ["strategy", "selector", "template"];
                let next = next.iter().find_map(|key| workload.object.entry(&["spec", key]));
                let text = format!("progressDeadlineSeconds: {enough}");
                let index = workload.object.index;
                finding = finding.fix(
                    next.and_then(|entry| scene.insert_before(index, &entry.key, &text, title)),
                );
            }
        }
        findings.push(finding);
    }
}
