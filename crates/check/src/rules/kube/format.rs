//! KUBE005: text in a form of its own.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::{Family, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE005",
    severity: Severity::Error,
    title: "Quantities, times, schedules, addresses and the like are written as Kubernetes reads them.",
    why: "Quantities (`500m`, `1Gi`), times (RFC 3339), base64, schedules, time zones, percentages, IP addresses and ranges, paths and hosts are parsed when an object is applied; what cannot be parsed makes the API server refuse the whole object.",
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
        plain,
    );
}
