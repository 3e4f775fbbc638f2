//! HorizontalPodAutoscaler and KEDA's ScaledObject.

use super::{AutoscalerCard, Figure, Figures, Metric};
use crate::messages;
use chartroom_objects::{Autoscaler, items, set};
use chartroom_yaml::Node;

pub(super) fn card(figures: &Figures<'_>, scaler: Autoscaler<'_>) -> Option<AutoscalerCard> {
    let object = scaler.object;
    Some(AutoscalerCard {
        object: object.index,
        min: figures.of(object, scaler.min_node().as_slice(), scaler.min()?),
        max: scaler.max().map(|max| figures.of(object, scaler.max_node().as_slice(), max)),
        metrics: match scaler.is_keda() {
            true => triggers(figures, scaler),
            false => hpa_metrics(figures, scaler),
        },
    })
}

fn hpa_metrics(figures: &Figures<'_>, scaler: Autoscaler<'_>) -> Vec<Metric> {
    let object = scaler.object;
    let listed = items(&object.root, &["spec", "metrics"]).iter();
    let mut metrics: Vec<Metric> =
        listed.filter_map(|metric| hpa_metric(figures, scaler, metric)).collect();
    // autoscaling/v1 has one target only.
    let v1 = figures.text(object, object.at(&["spec", "targetCPUUtilizationPercentage"]));
    metrics.extend(v1.map(|target| Metric { name: "CPU".into(), target: of_request(target) }));
    metrics
}

fn of_request(target: Figure<String>) -> Figure<String> {
    Figure { value: messages::OverviewOfRequest { value: &target.value }.text(), ..target }
}

fn hpa_metric(figures: &Figures<'_>, scaler: Autoscaler<'_>, metric: &Node) -> Option<Metric> {
    let kind = metric.get(&["type"])?.text()?;
    let mut letters = kind.chars();
    let key: String = letters.next()?.to_lowercase().chain(letters).collect();
    let body = metric.get(&[key])?;
    let name =
        body.get(&["name"]).or_else(|| body.get(&["metric", "name"])).and_then(Node::text)?;
    let text = |key: &str| figures.text(scaler.object, set(body, &["target", key]));
    let target = if let Some(figure) = text("averageUtilization") {
        of_request(figure)
    } else if let Some(figure) = text("averageValue") {
        Figure { value: messages::OverviewPerPod { value: &figure.value }.text(), ..figure }
    } else {
        text("value")?
    };
    Some(Metric { name: metric_name(name), target })
}

fn triggers(figures: &Figures<'_>, scaler: Autoscaler<'_>) -> Vec<Metric> {
    let metric = |trigger: &Node| {
        let name = trigger.get(&["type"])?.text()?;
        let keys = ["threshold", "value", "queueLength", "lagThreshold"];
        let text = |key: &&str| figures.text(scaler.object, set(trigger, &["metadata", key]));
        Some(Metric { name: metric_name(name), target: keys.iter().find_map(text)? })
    };
    items(&scaler.object.root, &["spec", "triggers"]).iter().filter_map(metric).collect()
}

/// A metric's name for people.
fn metric_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    match &*lower {
        "cpu" => "CPU".into(),
        "memory" => messages::OVERVIEW_MEMORY.into(),
        _ if ["queue", "waiting", "pending"].iter().any(|word| lower.contains(word)) => {
            messages::OVERVIEW_QUEUE.into()
        }
        _ => name.to_owned(),
    }
}
