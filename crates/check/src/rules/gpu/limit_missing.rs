//! GPU002: an extended resource needs a limit.

use super::{is_extended, resource};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "GPU002",
    severity: Severity::Error,
    title: "An extended resource that is requested has a limit.",
    why: "GPUs and other extended resources are never overcommitted, so it is the limit that counts: a request follows \
          it when there is none, but not the other way round. The API server refuses a pod that has the request alone; \
          a Deployment is accepted and never gets its pods.",
    link: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/#using-device-plugins",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for request in container.resources("requests") {
                let (Some(name), Some(asked)) = (request.key.text(), request.value.text()) else {
                    continue;
                };
                let limited = resource(container.resources("limits"), name).is_some();
                if limited || asked.is_empty() || !is_extended(name) {
                    continue;
                }
                findings.push(
                    Finding::at(workload.object, &request.value, format!(
                        "`{name}: {asked}` is requested without a limit: the API server refuses every pod of it."
                    ))
                    .help(format!("Write `{name}: {asked}` under `limits`; the request may then be left out."))
                    .helm("Limit must be set for non overcommitable resources"),
                );
            }
        }
    }
}
