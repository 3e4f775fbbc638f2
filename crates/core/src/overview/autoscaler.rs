//! HorizontalPodAutoscaler and KEDA's ScaledObject.

use super::object::{Field, ObjectView};
use super::{AutoscalerCard, Figure, Metric};
use chartroom_yaml::Node;

pub(super) fn card(object: &ObjectView<'_>) -> Option<AutoscalerCard> {
    let (min, max, metrics) = match object.kind {
        "HorizontalPodAutoscaler" => ("minReplicas", "maxReplicas", hpa_metrics(object)),
        "ScaledObject" => ("minReplicaCount", "maxReplicaCount", triggers(object)),
        _ => return None,
    };
    let number = |key: &str| object.number(object.root, &["spec", key]);
    // autoscaling/v2 starts at 1; KEDA at 0 and goes to 100.
    let default = |value: u32| Figure { value, sources: Vec::new() };
    let keda = object.kind == "ScaledObject";
    Some(AutoscalerCard {
        object: object.index,
        min: number(min).unwrap_or_else(|| default(if keda { 0 } else { 1 })),
        max: number(max).or_else(|| keda.then(|| default(100)))?,
        metrics,
    })
}

fn hpa_metrics(object: &ObjectView<'_>) -> Vec<Metric> {
    let spec = object.at(&["spec"]);
    let listed = spec.and_then(|spec| spec.field("metrics")).map_or(&[][..], Node::items);
    let mut metrics: Vec<Metric> =
        listed.iter().filter_map(|metric| hpa_metric(object, metric)).collect();
    // autoscaling/v1 has one target only.
    let v1 = object.text(object.root, &["spec", "targetCPUUtilizationPercentage"]);
    metrics.extend(v1.map(|target| Metric { name: "CPU".into(), target: of_request(target) }));
    metrics
}

fn of_request(target: Figure<String>) -> Figure<String> {
    Figure { value: format!("{}% of request", target.value), sources: target.sources }
}

fn hpa_metric(object: &ObjectView<'_>, metric: &Node) -> Option<Metric> {
    let kind = metric.field("type")?.text()?;
    let mut letters = kind.chars();
    let key: String = letters.next()?.to_lowercase().chain(letters).collect();
    let body = metric.field(&key)?;
    let name =
        body.field("name").or_else(|| body.field("metric")?.field("name")).and_then(Node::text)?;
    let target = body.field("target")?;
    let target = if let Some(figure) = object.text(target, &["averageUtilization"]) {
        of_request(figure)
    } else if let Some(figure) = object.text(target, &["averageValue"]) {
        Figure { value: format!("{} per pod", figure.value), sources: figure.sources }
    } else {
        object.text(target, &["value"])?
    };
    Some(Metric { name: metric_name(name), target })
}

fn triggers(object: &ObjectView<'_>) -> Vec<Metric> {
    let listed = object.at(&["spec", "triggers"]).map_or(&[][..], Node::items);
    let metric = |trigger: &Node| {
        let name = trigger.field("type")?.text()?;
        let keys = ["threshold", "value", "queueLength", "lagThreshold"];
        let target = keys.iter().find_map(|key| object.text(trigger, &["metadata", key]))?;
        Some(Metric { name: metric_name(name), target })
    };
    listed.iter().filter_map(metric).collect()
}

/// A metric's name for people.
fn metric_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    match &*lower {
        "cpu" => "CPU".into(),
        "memory" => "Memory".into(),
        _ if ["queue", "waiting", "pending"].iter().any(|word| lower.contains(word)) => {
            "Queue depth".into()
        }
        _ => name.to_owned(),
    }
}
