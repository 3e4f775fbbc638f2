//! KUBE003: what a kind cannot do without.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE003",
    severity: Severity::Error,
    title: messages::KUBE003_TITLE,
    why: messages::KUBE003_WHY,
    link: "https://kubernetes.io/docs/reference/kubernetes-api/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(
        scene,
        findings,
        |kind| {
            matches!(kind, FaultKind::Missing { .. } | FaultKind::NotSet { .. })
                || super::is(kind, Family::Missing)
        },
        plain,
    );
}
