//! Autoscalers: HorizontalPodAutoscaler and KEDA.

mod engine_metric;
mod fixed;
mod flapping;
mod gpu_by_cpu;
mod keda_prometheus;
mod keda_zero;
mod metric_colon;
mod no_target;
mod range;
mod replicas_too;
mod request_missing;
mod two_owners;
mod zero;

use crate::Rule;
use crate::scene::{Object, Scene};
use chartroom_objects::Autoscaler;
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] = &[
    range::RULE,
    replicas_too::RULE,
    gpu_by_cpu::RULE,
    request_missing::RULE,
    metric_colon::RULE,
    engine_metric::RULE,
    zero::RULE,
    no_target::RULE,
    two_owners::RULE,
    flapping::RULE,
    fixed::RULE,
    keda_zero::RULE,
    keda_prometheus::RULE,
];

/// Every HorizontalPodAutoscaler.
fn autoscalers<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Autoscaler<'s>> {
    scene.of_kind("HorizontalPodAutoscaler").filter_map(Autoscaler::of)
}

/// The items of `spec.metrics` (autoscaling/v2).
fn metrics<'s>(scaler: &'s Object<'_>) -> &'s [Node] {
    scaler.at(&["spec", "metrics"]).map_or(&[], Node::items)
}

/// What a metric of resources measures: `cpu`, `memory`.
fn resource(metric: &Node) -> Option<&str> {
    let own = metric.get(&["resource", "name"]);
    own.or_else(|| metric.get(&["containerResource", "name"]))?.text()
}

/// The resource of a metric whose target is a share of the request of all containers.
fn utilization(metric: &Node) -> Option<&str> {
    let kind = metric.get(&["resource", "target", "type"]).and_then(Node::text);
    resource(metric).filter(|_| kind == Some("Utilization"))
}

/// The name of a metric that is none of resources.
fn metric_name(metric: &Node) -> Option<&Node> {
    let kinds = ["pods", "object", "external"];
    kinds.iter().find_map(|kind| metric.get(&[*kind, "metric", "name"]))
}
