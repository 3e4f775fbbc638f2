//! One mistake is told once: where the layers show what an object shows too, the object's finding stands, with the
//! layers' way out.

use chartroom_diagnostics::Diagnostic;

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

/// Drops what is told twice. Two fields that exclude each other are two places of one mistake.
pub(crate) fn merge(found: &mut Vec<Diagnostic>) {
    for (layers, object) in PAIRS {
        let fields = layers.starts_with("VAL00");
        let same = |one: &Diagnostic, other: &Diagnostic| {
            other.code == *object && (fields || one.span == other.span)
        };
        let own: Vec<Diagnostic> =
            found.iter().filter(|one| one.code == *layers).cloned().collect();
        for own in own {
            let Some(other) = found.iter_mut().find(|other| same(&own, other)) else { continue };
            if other.fix.is_none() {
                other.fix.clone_from(&own.fix);
            }
            found.retain(|one| one.code != *layers || one.span != own.span);
        }
    }
}
