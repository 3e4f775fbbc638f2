//! What is set and never read, and what is read and never set.

mod condition;
mod empty_default;
mod misplaced;
mod undefined;
mod unused;
mod uses;

use crate::Rule;

pub(super) const RULES: &[Rule] =
    &[unused::RULE, undefined::RULE, empty_default::RULE, misplaced::RULE, condition::RULE];
