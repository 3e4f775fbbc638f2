//! GPUs of a workload.

use super::object::{Field, ObjectView, Scale, ValuesView, at};
use super::{Figure, GpuCard};
use chartroom_yaml::{Entry, Node};

pub(super) fn card(
    workload: &ObjectView<'_>,
    values: &ValuesView<'_>,
    scale: &Scale,
) -> Option<GpuCard> {
    let (resource, per_pod) = gpu_limit(workload)?;
    let times = |pods: Option<u32>| pods.and_then(|pods| pods.checked_mul(per_pod.value));
    Some(GpuCard {
        object: workload.index,
        min_total: times(scale.min()),
        max_total: times(scale.max()),
        surge: times(scale.surge),
        kind: gpu_kind(workload, values),
        selector: selector(workload),
        tolerations: tolerations(workload),
        memory_share: memory_share(workload),
        resource,
        per_pod,
    })
}

/// The first extended resource that is a GPU, added up over all containers.
fn gpu_limit(workload: &ObjectView<'_>) -> Option<(String, Figure<u32>)> {
    let mut found: Option<(String, Figure<u32>)> = None;
    for container in workload.containers() {
        let Some(limits) = at(container, &["resources", "limits"]) else { continue };
        for entry in limits.entries() {
            let Some(name) = entry.key.text().filter(|name| is_gpu(name)) else { continue };
            let Some(count) = workload.number(limits, &[name]) else { continue };
            match &mut found {
                Some((resource, sum)) if resource == name => {
                    sum.value = sum.value.saturating_add(count.value)
                }
                Some(_) => {}
                None => found = Some((name.to_owned(), count)),
            }
        }
    }
    found
}

/// `nvidia.com/gpu`, `nvidia.com/mig-1g.10gb`, `amd.com/gpu`, `gpu.intel.com/i915`.
fn is_gpu(name: &str) -> bool {
    name.contains('/') && (name.contains("gpu") || name.contains("/mig-"))
}

/// The model of the GPU: what the values call it, else the node label that names it.
fn gpu_kind(workload: &ObjectView<'_>, values: &ValuesView<'_>) -> Option<Figure<String>> {
    let named = [&["resources", "gpu", "type"][..], &["gpu", "type"]];
    let named =
        named.into_iter().find_map(|path| (values.scalar)(path).filter(|f| !f.value.is_empty()));
    named.or_else(|| {
        let labels = workload.pod_spec()?.field("nodeSelector")?;
        let mut keys = labels.entries().iter().filter_map(|entry| entry.key.text());
        let key = keys.find(|key| key.contains("gpu"))?;
        workload.text(labels, &[key])
    })
}

fn selector(workload: &ObjectView<'_>) -> Vec<Figure<String>> {
    let labels = workload.pod_spec().and_then(|spec| spec.field("nodeSelector"));
    let entries = labels.map_or(&[][..], Node::entries);
    let figure = |entry: &Entry| {
        Some(Figure {
            value: format!("{}: {}", entry.key.text()?, entry.value.text()?),
            sources: (workload.sources)(entry.value.span.clone()),
        })
    };
    entries.iter().filter_map(figure).collect()
}

fn tolerations(workload: &ObjectView<'_>) -> Vec<Figure<String>> {
    let listed =
        workload.pod_spec().and_then(|spec| spec.field("tolerations")).map_or(&[][..], Node::items);
    listed.iter().filter_map(|toleration| workload.text(toleration, &["key"])).collect()
}

/// vLLM's share of the GPU's memory, from its flag.
fn memory_share(workload: &ObjectView<'_>) -> Option<Figure<String>> {
    const FLAG: &str = "--gpu-memory-utilization";
    let lists = |container: &'_ Node| -> Vec<Node> {
        ["command", "args"]
            .iter()
            .filter_map(|key| container.field(key))
            .flat_map(Node::items)
            .cloned()
            .collect()
    };
    let words: Vec<Node> = workload.containers().iter().flat_map(lists).collect();
    let (place, inline) = words.iter().enumerate().find_map(|(place, word)| {
        let rest = word.text()?.strip_prefix(FLAG)?;
        Some((place, rest.strip_prefix('=').map(str::to_owned)))
    })?;
    let node = if inline.is_some() { words.get(place)? } else { words.get(place + 1)? };
    let share: f64 = inline.as_deref().or(node.text())?.trim().parse().ok()?;
    let percent = (share * 1000.0).round() / 10.0;
    Some(Figure {
        value: format!("{percent}% for vLLM"),
        sources: (workload.sources)(node.span.clone()),
    })
}
