//! DEP003: settings of a rolling update beside another strategy.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP003",
    severity: Severity::Error,
    title: messages::DEP003_TITLE,
    why: messages::DEP003_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in scene.of_kind("Deployment") {
        let kind = object.at(&["spec", "strategy", "type"]);
        let Some(kind) = kind.filter(|node| node.text() == Some("Recreate")) else { continue };
        let Some(entry) = object.entry(&["spec", "strategy", "rollingUpdate"]) else { continue };
        if entry.value.entries().is_empty() {
            continue;
        }
        findings.push(
            Finding::at(object, kind, messages::DEP003)
                .help(messages::DEP003_HELP)
                .related(object, &entry.key, messages::DEP003_NOTE)
                .helm("spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"),
        );
    }
}
