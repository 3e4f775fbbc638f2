//! PodDisruptionBudget.

use crate::object::{IntOrPercent, Object, Round};
use crate::objects::Objects;
use crate::selector::match_labels;
use crate::workload::{Workload, selects_pods};
use chartroom_yaml::Node;

/// How many pods may be evicted at once.
#[derive(Clone, Copy)]
pub struct Budget<'s> {
    /// The object.
    pub object: &'s Object<'s>,
    /// `minAvailable`
    pub min_available: Option<&'s Node>,
    /// `maxUnavailable`
    pub max_unavailable: Option<&'s Node>,
}

impl<'s> Budget<'s> {
    /// The object as a budget.
    pub fn of(object: &'s Object<'_>) -> Option<Self> {
        (object.kind == "PodDisruptionBudget").then(|| Self {
            object,
            min_available: object.at(&["spec", "minAvailable"]),
            max_unavailable: object.at(&["spec", "maxUnavailable"]),
        })
    }

    /// The field that counts, and its value; the API server refuses a budget with both.
    pub fn limit(self) -> Option<(&'static str, &'s Node)> {
        let min = self.min_available.map(|node| ("minAvailable", node));
        min.or_else(|| Some(("maxUnavailable", self.max_unavailable?)))
    }

    /// Of so many pods, how many may go at once. Shares round up (policy/v1): one of `minAvailable` keeps more, one of
    /// `maxUnavailable` frees more.
    pub fn may_go(self, pods: u32) -> Option<u32> {
        let (field, node) = self.limit()?;
        let number = IntOrPercent::of(node)?.of_pods(pods, Round::Up);
        Some(if field == "minAvailable" { pods.saturating_sub(number) } else { number.min(pods) })
    }

    /// Whether no pod may go, however many there are.
    pub fn forbids_all(self) -> bool {
        let limit = self.limit().and_then(|(field, node)| Some((field, IntOrPercent::of(node)?)));
        match limit {
            Some(("minAvailable", IntOrPercent::Percent(share))) => share >= 100,
            Some(("maxUnavailable", IntOrPercent::Int(most) | IntOrPercent::Percent(most))) => {
                most == 0
            }
            _ => false,
        }
    }

    /// The workloads whose pods it selects.
    pub fn covered(self, objects: &'s Objects<'_>) -> impl Iterator<Item = Workload<'s>> {
        let wanted = self.object.at(&["spec", "selector"]).map_or(&[][..], match_labels);
        objects.labelled(wanted).filter(move |workload| self.covers(workload))
    }

    /// Whether it selects the pods of a workload.
    pub fn covers(self, workload: &Workload<'_>) -> bool {
        workload.is_long_running() && selects_pods(self.object, workload)
    }
}

impl Objects<'_> {
    /// Every budget.
    pub fn budgets(&self) -> impl Iterator<Item = Budget<'_>> {
        self.iter().filter_map(Budget::of)
    }
}
