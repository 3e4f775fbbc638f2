//! KUBE008: names and keys.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, Fault, FaultKind, namespace_error};

pub(super) const RULE: Rule = Rule {
    id: "KUBE008",
    severity: Severity::Error,
    title: "Names, labels, keys and what refers to them are of allowed characters and lengths.",
    why: "Names of objects and of what they refer to, ports, keys of labels, annotations, ConfigMaps and Secrets each have a form of their own, most often lower-case letters, digits and `-`. A name that is put together of values of a release is often longer, or has what a user writes: upper-case letters, `_`, blanks.",
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(scene, findings, |kind| super::is(kind, Family::Name), better);
    let namespace = &scene.environment.namespace;
    if let Some(says) = namespace_error(namespace).filter(|_| !namespace.is_empty()) {
        let message = format!(
            "The release goes into the namespace `{namespace}`, and no namespace has such a name: it has lower-case letters, digits and `-`, at most 63."
        );
        let finding = Finding::in_place(Place::Environment, message);
        findings.push(finding.helm(says).help("Choose another with `--namespace`."));
    }
}

/// A host without its scheme, port and path, where the value is nothing else.
fn better(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::Invalid(invalid) = &fault.kind else { return finding };
    let help = invalid.help.strip_prefix("Write `").and_then(|rest| rest.strip_suffix("`."));
    let Some(text) = help.filter(|text| !text.contains(['`', '*'])) else { return finding };
    let title = format!("Write {text}");
    finding.fix(scene.rewrite(object.index, fault.span.clone(), text.to_owned(), title))
}
