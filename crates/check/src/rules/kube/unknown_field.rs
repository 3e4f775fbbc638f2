//! KUBE001: fields that a kind does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Mark, Severity};
use chartroom_kube::{Fault, FaultKind, Hint};

pub(super) const RULE: Rule = Rule {
    id: "KUBE001",
    severity: Severity::Error,
    title: messages::KUBE001_TITLE,
    why: messages::KUBE001_WHY,
    link: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let told = super::shifted::report(scene, findings);
    let wanted = |(index, fault): &(usize, Fault)| {
        matches!(fault.kind, FaultKind::UnknownField { .. })
            && !told.contains(&(*index, fault.span.clone()))
    };
    super::report_all(scene, findings, wanted, rename);
}

/// Where a field of a similar name was meant.
fn rename(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    if let FaultKind::UnknownField { hint: Some(Hint::Below(field)), .. } = &fault.kind
        && let Some(action) = scene.indenting_action(object, fault.span.clone())
    {
        return finding.moved_to(action).help(messages::Kube001Help { field: &field });
    }
    let FaultKind::UnknownField { hint: Some(Hint::Named(name)), .. } = &fault.kind else {
        return finding;
    };
    finding.mark(Mark::Misspelt(name.clone())).replace_bytes(
        object,
        fault.span.clone(),
        name,
        messages::FixRename { name: &name }.text(),
    )
}
