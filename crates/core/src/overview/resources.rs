//! CPU and memory of a workload's pods.

use super::object::{ObjectView, Scale, at};
use super::{Figure, ResourceRow, ResourcesCard};
use crate::quantity::{cpu_text, memory_text, parse_milli};

type RowKind = (&'static str, &'static str, fn(i128) -> String, &'static str);

/// Resource key, name for people, text of an amount, unit to put behind a CPU figure.
const ROWS: [RowKind; 2] =
    [("cpu", "CPU", cpu_text, " cores"), ("memory", "Memory", memory_text, "")];

pub(super) fn card(workload: &ObjectView<'_>, scale: &Scale) -> Option<ResourcesCard> {
    if workload.containers().is_empty() {
        return None;
    }
    let rows: Vec<ResourceRow> = ROWS
        .iter()
        .filter_map(|(key, name, text, unit)| {
            let request = sum(workload, "requests", key);
            let limit = sum(workload, "limits", key);
            row(name, *text, unit, request, limit, scale)
        })
        .collect();
    Some(ResourcesCard { object: workload.index, rows, quality: quality(workload) })
}

/// An amount over all containers that state it.
fn sum(workload: &ObjectView<'_>, side: &str, key: &str) -> Option<Figure<i128>> {
    let mut total: Option<Figure<i128>> = None;
    for container in workload.containers() {
        let Some(figure) = workload.text(container, &["resources", side, key]) else { continue };
        let Some(amount) = parse_milli(&figure.value) else { continue };
        match &mut total {
            Some(total) => {
                total.value = total.value.saturating_add(amount);
                total.sources.extend(figure.sources);
            }
            None => total = Some(Figure { value: amount, sources: figure.sources }),
        }
    }
    total
}

fn row(
    name: &str,
    text: fn(i128) -> String,
    unit: &str,
    request: Option<Figure<i128>>,
    limit: Option<Figure<i128>>,
    scale: &Scale,
) -> Option<ResourceRow> {
    // Kubernetes takes the limit as request where only the limit is set.
    let counted = request.as_ref().or(limit.as_ref())?.value;
    let share = match (&request, &limit) {
        (Some(request), Some(limit)) if limit.value > 0 => {
            Some(request.value as f32 / limit.value as f32)
        }
        _ => None,
    };
    let range = scale.min().zip(scale.max());
    let range = range.map(|(min, max)| (counted * i128::from(min), counted * i128::from(max)));
    let total = range.map(|(min, max)| match min == max {
        true => format!("{}{unit}", text(min)),
        false => format!("{}…{}{unit}", text(min), text(max)),
    });
    let show = |figure: Figure<i128>, unit: &str| Figure {
        value: format!("{}{unit}", text(figure.value)),
        sources: figure.sources,
    };
    let limit_unit = if request.is_some() { "" } else { unit };
    Some(ResourceRow {
        name: name.into(),
        request: request.map(|request| show(request, unit)),
        limit: limit.map(|limit| show(limit, limit_unit)),
        share,
        total,
        range,
    })
}

/// The quality-of-service class of the pods (Kubernetes: pod-qos).
fn quality(workload: &ObjectView<'_>) -> String {
    let amount = |container, side: &str, key: &str| {
        at(container, &["resources", side, key]).and_then(|node| parse_milli(node.text()?))
    };
    let keys = ["cpu", "memory"];
    let all = workload.containers();
    let any = all.iter().any(|c| {
        keys.iter().any(|key| amount(c, "requests", key).or(amount(c, "limits", key)).is_some())
    });
    let guaranteed = all.iter().all(|c| {
        keys.iter().all(|key| {
            let limit = amount(c, "limits", key);
            limit.is_some() && amount(c, "requests", key).or(limit) == limit
        })
    });
    match (any, guaranteed) {
        (false, _) => "QoS BestEffort: no requests and no limits.".into(),
        (true, true) => "QoS Guaranteed: limits equal requests.".into(),
        (true, false) => "QoS Burstable: limits exceed requests or are not set.".into(),
    }
}
