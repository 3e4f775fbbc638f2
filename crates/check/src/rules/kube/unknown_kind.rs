//! KUBE007: kinds that nobody here knows.

use super::plain;
use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_kube::FaultKind;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "KUBE007",
    severity: Severity::Info,
    title: messages::KUBE007_TITLE,
    why: messages::KUBE007_WHY,
    link: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    // What cannot be known of a kind is the same for all objects of it.
    let mut told = HashSet::new();
    let is_new = |fault: &FaultKind| match fault {
        FaultKind::UnknownKind { api_version, kind } => {
            told.insert((api_version.clone(), kind.clone()))
        }
        _ => false,
    };
    super::report(scene, findings, is_new, plain);
}
