//! Disruption budgets.

mod both;
mod crash_loop;
mod follow_pods;
mod none_may_go;
mod nothing_may_go;
mod selector;
mod spot;

use crate::Rule;
use crate::scene::{Object, Scene, Workload, selects_pods};
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] = &[
    both::RULE,
    none_may_go::RULE,
    nothing_may_go::RULE,
    crash_loop::RULE,
    selector::RULE,
    follow_pods::RULE,
    spot::RULE,
];

/// The workloads whose pods a budget selects.
fn covered<'s>(scene: &'s Scene<'_>, budget: &'s Object<'_>) -> impl Iterator<Item = Workload<'s>> {
    let wanted = budget.at(&["spec", "selector", "matchLabels"]).map_or(&[][..], Node::entries);
    let workloads = scene.labelled(wanted).filter(Workload::is_long_running);
    workloads.filter(|workload| selects_pods(budget, workload))
}
