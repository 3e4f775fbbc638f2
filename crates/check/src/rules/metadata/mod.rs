//! Names, labels and annotations.

mod hook_name;
mod names;
mod own_definition;
mod reserved;
mod twice;

use crate::Rule;

pub(super) const RULES: &[Rule] =
    &[reserved::RULE, names::RULE, twice::RULE, hook_name::RULE, own_definition::RULE];
