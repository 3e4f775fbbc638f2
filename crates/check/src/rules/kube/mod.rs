//! Structure: objects held against what Kubernetes and the chart's custom resource definitions know of their kinds.

mod format;
mod kind;
mod missing;
mod not_allowed;
mod unknown_field;
mod unknown_kind;
mod wrong_type;

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::scene::{Object, Scene};
use chartroom_kube::{Fault, FaultKind};

pub(super) const RULES: &[Rule] = &[
    unknown_field::RULE,
    wrong_type::RULE,
    missing::RULE,
    not_allowed::RULE,
    format::RULE,
    kind::RULE,
    unknown_kind::RULE,
];

/// Finds the faults of some kinds; `more` adds the fix.
fn report(
    scene: &Scene<'_>,
    findings: &mut Findings<'_>,
    wanted: fn(&FaultKind) -> bool,
    more: fn(Finding, &Object<'_>, &Fault) -> Finding,
) {
    for (index, fault) in scene.faults.iter().filter(|(_, fault)| wanted(&fault.kind)) {
        let Some(object) = scene.objects.iter().find(|object| object.index == *index) else {
            continue;
        };
        let place = Place::Rendered(object.index, fault.span.clone());
        let mut finding = Finding::in_place(place, fault.message());
        if let Some(help) = fault.help() {
            finding = finding.help(help);
        }
        if let Some(text) = fault.server_text() {
            finding = finding.helm(text);
        }
        findings.push(more(finding, object, fault));
    }
}

/// Nothing more to say.
fn plain(finding: Finding, _: &Object<'_>, _: &Fault) -> Finding {
    finding
}
