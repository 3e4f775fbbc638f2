//! How pods are replaced.

mod config_change;
mod deadline;
mod recreate;
mod selector;
mod spare_gpus;
mod standstill;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[
    standstill::RULE,
    spare_gpus::RULE,
    recreate::RULE,
    selector::RULE,
    deadline::RULE,
    config_change::RULE,
];
