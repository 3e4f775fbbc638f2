//! KUBE005: text in a form of its own.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::FaultKind;

pub(super) const RULE: Rule = Rule {
    id: "KUBE005",
    severity: Severity::Error,
    title: "Quantities, times and base64 are written as Kubernetes reads them.",
    why: "Quantities (`500m`, `1Gi`), times (RFC 3339) and base64 are parsed when an object is applied; what cannot be parsed makes the API server refuse the whole object.",
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
            )
        },
        plain,
    );
}
