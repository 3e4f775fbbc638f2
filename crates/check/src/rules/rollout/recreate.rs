//! DEP003: settings of a rolling update beside another strategy.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "DEP003",
    severity: Severity::Error,
    title: "Only a rolling update has settings of a rolling update.",
    why: "The API server refuses `rollingUpdate` beside `type: Recreate`. It comes about when an overlay \
          changes the type and the settings of the base stay, since maps merge.",
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
            Finding::at(object, kind, "`type: Recreate` stands beside the settings of a rolling update.".to_owned())
                .help("Take `rollingUpdate` away in the same layer: `rollingUpdate: null`.")
                .related(object, &entry.key, "the settings")
                .helm("spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"),
        );
    }
}
