//! PROBE005: readiness and liveness that say the same.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::Probe;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "PROBE005",
    severity: Severity::Info,
    title: messages::PROBE005_TITLE,
    why: messages::PROBE005_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        // Of what starts in seconds a restart is no loss, and most charts have it so.
        for container in super::loaders(&workload) {
            let live = container.node.entry("livenessProbe");
            let ready = container.node.entry("readinessProbe");
            let (Some(live), Some(ready)) = (live, ready) else { continue };
            if live.value.entries().is_empty() || !same(&live.value, &ready.value) {
                continue;
            }
            findings.push(
                Finding::at(
                    workload.object,
                    &live.key,
                    messages::Probe005 { name: &container.name() },
                )
                .help(match container.node.entry("startupProbe") {
                    Some(_) => messages::PROBE005_HELP,
                    None => messages::PROBE005_HELP_STARTUP,
                })
                .related(workload.object, &ready.key, messages::PROBE005_NOTE),
            );
        }
    }
}

/// Whether two probes ask the same at the same times.
fn same(one: &Node, other: &Node) -> bool {
    let (Some(a), Some(b)) = (Probe::of(one), Probe::of(other)) else { return false };
    let handlers = ["httpGet", "tcpSocket", "exec", "grpc"];
    let timeout = |probe: &Node| {
        probe.get(&["timeoutSeconds"]).and_then(Node::text).unwrap_or("1").to_owned()
    };
    let asks = handlers.iter().any(|key| one.get(&[key]).is_some());
    asks && (a.delay, a.period, a.failures) == (b.delay, b.period, b.failures)
        && timeout(one) == timeout(other)
        && handlers.iter().all(|key| match (one.get(&[key]), other.get(&[key])) {
            (None, None) => true,
            (Some(a), Some(b)) => flat(a) == flat(b),
            _ => false,
        })
}

/// All scalars of a node with their keys, sorted.
fn flat(node: &Node) -> Vec<(String, String)> {
    let (mut found, mut open) = (Vec::new(), vec![(String::new(), node)]);
    while let Some((path, node)) = open.pop() {
        if let Some(text) = node.text() {
            found.push((path, text.to_owned()));
            continue;
        }
        for entry in node.entries() {
            open.push((format!("{path}.{}", entry.key.text().unwrap_or_default()), &entry.value));
        }
        for (index, item) in node.items().iter().enumerate() {
            open.push((format!("{path}.{index}"), item));
        }
    }
    found.sort();
    found
}
