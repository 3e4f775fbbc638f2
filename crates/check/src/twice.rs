//! One mistake is told once: where the layers show what an object shows too, the object's finding stands, with the
//! layers' way out.

use chartroom_diagnostics::Diagnostic;
use std::collections::{HashMap, HashSet};

/// Rules over layers, and the rules over objects that say the same of them.
const PAIRS: &[(&str, &str)] = &[
    ("VAL004", "DEP003"),
    ("VAL005", "PDB001"),
    ("VAL011", "IMG003"),
    ("VAL013", "IMG003"),
    ("VAL014", "IMG003"),
    ("VAL015", "IMG003"),
    ("VAL022", "VAL009"),
];

/// Rules that say more of a mistake than the server's validation: their id, what the server says of it, and whether that
/// stands at another place of the object.
const BETTER: &[(&str, &str, bool)] = &[
    ("GPU001", "must be equal to", true),
    ("GPU002", "Limit must be set for non overcommitable resources", true),
    ("GPU003", "must be an integer", false),
    ("GPU004", "must be a standard resource type or fully qualified", false),
    ("PDB001", "minAvailable and maxUnavailable cannot be both set", true),
    ("DEP001", "when `maxSurge` is 0", true),
    ("DEP003", "when strategy `type` is 'Recreate'", true),
    ("DEP004", "`selector` does not match template `labels`", true),
    ("DEP005", "must be greater than minReadySeconds", true),
    ("HPA001", "must be greater than or equal to `minReplicas`", true),
    ("HPA007", "spec.minReplicas: Invalid value", true),
    ("VOL003", "].name: Not found", false),
    ("META002", "abel", false),
    ("META002", "bytes", false),
    ("META002", "metadata.name", false),
    ("TERM001", "less than terminationGracePeriodSeconds", true),
];

/// Drops what the server's validation says where another rule says it of the same object, with the server's text.
fn absorb(found: &mut Vec<Diagnostic>) {
    for (id, says, anywhere) in BETTER {
        let told: Vec<Diagnostic> = found
            .iter()
            .filter(|one| {
                let text = one.helm_text.as_deref().unwrap_or_default();
                one.code.starts_with("KUBE0") && text.contains(says)
            })
            .cloned()
            .collect();
        for own in told {
            let same = |other: &&mut Diagnostic| {
                other.code == *id
                    && (*says != "metadata.name" || other.message.starts_with("The name"))
                    && other.subject == own.subject
                    && (*anywhere || other.span == own.span)
            };
            let Some(other) = found.iter_mut().find(same) else { continue };
            other.severity = own.severity;
            other.helm_text = other.helm_text.take().or(own.helm_text.clone());
            found.retain(|one| *one != own);
        }
    }
}

/// Drops what is told twice. Two fields that exclude each other are two places of one mistake.
pub(crate) fn merge(found: &mut Vec<Diagnostic>) {
    absorb(found);
    for (layers, object) in PAIRS {
        let fields = layers.starts_with("VAL00");
        let place = |one: &Diagnostic| (!fields).then_some(one.span);
        let mut others = HashMap::new();
        for (at, other) in found.iter().enumerate().filter(|(_, one)| one.code == *object) {
            others.entry(place(other)).or_insert(at);
        }
        let own: Vec<Diagnostic> =
            found.iter().filter(|one| one.code == *layers).cloned().collect();
        let mut told = HashSet::new();
        for own in own {
            let other = others.get(&place(&own)).and_then(|at| found.get_mut(*at));
            let Some(other) = other else { continue };
            if other.fix.is_none() {
                other.fix.clone_from(&own.fix);
            }
            told.insert(own.span);
        }
        found.retain(|one| one.code != *layers || !told.contains(&one.span));
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use chartroom_diagnostics::{Diagnostic, Edit, FileKind, Files, Fix, Span};

    #[test]
    fn the_finding_at_the_object_stands_with_the_way_out_of_the_layers() {
        let file = Files::default().add("values.yaml", "tag: 1.10\n", FileKind::User);
        let span = |start| Span { file, start, end: start + 1 };
        let mut own = Diagnostic::warning("VAL014", "a").at(span(0));
        own.fix = Some(Fix {
            title: "Quote it".into(),
            edits: vec![Edit { span: span(5), text: "\"1.10\"".into() }],
        });
        let elsewhere = Diagnostic::warning("VAL014", "b").at(span(3));
        let other = Diagnostic::error("IMG003", "c").at(span(0));
        let mut found = vec![own.clone(), elsewhere, other];
        merge(&mut found);
        let codes: Vec<_> = found.iter().map(|one| (one.code, one.fix.is_some())).collect();
        assert_eq!(codes, [("VAL014", false), ("IMG003", true)]);
    }
}
