//! KEDA002: triggers of Prometheus that lack something.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "KEDA002",
    severity: Severity::Error,
    title: messages::KEDA002_TITLE,
    why: messages::KEDA002_WHY,
    link: "https://keda.sh/docs/latest/scalers/prometheus/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in scene.of_kind("ScaledObject") {
        for trigger in scaler.at(&["spec", "triggers"]).map_or(&[][..], Node::items) {
            if trigger.get(&["type"]).and_then(Node::text) != Some("prometheus") {
                continue;
            }
            let Some(entry) = trigger.entry("metadata") else { continue };
            for key in ["serverAddress", "query", "threshold"] {
                if entry.value.get(&[key]).and_then(Node::text).is_none_or(str::is_empty) {
                    findings.push(
                        Finding::at(
                            scaler,
                            &entry.key,
                            messages::Keda002Missing { name: &scaler.name, key: &key },
                        )
                        .help(messages::Keda002MissingHelp { key: &key }),
                    );
                }
            }
            if let Some(node) = entry.value.get(&["threshold"]).filter(|node| {
                node.to_value().is_ok_and(|value| !matches!(value, Value::Str(_) | Value::Nil))
            }) {
                let threshold = node.text().unwrap_or_default();
                findings.push(
                    Finding::at(scaler, node, messages::Keda002Number { threshold: &threshold })
                        .help(messages::Keda002NumberHelp { threshold: &threshold })
                        .quote(scaler, node.span.clone()),
                );
            }
        }
    }
}
