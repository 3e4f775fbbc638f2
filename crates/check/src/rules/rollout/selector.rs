//! DEP004: selectors that do not match, or change with the version.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::{Entry, Node};

pub(super) const RULE: Rule = Rule {
    id: "DEP004",
    severity: Severity::Error,
    title: messages::DEP004_TITLE,
    why: messages::DEP004_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let object = workload.object;
        if !matches!(object.kind, "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet") {
            continue;
        }
        let Some(entry) = object.entry(&["spec", "selector"]) else { continue };
        let wanted = entry.value.get(&["matchLabels"]).map_or(&[][..], Node::entries);
        let labels = workload.labels();
        let has = |key: &str| labels.and_then(|labels| labels.get(&[key])).and_then(Node::text);
        let differs = wanted.iter().find(|one| one.key.text().and_then(has) != one.value.text());
        if let Some(label) = differs {
            let text = label.key.text().unwrap_or_default();
            findings.push(
                Finding::at(object, &label.value, messages::Dep004 { label: &text, value: &label.value.text().unwrap_or_default() })
                    .help(messages::DEP004_HELP)
                    .related(object, labels.unwrap_or(workload.template), messages::DEP004_NOTE)
                    .helm("spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`"),
            );
        }
        // Some charts have their bare name under such a key.
        let has_number = |one: &&Entry| {
            one.value.text().is_some_and(|text| text.contains(|char: char| char.is_ascii_digit()))
        };
        let versions = wanted.iter().filter(|one| one.key.text().is_some_and(is_version));
        for label in versions.filter(has_number) {
            findings.push(
                Finding::at(
                    object,
                    &label.key,
                    messages::Dep004Version { label: &label.key.text().unwrap_or_default() },
                )
                .severity(Severity::Warning)
                .help(messages::DEP004_VERSION_HELP),
            );
        }
    }
}

/// Labels that say which version runs.
fn is_version(key: &str) -> bool {
    matches!(
        key,
        "version" | "app.kubernetes.io/version" | "helm.sh/chart" | "chart" | "appVersion"
    )
}
