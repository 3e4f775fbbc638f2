//! Disruption budgets.

mod both;
mod crash_loop;
mod follow_pods;
mod none_may_go;
mod nothing_may_go;
mod selector;
mod spot;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[
    both::RULE,
    none_may_go::RULE,
    nothing_may_go::RULE,
    crash_loop::RULE,
    selector::RULE,
    follow_pods::RULE,
    spot::RULE,
];
