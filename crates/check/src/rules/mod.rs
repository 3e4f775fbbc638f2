//! The catalogue: one module per family, one file per rule.

mod budget;
mod cluster;
mod engine;
mod gpu;
mod image;
pub(crate) mod kube;
mod layers;
mod metadata;
mod output;
mod probe;
mod reads;
pub(crate) mod reference;
pub(crate) mod renderer_rules;
mod rollout;
mod scaling;

mod types;
mod upgrade;
mod volume;

use crate::Rule;

/// The families in the order of the catalogue.
const FAMILIES: &[&[Rule]] = &[
    gpu::RULES,
    engine::RULES,
    volume::RULES,
    probe::RULES,
    scaling::RULES,
    budget::RULES,
    rollout::RULES,
    metadata::RULES,
    image::RULES,
    reference::RULES,
    cluster::RULES,
    upgrade::RULES,
    output::RULES,
    kube::RULES,
    layers::RULES,
    types::RULES,
    reads::RULES,
    renderer_rules::RULES,
];

/// All rules.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}
