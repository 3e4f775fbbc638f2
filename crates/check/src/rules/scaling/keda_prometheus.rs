//! KEDA002: triggers of Prometheus that lack something.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "KEDA002",
    severity: Severity::Error,
    title: "A Prometheus trigger has an address, a query and a threshold, all as text.",
    why: "KEDA refuses the whole ScaledObject when its trigger cannot be read, and nothing scales. All of a \
          trigger's metadata is text: a number without quotes is refused by the API server.",
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
                            format!("The Prometheus trigger of `{}` has no `{key}`.", scaler.name),
                        )
                        .help(format!("Set `{key}`.")),
                    );
                }
            }
            if let Some(node) = entry.value.get(&["threshold"]).filter(|node| {
                node.to_value().is_ok_and(|value| !matches!(value, Value::Str(_) | Value::Nil))
            }) {
                let text = node.text().unwrap_or_default();
                findings.push(
                    Finding::at(
                        scaler,
                        node,
                        format!("The threshold {text} is a number; KEDA takes text."),
                    )
                    .help(format!("Write `\"{text}\"`, in a template `| quote`."))
                    .quote(scaler, node.span.clone()),
                );
            }
        }
    }
}
