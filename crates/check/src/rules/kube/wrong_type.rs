//! KUBE002: numbers where text belongs, text where numbers belong.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;
use chartroom_kube::{Fault, FaultKind, Got, Want};

pub(super) const RULE: Rule = Rule {
    id: "KUBE002",
    severity: Severity::Error,
    title: "Fields hold values of their type.",
    why: "The API server reads an object into typed fields and refuses it where a value has another type. The usual \
          cause is YAML: an unquoted `8080`, `true` or `1.10` is no text, and `\"3\"` is no number. `helm template` \
          prints both without a word.",
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let wanted = |kind: &FaultKind| {
        matches!(
            kind,
            FaultKind::WrongType { .. }
                | FaultKind::BadIntOrString { .. }
                | FaultKind::NotAnObject
                | FaultKind::Null { .. }
        )
    };
    super::report(scene, findings, wanted, quote);
}

/// A number or boolean that is to be text is quoted, unless it is the number of an item where a name was meant.
fn quote(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    let FaultKind::WrongType { want: Want::Text, got: Got::Number(_) | Got::Bool(_), .. } =
        &fault.kind
    else {
        return finding;
    };
    let Some((list, name)) = scene.list_of_index(object, fault.span.clone()) else {
        return finding.quote(object, fault.span.clone());
    };
    finding
        .help(format!(
            "It is the number of an item: the template ranges over the keys of a map, and `{name}` is a list. Write a map: `NAME: value`."
        ))
        .related_file(list, format!("`{name}` is a list, not a map"))
}
