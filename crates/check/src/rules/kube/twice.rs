//! KUBE010: the same key twice in a list.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::Family;

pub(super) const RULE: Rule = Rule {
    id: "KUBE010",
    severity: Severity::Error,
    title: messages::KUBE010_TITLE,
    why: messages::KUBE010_WHY,
    link: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Twice), plain);
}
