//! Autoscalers, <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::selector;
use super::primitives::names::Form;
use crate::messages;

/// The sources of metrics: their `type`, their field.
const SOURCES: [(&str, &str); 5] = [
    ("ContainerResource", "containerResource"),
    ("External", "external"),
    ("Object", "object"),
    ("Pods", "pods"),
    ("Resource", "resource"),
];

/// A HorizontalPodAutoscaler.
pub(super) fn autoscaler(object: &At<'_>) {
    let spec = object.field("spec");
    let (least, most, metrics) =
        (spec.field("minReplicas"), spec.field("maxReplicas"), spec.field("metrics"));
    let to_zero = |one: At<'_>| matches!(one.field("type").text(), "Object" | "External");
    // From 1.37 on a metric that does not need pods can bring them to zero.
    let zero = object.minor() >= 37 && metrics.items().any(to_zero);
    least.at_least(if zero { 0 } else { 1 });
    if most.number().is_some_and(|number| number < 1) {
        let says = match most.number() {
            Some(0) => "Required value: must be set and greater than 0".to_owned(),
            _ => format!("Invalid value: {}: must be greater than or equal to 1", most.scalar()),
        };
        most.say(Family::Value, &says, &messages::MAX_REPLICAS, &messages::MAX_REPLICAS_HELP);
    } else if let (Some(low), Some(high)) = (least.number(), most.number())
        && high < low
    {
        most.against(&least).wrong(
            Family::Fit,
            "must be greater than or equal to `minReplicas`",
            &messages::MaxReplicasBelow { low: &low },
            &messages::MAX_REPLICAS_BELOW_HELP,
        );
    }
    target(&spec.field("scaleTargetRef"), true);
    let percent = spec.field("targetCPUUtilizationPercentage");
    if percent.is_set() {
        percent.at_least(1);
    }
    metrics.items().for_each(|one| metric(&one));
    let behavior = spec.field("behavior");
    for direction in ["scaleUp", "scaleDown"] {
        scaling(&behavior.field(direction));
    }
}

fn target(at: &At<'_>, scaled: bool) {
    for field in ["kind", "name"] {
        let one = at.field(field);
        if one.must_be_filled("", &messages::SCALE_TARGET) && one.text().contains(['/', '%']) {
            one.name(Form::Segment);
        }
    }
    let version = at.field("apiVersion");
    let text = version.text();
    if text.matches('/').count() > 1 {
        version.wrong(
            Family::Form,
            &format!("unexpected GroupVersion string: {text}"),
            &messages::SCALE_TARGET_VERSION,
            &messages::SCALE_TARGET_VERSION_HELP,
        );
    } else if scaled && !text.contains('/') && at.field("kind").text() != "ReplicationController" {
        version.say(
            Family::Missing,
            &format!("Invalid value: \"{text}\": apiVersion must specify API group"),
            &messages::SCALE_TARGET_GROUP,
            &messages::SCALE_TARGET_VERSION_HELP,
        );
    }
}

fn metric(one: &At<'_>) {
    let kind = one.field("type");
    let types: Vec<&str> = SOURCES.iter().map(|(kind, _)| *kind).collect();
    if !kind.must_be_filled("must specify a metric source type", &messages::METRIC_TYPE)
        || !kind.one_of(&types)
    {
        return;
    }
    let Some((_, field)) = SOURCES.iter().find(|(name, _)| *name == kind.text()) else { return };
    for (_, other) in SOURCES.iter().filter(|(_, other)| other != field) {
        let other = one.field(other);
        if other.is_set() {
            other.forbidden(
                "must populate the given metric source only",
                &messages::MetricOther { kind: &kind.text(), field: &field },
                &messages::METRIC_OTHER_HELP,
            );
        }
    }
    let source = one.field(field);
    if !source.is_set() {
        source.required(
            "must populate information for the given metric source",
            &messages::MetricMissing { field: &field, kind: &kind.text() },
        );
        return;
    }
    match *field {
        "resource" | "containerResource" => {
            source
                .field("name")
                .must_be_filled("must specify a resource name", &messages::METRIC_RESOURCE);
            if *field == "containerResource" {
                source
                    .field("container")
                    .must_be_filled("must specify a container", &messages::METRIC_CONTAINER);
            }
            let goal = source.field("target");
            goal_kind(&goal);
            utilization(&goal);
        }
        "pods" => {
            identifier(&source.field("metric"));
            let goal = source.field("target");
            goal_kind(&goal);
            if !goal.field("averageValue").is_set() {
                goal.field("averageValue").required(
                    "must specify a positive target averageValue",
                    &messages::METRIC_AVERAGE,
                );
            }
        }
        "object" => {
            target(&source.field("describedObject"), false);
            identifier(&source.field("metric"));
            value_or_average(
                &source.field("target"),
                "must set either a target value or averageValue",
            );
        }
        _ => {
            identifier(&source.field("metric"));
            let goal = source.field("target");
            value_or_average(
                &goal,
                "must set either a target value for metric or a per-pod target",
            );
            if goal.field("value").is_set() && goal.field("averageValue").is_set() {
                goal.field("value").forbidden(
                    "may not set both a target value for metric and a per-pod target",
                    &messages::METRIC_TWO_VALUES,
                    &messages::REMOVE_ONE,
                );
            }
        }
    }
}

