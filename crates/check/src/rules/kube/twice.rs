//! KUBE010: the same key twice in a list.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::Family;

pub(super) const RULE: Rule = Rule {
    id: "KUBE010",
    severity: Severity::Error,
    title: "What tells items of a list apart is there once.",
    why: "Containers, volumes, variables, ports and other items of lists are told apart by a name or key. Some duplicates the API server always refuses; others only where an object is applied server-side, which is how Helm 4 installs and upgrades: it merges such lists item by item. A template that adds items of its own to a list of the values is the usual cause.",
    link: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Twice), plain);
}
