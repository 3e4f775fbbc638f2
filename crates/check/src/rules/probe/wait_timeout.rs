//! PROBE004: Helm that gives up while pods may still start.

use super::{declared, figure, longest_startup};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PROBE004",
    severity: Severity::Warning,
    title: messages::PROBE004_TITLE,
    why: messages::PROBE004_WHY,
    link: "https://helm.sh/docs/helm/helm_upgrade/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(timeout) = scene.settings.timeout_seconds else { return };
    for workload in scene.workloads().filter(Workload::is_long_running) {
        let Some((budget, container, probe)) = longest_startup(&workload) else { continue };
        if budget.seconds() <= i64::from(timeout) {
            continue;
        }
        let minutes = (budget.seconds() + 60).div_euclid(60) + 1;
        let mut finding = Finding::at(
            workload.object,
            figure(scene, workload.object, probe),
            messages::Probe004 {
                container: &container.name(),
                budget: &budget.words(),
                timeout: &timeout,
            },
        )
        .help(messages::Probe004Help { minutes: &minutes });
        if let Some(span) = declared(scene, "timeout") {
            finding = finding.related_file(span, messages::PROBE004_NOTE);
            finding = finding.fix(Some(chartroom_diagnostics::Fix {
                title: messages::Probe004Fix { minutes: &minutes }.text(),
                edits: vec![chartroom_diagnostics::Edit { span, text: format!("{minutes}m") }],
            }));
        }
        findings.push(finding);
    }
}
