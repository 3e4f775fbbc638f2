//! KUBE006: API versions that are gone, or not there yet.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::FaultKind;

pub(super) const RULE: Rule = Rule {
    id: "KUBE006",
    severity: Severity::Error,
    title: "The version of Kubernetes serves the API version and kind.",
    why: "An API version that a cluster does not serve any more, or not yet, makes the whole upgrade fail, and a release that was installed with it can no longer be upgraded either.",
    link: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    super::report(
        scene,
        findings,
        |kind| {
            matches!(
                kind,
                FaultKind::NoSuchKind { .. }
                    | FaultKind::NotServed { .. }
                    | FaultKind::Removed { .. }
                    | FaultKind::NoSuchVersion { .. }
            )
        },
        plain,
    );
}
