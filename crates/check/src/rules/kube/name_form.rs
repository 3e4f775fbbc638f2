//! KUBE008: names and keys.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, Fault, FaultKind, namespace_error};

pub(super) const RULE: Rule = Rule {
    id: "KUBE008",
    severity: Severity::Error,
    title: messages::KUBE008_TITLE,
    why: messages::KUBE008_WHY,
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Name), better);
    let namespace = &scene.environment.namespace;
    if let Some(says) = namespace_error(namespace).filter(|_| !namespace.is_empty()) {
        let message = messages::Kube008 { namespace: &namespace }.text();
        let finding = Finding::in_place(Place::Environment, message);
        findings.push(finding.helm(says).help(messages::KUBE008_HELP));
    }
}

/// What should stand there, where that is known: a host without its scheme, port and path, for instance.
fn better(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::Invalid(invalid) = &fault.kind else { return finding };
    let Some(text) = invalid.better.clone() else { return finding };
    let title = messages::FixWrite { text: &text }.text();
    finding.fix(scene.rewrite(object.index, fault.span.clone(), text, title))
}
