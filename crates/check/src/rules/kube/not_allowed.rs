//! KUBE004: words and numbers that a field does not take.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Severity, closest};
use chartroom_kube::{Family, Fault, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE004",
    severity: Severity::Error,
    title: messages::KUBE004_TITLE,
    why: messages::KUBE004_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(
        scene,
        findings,
        |kind| {
            matches!(kind, FaultKind::Enum { .. } | FaultKind::OutOfRange { .. })
                || super::is(kind, Family::Value)
        },
        other_case,
    );
}

/// Words that are right but for upper and lower case, or misspelt.
fn other_case(_: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::Enum { value, allowed } = &fault.kind else { return finding };
    let words: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let same = words.iter().find(|one| one.eq_ignore_ascii_case(value)).copied();
    match same.or_else(|| closest(value, &words)) {
        Some(one) => {
            let title = messages::FixWrite { text: &one };
            finding.replace_bytes(object, fault.span.clone(), one, title)
        }
        None => finding,
    }
}
