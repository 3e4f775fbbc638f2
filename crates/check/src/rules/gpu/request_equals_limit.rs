//! GPU001: an extended resource cannot be overcommitted.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::parse_milli;

pub(super) const RULE: Rule = Rule {
    id: "GPU001",
    severity: Severity::Error,
    title: "The request of an extended resource equals its limit.",
    why: "Kubernetes hands out GPUs and other extended resources whole and never overcommits them. The API server \
          refuses a pod whose request differs from its limit; a Deployment is accepted and never gets its pods.",
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
                    Finding::at(workload.object, &request.value, format!(
                        "`{name}` is requested {asked} times, with a limit of {most}: both must be equal."
                    ))
                    .help("Set the request to the limit, or leave the request out: it follows the limit.")
                    .related(workload.object, &limit.value, "the limit")
                    .replace(workload.object, &request.value, most, format!("Request {most}"))
                    .helm(format!("requests[{name}]: must be equal to {name} limit of {most}")),
                );
            }
        }
    }
}
