//! GPU resources and placement.

mod capacity;
mod gpu_nodes_without_gpu;
mod limit_missing;
mod mig_profile;
mod node_agent;
mod request_equals_limit;
mod set_splits_name;
mod shared_gpu;
mod toleration_missing;
mod type_not_chosen;
mod unknown_name;
mod whole_quantity;

use crate::Rule;
use crate::messages;
use crate::scene::{Object, Scene, Workload};
use chartroom_core::Content;
use chartroom_diagnostics::{Edit, FileKind, Fix, Span};
use chartroom_yaml::{Entry, Node};

pub(super) const RULES: &[Rule] = &[
    request_equals_limit::RULE,
    limit_missing::RULE,
    whole_quantity::RULE,
    unknown_name::RULE,
    mig_profile::RULE,
    shared_gpu::RULE,
    toleration_missing::RULE,
    type_not_chosen::RULE,
    gpu_nodes_without_gpu::RULE,
    capacity::RULE,
    set_splits_name::RULE,
    node_agent::RULE,
];

/// Whether a resource is an extended one (pkg/apis/core/v1/helper, IsExtendedResourceName): a name with a domain that
/// is not Kubernetes' own.
fn is_extended(name: &str) -> bool {
    name.contains('/') && !name.contains("kubernetes.io/")
}

/// The pair of a list of resources that counts for a name.
pub(in crate::rules) fn resource<'n>(list: &'n [Entry], name: &str) -> Option<&'n Entry> {
    list.iter().rev().find(|entry| entry.key.text() == Some(name))
}

/// Writes another text for several scalars of an object at once; None unless each has one place to write it.
pub(in crate::rules) fn rewrite_all(
    scene: &Scene<'_>,
    object: &Object<'_>,
    nodes: &[&Node],
    text: &str,
    title: &str,
) -> Option<Fix> {
    let mut edits: Vec<Edit> = Vec::new();
    for node in nodes {
        let fix =
            scene.rewrite(object.index, node.span.clone(), text.to_owned(), title.to_owned())?;
        let new = |edit: &Edit| edits.iter().all(|known| known.span != edit.span);
        let fresh: Vec<Edit> = fix.edits.into_iter().filter(new).collect();
        edits.extend(fresh);
    }
    Some(Fix { title: title.to_owned(), edits })
}

/// Renames a key: in the layers of values that hold it or, if none does, where the template writes it.
fn rename_key(scene: &Scene<'_>, object: &Object<'_>, key: &Node, to: &str) -> Option<Fix> {
    let title = messages::GpuRename { to: &to }.text();
    let from = key.text()?;
    let mut edits: Vec<Edit> = Vec::new();
    for layer in &scene.layers.layers {
        let Content::Tree(root) = &layer.content else { continue };
        if scene.report.files.get(layer.file)?.kind != FileKind::User {
            continue;
        }
        for found in keys(root, from) {
            let span = Span {
                file: layer.file,
                start: found.span.start as u32,
                end: found.span.end as u32,
            };
            if edits.iter().all(|known| known.span != span) {
                edits.push(Edit { span, text: to.to_owned() });
            }
        }
    }
    if edits.is_empty() {
        return scene.rewrite(object.index, key.span.clone(), to.to_owned(), title);
    }
    Some(Fix { title, edits })
}

/// The keys of a name in a tree, wherever they are.
fn keys<'n>(root: &'n Node, name: &str) -> Vec<&'n Node> {
    let (mut found, mut open) = (Vec::new(), vec![root]);
    while let Some(node) = open.pop() {
        for entry in node.entries() {
            if entry.key.text() == Some(name) {
                found.push(&entry.key);
            }
            open.push(&entry.value);
        }
        open.extend(node.items());
    }
    found
}

/// The first limit of a workload that asks for a GPU, of at least one.
fn gpu_limit<'s>(workload: &Workload<'s>) -> Option<&'s Entry> {
    let containers = workload.containers();
    let mut limits = containers.iter().flat_map(|container| container.resources("limits"));
    limits.find(|entry| {
        let count = entry.value.text().and_then(chartroom_objects::quantity::parse_milli);
        entry.key.text().is_some_and(crate::scene::is_gpu) && count.is_some_and(|milli| milli > 0)
    })
}

/// Whether a toleration lets a pod onto GPU nodes: for all taints, or for a key that speaks of GPUs.
fn is_for_gpus(toleration: &Node) -> bool {
    let text = |key: &str| toleration.get(&[key]).and_then(Node::text).unwrap_or_default();
    if !matches!(text("effect"), "" | "NoSchedule") {
        return false;
    }
    let key = text("key").to_ascii_lowercase();
    let words = ["gpu", "nvidia", "amd.com", "accelerator", "mig"];
    key.is_empty() || words.iter().any(|word| key.contains(word))
}
