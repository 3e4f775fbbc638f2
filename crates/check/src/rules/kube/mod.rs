//! Structure: objects held against what Kubernetes and the chart's custom resource definitions know of their kinds.

mod fit;
mod format;
mod kind;
mod missing;
mod name_form;
mod not_allowed;
mod part_of_byte;
mod shifted;
mod twice;
mod unknown_field;
mod unknown_kind;
mod wrong_type;

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Mark, Severity};
use chartroom_kube::{Family, Fault, FaultKind, path_text};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    unknown_field::RULE,
    wrong_type::RULE,
    missing::RULE,
    not_allowed::RULE,
    format::RULE,
    kind::RULE,
    unknown_kind::RULE,
    name_form::RULE,
    fit::RULE,
    twice::RULE,
    part_of_byte::RULE,
];

/// Finds the faults of some kinds; `more` adds the fix.
fn report(
    scene: &Scene<'_>,
    findings: &mut Findings<'_>,
    mut wanted: impl FnMut(&FaultKind) -> bool,
    more: fn(&Scene<'_>, Finding, &Object<'_>, &Fault) -> Finding,
) {
    report_all(scene, findings, |(_, fault)| wanted(&fault.kind), more);
}

/// The same of the faults themselves.
fn report_all(
    scene: &Scene<'_>,
    findings: &mut Findings<'_>,
    mut wanted: impl FnMut(&(usize, Fault)) -> bool,
    more: fn(&Scene<'_>, Finding, &Object<'_>, &Fault) -> Finding,
) {
    for (index, fault) in scene.faults.iter().filter(|fault| wanted(fault)) {
        let Some(object) = scene.object(*index) else { continue };
        let (span, other) = places(scene, object, fault);
        let place = Place::Rendered(object.index, span);
        if scene.settings.cluster.as_ref().is_some_and(|one| one.helm == Some(3))
            && fault.is_of_apply()
        {
            if let Some(finding) = client_side(place, fault) {
                findings.push(finding);
            }
            continue;
        }
        let mut finding = Finding::in_place(place, fault.message());
        if let Some(other) = other {
            let other = Place::Rendered(object.index, other);
            finding = finding.related_place(other, messages::KUBE_NOTE);
        }
        let known_by = scene.known_by(object);
        if let Some(severity) = known_by.and_then(|_| unsure(&fault.kind)) {
            finding = finding.severity(severity);
        }
        let help = match (fault.help(), known_by) {
            (Some(help), Some(source)) => {
                Some(format!("{help}{}{}", chartroom_messages::translated(" "), known(source)))
            }
            (None, Some(source)) => Some(known(source)),
            (help, None) => help,
        };
        if let Some(help) = help {
            finding = finding.help(help);
        }
        finding = match &fault.kind {
            FaultKind::Missing { field } => finding.mark(Mark::Missing(field.clone())),
            kind if is(kind, Family::Missing) => {
                finding.mark(Mark::Missing(path_text(&fault.path)))
            }
            _ => finding,
        };
        if let Some(text) = fault.server_text() {
            finding = finding.helm(text);
        }
        findings.push(more(scene, finding, object, fault));
    }
}

/// What only server-side apply refuses, where Helm 3 installs: it drops a null, and of two items the last one counts.
fn client_side(place: Place, fault: &Fault) -> Option<Finding> {
    let FaultKind::Invalid(invalid) = &fault.kind else { return None };
    let fault = invalid.client.as_ref()?;
    let finding = Finding::in_place(place, messages::KubeClientSide { fault });
    Some(finding.severity(Severity::Warning).help(messages::KUBE_CLIENT_SIDE_HELP))
}

/// How sure a fault is of a kind that is known without its definition: the cluster may have another version of it. A
/// type is the same in all of them.
fn unsure(kind: &FaultKind) -> Option<Severity> {
    match kind {
        FaultKind::UnknownField { hint: None, .. } => Some(Severity::Info),
        FaultKind::UnknownField { .. } | FaultKind::Missing { .. } | FaultKind::Enum { .. } => {
            Some(Severity::Warning)
        }
        _ => None,
    }
}

fn known(source: &str) -> String {
    messages::KubeKnownBy { source: &source }.text()
}

/// Where a fault stands, and what it contradicts: of two places that contradict each other the one that the later layer
/// set comes first, as that is what made the mistake.
fn places(
    scene: &Scene<'_>,
    object: &Object<'_>,
    fault: &Fault,
) -> (Range<usize>, Option<Range<usize>>) {
    let own = fault.span.clone();
    let FaultKind::Invalid(invalid) = &fault.kind else { return (own, None) };
    let Some(other) = invalid.other.clone() else { return (own, None) };
    let layer = |range: &Range<usize>| scene.latest_layer(object, range.clone());
    if layer(&other) > layer(&own) { (other, Some(own)) } else { (own, Some(other)) }
}

/// Nothing more to say.
fn plain(_: &Scene<'_>, finding: Finding, _: &Object<'_>, _: &Fault) -> Finding {
    finding
}

/// Whether the server's validation finds it, and of what sort it is.
fn is(kind: &FaultKind, family: Family) -> bool {
    matches!(kind, FaultKind::Invalid(invalid) if invalid.family == family)
}
