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

/// A host without its scheme, port and path, where the value is nothing else.
fn better(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::Invalid(invalid) = &fault.kind else { return finding };
    let help = invalid.help.strip_prefix("Write `").and_then(|rest| rest.strip_suffix("`."));
    let Some(text) = help.filter(|text| !text.contains(['`', '*'])) else { return finding };
    let title = messages::FixWrite { text: &text }.text();
    finding.fix(scene.rewrite(object.index, fault.span.clone(), text.to_owned(), title))
}
