//! The catalogue: one module per family, one file per rule.

mod gpu;

use crate::Rule;

/// The families in the order of the catalogue.
const FAMILIES: [&[Rule]; 1] = [gpu::RULES];

/// All rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}
