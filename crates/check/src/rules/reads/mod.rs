//! What is set and never read, and what is read and never set.

mod undefined;
mod unused;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[unused::RULE, undefined::RULE];
