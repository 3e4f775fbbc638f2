//! GPU001: an extended resource cannot be overcommitted.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::parse_milli;

pub(super) const RULE: Rule = Rule {
    id: "GPU001",
    severity: Severity::Error,
    title: messages::GPU001_TITLE,
    why: messages::GPU001_WHY,
    link: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for request in container.resources("requests") {
                // Native resources have no domain in their names.
                let Some(name) = request.key.text().filter(|name| name.contains('/')) else {
                    continue;
                };
                let limits = container.resources("limits").iter();
                let Some(limit) = limits.rev().find(|one| one.key.text() == Some(name)) else {
                    continue;
                };
                let (Some(asked), Some(most)) = (request.value.text(), limit.value.text()) else {
                    continue;
                };
                if parse_milli(asked) == parse_milli(most) {
                    continue;
                }
                findings.push(
                    Finding::at(
                        workload.object,
                        &request.value,
                        messages::Gpu001 { name: &name, request: &asked, limit: &most },
                    )
                    .help(messages::GPU001_HELP)
                    .related(workload.object, &limit.value, messages::GPU001_NOTE)
                    .replace(
                        workload.object,
                        &request.value,
                        most,
                        messages::Gpu001Fix { limit: &most },
                    )
                    .helm(format!("requests[{name}]: must be equal to {name} limit of {most}")),
                );
            }
        }
    }
}
