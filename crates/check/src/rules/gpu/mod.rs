//! GPU resources and placement.

mod request_equals_limit;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[request_equals_limit::RULE];
