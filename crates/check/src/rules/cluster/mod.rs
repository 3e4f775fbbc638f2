//! What the cluster of an environment, as `.chartroom.yaml` declares it, does not have or does not let in.

mod api;
mod ingress_class;
mod node_size;
mod pod_security;
mod quota;
mod storage_class;

use crate::Rule;
use crate::scene::{Container, Scene, Workload};
use crate::settings;
use chartroom_core::Cluster;
use chartroom_core::quantity::parse_milli;
use chartroom_diagnostics::Span;

pub(super) const RULES: &[Rule] = &[
    storage_class::RULE,
    ingress_class::RULE,
    node_size::RULE,
    pod_security::RULE,
    quota::RULE,
    api::RULE,
];

/// What is declared, if anything is.
fn declared<'s>(scene: &'s Scene<'_>) -> Option<&'s Cluster> {
    scene.settings.cluster.as_ref()
}

/// Where a field of the cluster is declared.
pub(super) fn place(scene: &Scene<'_>, field: &str) -> Option<Span> {
    let root = scene.file(settings::FILE)?;
    let cluster = root.get(&["environments"])?.entry(&scene.environment.name)?;
    let key = &cluster.value.get(&["cluster"])?.entry(field)?.key;
    let file = scene.report.files.find(settings::FILE)?;
    Some(Span { file, start: key.span.start as u32, end: key.span.end as u32 })
}

/// What a container asks for of a resource, in thousandths: its request, or its limit where there is none.
fn asked(container: &Container<'_>, resource: &str) -> i128 {
    let request = container.quantity("requests", resource);
    request.or_else(|| container.quantity("limits", resource)).unwrap_or(0)
}

/// What a pod asks for: its containers together, or one that runs before them.
fn of_pod(workload: &Workload<'_>, of: impl Fn(&Container<'_>) -> i128) -> i128 {
    let sum: i128 = workload.containers().iter().map(&of).sum();
    let before = workload.init_containers().iter().map(&of).max().unwrap_or(0);
    sum.max(before)
}

/// The GPUs of a container, in thousandths.
fn gpus(container: &Container<'_>) -> i128 {
    let limits = container.resources("limits").iter();
    let gpus = limits.filter(|one| one.key.text().is_some_and(crate::scene::is_gpu));
    gpus.filter_map(|one| parse_milli(one.value.text()?)).sum()
}
