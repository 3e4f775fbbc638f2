//! What the cluster of an environment, as `.chartroom.yaml` declares it, does not have or does not let in.

mod api;
mod ingress_class;
mod node_size;
mod pod_security;
mod quota;
mod storage_class;

use crate::Rule;
use crate::scene::Scene;
use crate::settings;
use chartroom_core::{Cluster, cluster_entry};
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
    let (_, cluster) = cluster_entry(&root, &scene.environment.name)?;
    let key = &cluster.value.entry(field)?.key;
    let file = scene.report.files.find(settings::FILE)?;
    Some(Span::of(file, &key.span))
}
