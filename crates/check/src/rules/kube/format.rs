//! KUBE005: text in a form of its own.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, Fault, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE005",
    severity: Severity::Error,
    title: messages::KUBE005_TITLE,
    why: messages::KUBE005_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(
        scene,
        findings,
        |kind| {
            matches!(
                kind,
                FaultKind::BadQuantity { .. }
                    | FaultKind::BadTime { .. }
                    | FaultKind::BadBase64 { .. }
            ) || super::is(kind, Family::Form)
        },
        quantity,
    );
}

/// A quantity that is misspelt gets the right spelling, where it is written.
fn quantity(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::BadQuantity { value, .. } = &fault.kind else { return finding };
    let Some(meant) = chartroom_objects::quantity::meant(value) else { return finding };
    let title = messages::FixWrite { text: &meant.text }.text();
    let help = chartroom_core::quantity_help(&meant);
    let fix = scene.rewrite(object.index, fault.span.clone(), meant.text, title);
    finding.help(help).fix(fix)
}
