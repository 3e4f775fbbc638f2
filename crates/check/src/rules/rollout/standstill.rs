//! DEP001: rollouts that may do nothing.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::{IntOrPercent, Round};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "DEP001",
    severity: Severity::Error,
    title: messages::DEP001_TITLE,
    why: messages::DEP001_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in scene.of_kind("Deployment") {
        let at = |key: &str| object.at(&["spec", "strategy", "rollingUpdate", key]);
        let zero = |node: &Node| {
            IntOrPercent::of(node).is_some_and(|one| one.of_pods(100, Round::Up) == 0)
        };
        let (Some(gone), Some(surge)) = (at("maxUnavailable"), at("maxSurge")) else { continue };
        if zero(gone) && zero(surge) {
            findings.push(
                Finding::at(object, gone, messages::DEP001)
                    .help(messages::DEP001_HELP)
                    .related(object, surge, messages::DEP001_NOTE)
                    .replace(object, gone, "1", messages::DEP001_FIX.text())
                    .helm("spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0"),
            );
        }
    }
}
