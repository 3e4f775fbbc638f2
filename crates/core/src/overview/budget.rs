//! PodDisruptionBudget.

use super::object::{Field, ObjectView, Scale};
use super::{AutoscalerCard, BudgetCard};
use crate::quantity::{Round, int_or_percent};
use chartroom_yaml::Node;

pub(super) fn card(
    object: &ObjectView<'_>,
    objects: &[ObjectView<'_>],
    autoscalers: &[AutoscalerCard],
) -> Option<BudgetCard> {
    if object.kind != "PodDisruptionBudget" {
        return None;
    }
    let field = ["minAvailable", "maxUnavailable"]
        .into_iter()
        .find(|field| object.at(&["spec", field]).is_some())?;
    let value = object.text(object.root, &["spec", field])?;
    let workload = objects.iter().find(|other| other.is_workload() && selects(object, other));
    let pods = workload.and_then(|workload| Scale::of(workload, objects, autoscalers).min());
    let may_go = pods.and_then(|pods| {
        // Both round up (policy/v1): a percentage of minAvailable keeps more, one of maxUnavailable frees more.
        let number = int_or_percent(&value.value, pods, Round::Up)?;
        Some(if field == "minAvailable" { pods.saturating_sub(number) } else { number.min(pods) })
    });
    Some(BudgetCard {
        object: object.index,
        workload: workload.map(|workload| workload.index),
        field: field.into(),
        value,
        pods,
        may_go,
    })
}

/// Whether the budget's matchLabels are among the labels of the workload's pods.
fn selects(budget: &ObjectView<'_>, workload: &ObjectView<'_>) -> bool {
    let labels = workload.at(&["spec", "template", "metadata", "labels"]);
    let wanted = budget.at(&["spec", "selector", "matchLabels"]);
    let (Some(labels), Some(wanted)) = (labels, wanted) else { return false };
    let entries = wanted.entries();
    !entries.is_empty()
        && entries.iter().all(|entry| {
            let has = entry.key.text().and_then(|key| labels.field(key)).and_then(Node::text);
            has.is_some() && has == entry.value.text()
        })
}
