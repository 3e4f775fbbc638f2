//! PROBE004: Helm that gives up while pods may still start.

use super::{declared, figure, longest_startup};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "PROBE004",
    severity: Severity::Warning,
    title: "Helm waits as long as pods may take to start.",
    why: "`helm upgrade --wait` fails when the pods are not ready within `--timeout` (5 minutes by default), and \
          `--rollback-on-failure` then takes a healthy model back. The timeout is what `.chartroom.yaml` declares.",
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
        let mut finding = Finding::at(workload.object, figure(scene, workload.object, probe), format!(
            "The startupProbe of container `{}` grants {}, and Helm gives up after {timeout} s: a model that still loads counts as \
             failed.",
            container.name(),
            budget.words()
        ))
        .help(format!("Call Helm with `--timeout {minutes}m`, and say so in .chartroom.yaml."));
        if let Some(span) = declared(scene, "timeout") {
            finding = finding.related_file(span, "the timeout");
            finding = finding.fix(Some(chartroom_diagnostics::Fix {
                title: format!("Declare a timeout of {minutes}m"),
                edits: vec![chartroom_diagnostics::Edit { span, text: format!("{minutes}m") }],
            }));
        }
        findings.push(finding);
    }
}
