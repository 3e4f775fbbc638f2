//! PROBE001: a liveness probe that starts before the model is loaded.

use super::{declared, figure, loaders};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::Probe;

pub(super) const RULE: Rule = Rule {
    id: "PROBE001",
    severity: Severity::Error,
    title: messages::PROBE001_TITLE,
    why: messages::PROBE001_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(load) = scene.load_seconds() else { return };
    for workload in scene.workloads().filter(Workload::is_long_running) {
        for container in loaders(&workload) {
            if container.probe("startupProbe").is_some() {
                continue;
            }
            let Some(probe) = container.probe("livenessProbe") else { continue };
            let Some(budget) = Probe::of(probe) else { continue };
            if budget.seconds() >= i64::from(load) {
                continue;
            }
            let failures = budget.failures_for(i64::from(load));
            let mut finding = Finding::at(
                workload.object,
                figure(scene, workload.object, probe),
                messages::Probe001 {
                    name: &container.name(),
                    budget: &budget.words(),
                    load: &load,
                },
            )
            .help(messages::Probe001Help { period: &budget.period, failures: &failures });
            if let Some(span) = declared(scene, "loadSeconds") {
                finding = finding.related_file(span, messages::PROBE001_NOTE);
            }
            let entry = container.node.entry("livenessProbe");
            let fix = entry.and_then(|entry| {
                let handler = handler(probe)?;
                let text = format!(
                    "startupProbe: {{{handler}, periodSeconds: {}, failureThreshold: {failures}}}",
                    budget.period
                );
                let title = messages::PROBE001_FIX.into();
                scene.insert_before(workload.object.index, &entry.key, &text, title)
            });
            findings.push(finding.fix(fix));
        }
    }
}

/// What an HTTP or TCP probe asks, on one line.
fn handler(probe: &chartroom_yaml::Node) -> Option<String> {
    let plain = |text: &str| {
        text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'))
            && !text.is_empty()
    };
    for kind in ["httpGet", "tcpSocket"] {
        let Some(asked) = probe.get(&[kind]) else { continue };
        let mut fields = Vec::new();
        for entry in asked.entries() {
            let (key, value) = (entry.key.text()?, entry.value.text()?);
            if !plain(value) {
                return None;
            }
            fields.push(format!("{key}: {value}"));
        }
        return Some(format!("{kind}: {{{}}}", fields.join(", ")));
    }
    None
}
