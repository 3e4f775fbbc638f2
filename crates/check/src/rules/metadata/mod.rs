//! Names, labels and annotations.

mod names;
mod reserved;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[reserved::RULE, names::RULE];
