//! PodDisruptionBudget.

use super::{BudgetCard, Figures};
use chartroom_objects::{Budget, Workload};

pub(super) fn card(
    figures: &Figures<'_>,
    workloads: &[Workload<'_>],
    budget: Budget<'_>,
) -> Option<BudgetCard> {
    let (field, node) = budget.limit()?;
    let workload = workloads.iter().find(|workload| budget.covers(workload));
    let pods = workload.map_or(Some(0), |workload| workload.pods.min);
    Some(BudgetCard {
        object: budget.object.index,
        workload: workload.map(|workload| workload.object.index),
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