fn identifier(metric: &At<'_>) {
    let name = metric.field("name");
    if name.must_be_filled("must specify a metric name", &messages::METRIC_NAME) {
        if name.text().contains(['/', '%']) {
            name.name(Form::Segment);
        }
        selector(&metric.field("selector"));
    }
}

fn goal_kind(goal: &At<'_>) {
    let kind = goal.field("type");
    if !kind.must_be_filled("must specify a metric target type", &messages::METRIC_TARGET_TYPE) {
        return;
    }
    if !matches!(kind.text(), "Utilization" | "Value" | "AverageValue") {
        kind.wrong(
            Family::Value,
            "must be either Utilization, Value, or AverageValue",
            &messages::NOT_ALLOWED,
            &messages::METRIC_TARGET_TYPE,
        );
    }
    for name in ["value", "averageValue"] {
        positive(&goal.field(name));
    }
    let percent = goal.field("averageUtilization");
    if percent.number().is_some_and(|number| number < 1) {
        percent.wrong(
            Family::Value,
            "must be greater than 0",
            &messages::ABOVE_ZERO,
            &messages::METRIC_UTILIZATION,
        );
    }
}

fn positive(at: &At<'_>) {
    if at.amount().is_some_and(|amount| amount <= 0) {
        at.wrong(
            Family::Value,
            "must be positive",
            &messages::ABOVE_ZERO,
            &messages::METRIC_POSITIVE,
        );
    }
}

/// A share of the request, or an amount.
fn utilization(goal: &At<'_>) {
    let (percent, average) = (goal.field("averageUtilization"), goal.field("averageValue"));
    match (percent.is_set(), average.is_set()) {
        (false, false) => percent.required(
            "must set either a target raw value or a target utilization",
            &messages::METRIC_UTILIZATION_MISSING,
        ),
        (true, true) => average.against(&percent).forbidden(
            "may not set both a target raw value and a target utilization",
            &messages::METRIC_TWO_TARGETS,
            &messages::REMOVE_ONE,
        ),
        _ => {}
    }
}

fn value_or_average(goal: &At<'_>, says: &str) {
    goal_kind(goal);
    if !goal.field("value").is_set() && !goal.field("averageValue").is_set() {
        goal.field("averageValue").required(says, &messages::METRIC_VALUE_MISSING);
    }
}

fn scaling(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let window = at.field("stabilizationWindowSeconds");
    if window.number().is_some_and(|number| number < 0) {
        window.wrong(
            Family::Value,
            "must be greater than or equal to zero",
            &messages::NOT_NEGATIVE,
            &messages::SCALING_BEHAVIOR_WINDOW,
        );
    }
    window.at_most(3600);
    at.field("selectPolicy").one_of_if_set(&["Disabled", "Max", "Min"]);
    let tolerance = at.field("tolerance");
    if tolerance.amount().is_some_and(|amount| amount < 0) {
        tolerance.wrong(
            Family::Value,
            "must be greater than or equal to zero",
            &messages::NOT_NEGATIVE,
            &messages::SCALING_BEHAVIOR_TOLERANCE,
        );
    }
    let policies = at.field("policies");
    if policies.is_set() && !policies.is_filled() {
        policies.required("must specify at least one Policy", &messages::SCALING_BEHAVIOR_POLICIES);
    }
    for policy in policies.items() {
        policy.field("type").one_of(&["Percent", "Pods"]);
        policy.field("value").above_zero();
        policy.field("periodSeconds").above_zero();
        policy.field("periodSeconds").at_most(1800);
    }
}
