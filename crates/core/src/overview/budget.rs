//! PodDisruptionBudget.

use super::{BudgetCard, Figures};
use chartroom_objects::{Budget, Workload, fewest_pods};

pub(super) fn card(
    figures: &Figures<'_>,
    workloads: &[Workload<'_>],
    budget: Budget<'_>,
) -> Option<BudgetCard> {
    let (field, node) = budget.limit()?;
    let covered = || workloads.iter().filter(|workload| budget.covers(workload));
    let (workload, pods) = (covered().next(), fewest_pods(covered()));
    Some(BudgetCard {
        object: budget.object.index,
        workload: workload.map(|workload| workload.object.index),
        #[cfg(feature = "whole")]
        covers: covered().map(|workload| workload.object.index).collect(),
        field: field.into(),
        value: figures.text(budget.object, Some(node))?,
        pods,
        may_go: match pods {
            _ if workload.is_none() => None,
            None => budget.forbids_all().then_some(0),
            Some(pods) => budget.may_go(pods),
        },
    })
}
