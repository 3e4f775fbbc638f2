//! One mistake is told once: where the layers show what an object shows too, the object's finding stands, with the
//! layers' way out.

use chartroom_diagnostics::Diagnostic;

/// Rules over layers, and the rules over objects that say the same.
const PAIRS: &[(&str, &str)] = &[("VAL004", "DEP003"), ("VAL005", "PDB001")];

/// Drops what is told twice.
pub(crate) fn merge(found: &mut Vec<Diagnostic>) {
    for (layers, object) in PAIRS {
        let mut told = found.iter().filter(|one| one.code == *layers);
        let Some(own) = told.next().cloned() else { continue };
        let Some(other) = found.iter_mut().find(|one| one.code == *object) else { continue };
        if other.fix.is_none() {
            other.fix = own.fix;
        }
        found.retain(|one| one.code != *layers);
    }
}
