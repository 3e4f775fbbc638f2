//! KUBE009: fields that contradict each other.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::Family;

pub(super) const RULE: Rule = Rule {
    id: "KUBE009",
    severity: Severity::Error,
    title: "Fields that belong together agree.",
    why: "Some fields exclude each other, need each other or must agree with each other: a probe has one handler, a variable one source, a request is not above its limit, a mount names a volume of its pod. Layers make such contradictions easily, as maps are merged: an overlay that chooses another way has to set the first one to `null`.",
    link: "https://kubernetes.io/docs/reference/kubernetes-api/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Fit), plain);
}
