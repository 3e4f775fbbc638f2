//! KUBE009: fields that contradict each other.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::Family;

pub(super) const RULE: Rule = Rule {
    id: "KUBE009",
    severity: Severity::Error,
    title: messages::KUBE009_TITLE,
    why: messages::KUBE009_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Fit), plain);
}
