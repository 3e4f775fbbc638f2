//! The catalogue: one module per family, one file per rule.

mod gpu;
mod kube;
mod layers;
mod reads;
pub(crate) mod told;
mod types;

use crate::Rule;

/// The families in the order of the catalogue.
const FAMILIES: &[&[Rule]] =
    &[gpu::RULES, kube::RULES, layers::RULES, types::RULES, reads::RULES, told::RULES];

/// All rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}
