//! PROBE002: a startup probe that gives up before the model is loaded.

use super::{declared, figure, loaders};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::Probe;

pub(super) const RULE: Rule = Rule {
    id: "PROBE002",
    severity: Severity::Warning,
    title: messages::PROBE002_TITLE,
    why: messages::PROBE002_WHY,
    link: "https://docs.vllm.ai/en/latest/deployment/k8s/#startup-probe-or-readiness-probe-failure-container-log-contains-keyboardinterrupt-terminated",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(load) = scene.load_seconds() else { return };
    for workload in scene.workloads().filter(Workload::is_long_running) {
        for container in loaders(&workload) {
            let Some(probe) = container.probe("startupProbe") else { continue };
            let Some(budget) = Probe::of(probe) else { continue };
            if budget.seconds() >= i64::from(load) {
                continue;
            }
            let failures = budget.failures_for(i64::from(load)).to_string();
            let mut finding = Finding::at(
                workload.object,
                figure(scene, workload.object, probe),
                messages::Probe002 {
                    name: &container.name(),
                    budget: &budget.words(),
                    load: &load,
                },
            )
            .help(messages::Probe002Help { failures: &failures });
            if let Some(node) = probe.get(&["failureThreshold"]) {
                let title = messages::Probe002Fix { failures: &failures }.text();
                finding = finding.replace(workload.object, node, failures, title);
            }
            if let Some(span) = declared(scene, "loadSeconds") {
                finding = finding.related_file(span, messages::PROBE002_NOTE);
            }
            findings.push(finding);
        }
    }
}
