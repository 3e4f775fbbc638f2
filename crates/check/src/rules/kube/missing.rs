//! KUBE003: what a kind cannot do without.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE003",
    severity: Severity::Error,
    title: "Required fields are there, and not empty.",
    why: "The API server refuses an object without a field that its kind requires, or that another field of it makes necessary. Helm renders it all the same, so the mistake shows at the upgrade.",
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
