//! CPU and memory of a workload's pods.

use super::{Figure, Figures, ResourceRow, ResourcesCard};
use crate::messages;
use chartroom_objects::quantity::{cpu_text, memory_text};
use chartroom_objects::{Container, Quality, Workload};
use chartroom_yaml::Node;

/// One of the rows.
struct Resource {
    key: &'static str,
    /// Its name for people.
    name: &'static str,
    /// The text of an amount.
    text: fn(i128) -> String,
    /// What is said of it.
    said: fn(String) -> String,
}

const ROWS: [Resource; 2] = [
    Resource { key: "cpu", name: "CPU", text: cpu_text, said: cores },
    Resource { key: "memory", name: "Memory", text: memory_text, said: same },
];

fn cores(amount: String) -> String {
    messages::OverviewCores { amount: &amount }.text()
}

fn same(amount: String) -> String {
    amount
}

pub(super) fn card(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<ResourcesCard> {
    if workload.containers().is_empty() {
        return None;
    }
    let quality = match workload.quality() {
        Quality::BestEffort => messages::OVERVIEW_QUALITY_BEST_EFFORT.text(),
        Quality::Guaranteed => messages::OVERVIEW_QUALITY_GUARANTEED.text(),
        Quality::Burstable => messages::OVERVIEW_QUALITY_BURSTABLE.text(),
    };
    Some(ResourcesCard {
        object: workload.object.index,
        rows: ROWS.iter().filter_map(|one| row(figures, workload, one)).collect(),
        quality: quality.into(),
    })
}

/// The amount that a pod has of one side, where a container states it.
fn amount(
    figures: &Figures<'_>,
    workload: &Workload<'_>,
    (side, key): (&str, &str),
    of: &dyn Fn(&Container<'_>) -> i128,
) -> Option<Figure<i128>> {
    let milli = workload.of_pod(of);
    let mut nodes: Vec<&Node> = Vec::new();
    for container in workload.containers().iter().chain(&workload.init_containers()) {
        let node = container.node.get(&["resources", side, key]);
        nodes.extend(node.filter(|_| container.quantity(side, key).is_some()));
    }
    (!nodes.is_empty()).then(|| figures.of(workload.object, &nodes, milli))
}

fn row(figures: &Figures<'_>, workload: &Workload<'_>, row: &Resource) -> Option<ResourceRow> {
    let Resource { key, name, text, said } = *row;
    let asked = |one: &Container<'_>| one.asked(key).unwrap_or(0);
    let limited = |one: &Container<'_>| one.quantity("limits", key).unwrap_or(0);
    let request = amount(figures, workload, ("requests", key), &asked);
    let limit = amount(figures, workload, ("limits", key), &limited);
    // Kubernetes takes the limit as request where only the limit is set.
    let counted = request.as_ref().or(limit.as_ref())?.value;
    let share = match (&request, &limit) {
        (Some(request), Some(limit)) if limit.value > 0 => {
            Some(request.value as f32 / limit.value as f32)
        }
        _ => None,
    };
    let range = workload.pods.min.zip(workload.pods.max);
    let times = |pods: u32| counted.saturating_mul(i128::from(pods));
    let range = range.map(|(min, max)| (times(min), times(max)));
    let total = range.map(|(min, max)| match min == max {
        true => said(text(min)),
        false => said(format!("{}…{}", text(min), text(max))),
    });
    let show = |figure: Figure<i128>, said: fn(String) -> String| Figure {
        value: said(text(figure.value)),
        sources: figure.sources,
    };
    let of_limit = if request.is_some() { same } else { said };
    Some(ResourceRow {
        name: name.into(),
        request: request.map(|request| show(request, said)),
        limit: limit.map(|limit| show(limit, of_limit)),
        share,
        total,
        range,
        #[cfg(feature = "whole")]
        each: counted,
    })
}
