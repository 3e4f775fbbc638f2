//! KUBE008: names and keys.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::Family;

pub(super) const RULE: Rule = Rule {
    id: "KUBE008",
    severity: Severity::Error,
    title: "Names, labels, keys and what refers to them are of allowed characters and lengths.",
    why: "Names of objects and of what they refer to, ports, keys of labels, annotations, ConfigMaps and Secrets each have a form of their own, most often lower-case letters, digits and `-`. A name that is put together of values of a release is often longer, or has what a user writes: upper-case letters, `_`, blanks.",
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Name), plain);
}
