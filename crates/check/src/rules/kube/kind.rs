//! KUBE006: API versions that are gone, or not there yet.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Severity, Span};
use chartroom_kube::{Fault, FaultKind};

pub(super) const RULE: Rule = Rule {
    id: "KUBE006",
    severity: Severity::Error,
    title: messages::KUBE006_TITLE,
    why: messages::KUBE006_WHY,
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
        |scene, finding, object, fault| {
            if let Some((place, words)) = suffix(scene, object, fault) {
                return finding.help(words).related_file(place, messages::KUBE006_NOTE_SUFFIX);
            }
            match asked_of_cluster(scene, object, fault) {
                Some((place, words)) => finding
                    .severity(Severity::Info)
                    .help(words)
                    .related_file(place, messages::KUBE006_NOTE_CLUSTER),
                None => respelt(finding, object, fault),
            }
        },
    );
}

/// The kind or the API version that is close to what is written.
fn respelt(finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let (key, text) = match &fault.kind {
        FaultKind::NoSuchKind { did_you_mean: Some(kind), .. } => ("kind", kind.as_str()),
        FaultKind::NotServed { instead, .. } => match instead.as_slice() {
            [only] => ("apiVersion", only.as_str()),
            _ => return finding,
        },
        FaultKind::Removed { replacement: Some(text), .. } => ("apiVersion", *text),
        _ => return finding,
    };
    match object.root.get(&[key]) {
        Some(node) => finding.replace(object, node, text, messages::FixWrite { text: &text }),
        None => finding,
    }
}

/// The condition that chose the API version because Helm, without a cluster, does not list what a cluster serves.
fn asked_of_cluster(
    scene: &Scene<'_>,
    object: &Object<'_>,
    fault: &Fault,
) -> Option<(Span, String)> {
    let conditions = scene.conditions(object, fault.span.start)?;
    let (place, api) = conditions.iter().rev().find_map(|condition| {
        let asked = condition.text.split("Capabilities.APIVersions.Has").nth(1)?;
        let api = asked.split('"').nth(1)?;
        (!condition.holds).then_some((condition.place?, api))
    })?;
    Some((place, messages::Kube006HelpCluster { api: &api }.text()))
}

/// The condition that chose the API version because the cluster's version has a suffix: to SemVer that is a version from
/// before the release, which only a constraint with a suffix of its own takes.
fn suffix(scene: &Scene<'_>, object: &Object<'_>, fault: &Fault) -> Option<(Span, String)> {
    let version = &scene.kube_version;
    version.contains('-').then_some(())?;
    let conditions = scene.conditions(object, fault.span.start)?;
    let asked = conditions.iter().rev().find_map(|condition| {
        let constraint = condition.text.split("semverCompare ").nth(1)?.split('"').nth(1)?;
        let asks = !condition.holds && !constraint.contains('-');
        asks.then_some((condition.place?, constraint))
    });
    let (place, constraint) = asked?;
    Some((place, messages::Kube006HelpSuffix { constraint: &constraint, version: &version }.text()))
}
