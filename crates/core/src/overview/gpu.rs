//! GPUs of a workload.

use super::{Figure, Figures, GpuCard, surge};
use crate::messages;
use chartroom_objects::quantity::parse_milli;
use chartroom_objects::{Workload, is_gpu, items};
use chartroom_yaml::{Entry, Node};

/// A card for each kind of GPU that a workload asks for.
pub(super) fn cards(figures: &Figures<'_>, workload: &Workload<'_>) -> Vec<GpuCard> {
    let card = |limit: &Entry| {
        let resource = limit.key.text()?;
        let milli = workload.of_pod(&|one| one.quantity("limits", resource).unwrap_or(0));
        let per_pod = u32::try_from(milli / 1000).ok()?;
        let times = |pods: Option<u32>| pods.and_then(|pods| pods.checked_mul(per_pod));
        Some(GpuCard {
            object: workload.object.index,
            min_total: times(workload.pods.min),
            max_total: times(workload.pods.max),
            surge: times(surge(workload)),
            kind: kind(figures, workload),
            selector: selector(figures, workload),
            tolerations: tolerations(figures, workload),
            memory_share: memory_share(figures, workload),
            resource: resource.to_owned(),
            per_pod: figures.of(workload.object, &[&limit.value], per_pod),
        })
    };
    let mut limits: Vec<&Entry> = Vec::new();
    for entry in workload.all_containers().iter().flat_map(|one| one.resources("limits")) {
        let is_known = limits.iter().any(|known| known.key.text() == entry.key.text());
        let counts = entry.value.text().and_then(parse_milli).is_some();
        if entry.key.text().is_some_and(is_gpu) && counts && !is_known {
            limits.push(entry);
        }
    }
    limits.into_iter().filter_map(card).collect()
}

/// The model of the GPU: what the values call it, else the node label that names it.
fn kind(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<Figure<String>> {
    let named = [&["resources", "gpu", "type"][..], &["gpu", "type"]];
    let mut named = named.into_iter().filter_map(|path| (figures.value)(path));
    named.find(|figure| !figure.value.is_empty()).or_else(|| {
        let mut labels = node_selector(workload).iter();
        let label = labels.find(|one| one.key.text().is_some_and(|key| key.contains("gpu")))?;
        figures.text(workload.object, Some(&label.value))
    })
}

fn node_selector<'s>(workload: &Workload<'s>) -> &'s [Entry] {
    workload.spec.get(&["nodeSelector"]).map_or(&[], Node::entries)
}

fn selector(figures: &Figures<'_>, workload: &Workload<'_>) -> Vec<Figure<String>> {
    let figure = |entry: &Entry| {
        let text = format!("{}: {}", entry.key.text()?, entry.value.text()?);
        Some(figures.of(workload.object, &[&entry.value], text))
    };
    node_selector(workload).iter().filter_map(figure).collect()
}

fn tolerations(figures: &Figures<'_>, workload: &Workload<'_>) -> Vec<Figure<String>> {
    let key = |one: &Node| figures.text(workload.object, one.get(&["key"]));
    items(workload.spec, &["tolerations"]).iter().filter_map(key).collect()
}

/// vLLM's share of the GPU's memory, from its flag.
fn memory_share(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<Figure<String>> {
    let mut containers = workload.containers().into_iter();
    let flag = containers.find_map(|one| one.flag(&["--gpu-memory-utilization"]))?;
    let share: f64 = flag.value?.trim().parse().ok()?;
    let percent = (share * 1000.0).round() / 10.0;
    Some(figures.of(
        workload.object,
        &[flag.node],
        messages::OverviewVllm { percent: &percent }.text(),
    ))
}
