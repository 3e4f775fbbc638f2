//! Disruption budgets, priorities, leases and runtime classes.

use super::at::At;
use super::finding::Family;
use super::placement;
use super::primitives::labels::{labels, selector};
use super::primitives::names::Form;
use crate::messages;

/// A PodDisruptionBudget, <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>.
pub(super) fn budget(object: &At<'_>) {
    let spec = object.field("spec");
    let (least, most) = (spec.field("minAvailable"), spec.field("maxUnavailable"));
    if least.is_set() && most.is_set() {
        spec.say(
            Family::Fit,
            "Invalid value: {…}: minAvailable and maxUnavailable cannot be both set",
            &messages::BUDGET_BOTH,
            &messages::AT_MOST_ONE_HELP,
        );
    }
    least.number_or_percent(100);
    most.number_or_percent(100);
    selector(&spec.field("selector"));
    let eviction = spec.field("unhealthyPodEvictionPolicy");
    if eviction.is_set() {
        eviction.one_of(&["AlwaysAllow", "IfHealthyBudget"]);
    }
}

/// A PriorityClass, <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>.
pub(super) fn priority_class(object: &At<'_>) {
    let metadata = object.field("metadata");
    let name = metadata.field("name");
    let own = matches!(name.text(), "system-node-critical" | "system-cluster-critical");
    if name.text().starts_with("system-") && !own {
        name.forbidden(
            "priority class names with 'system-' prefix are reserved for system use only",
            &messages::PRIORITY_CLASS_NAME,
            &messages::PRIORITY_CLASS_NAME_HELP,
        );
    }
    let value = object.field("value");
    if !own && value.number().is_some_and(|number| number > 1_000_000_000) {
        value.forbidden(
            "maximum allowed value of a user defined priority is 1000000000",
            &messages::PRIORITY_CLASS_VALUE,
            &messages::PRIORITY_CLASS_VALUE_HELP,
        );
    }
    let preemption = object.field("preemptionPolicy");
    if preemption.is_filled() {
        preemption.one_of(&["Never", "PreemptLowerPriority"]);
    }
}

/// A Lease, <https://kubernetes.io/docs/concepts/architecture/leases/>.
pub(super) fn lease(object: &At<'_>) {
    let spec = object.field("spec");
    spec.field("leaseDurationSeconds").above_zero();
    spec.field("leaseTransitions").at_least(0);
}

/// A RuntimeClass, <https://kubernetes.io/docs/concepts/containers/runtime-class/>.
pub(super) fn runtime_class(object: &At<'_>) {
    let handler = object.field("handler");
    if handler.is_set() {
        handler.name(Form::Label);
    }
    let scheduling = object.field("scheduling");
    labels(&scheduling.field("nodeSelector"));
    scheduling.field("tolerations").items().for_each(|one| placement::toleration(&one));
    for (name, value) in object.field("overhead").field("podFixed").entries() {
        super::resources::amount(name, &value);
    }
}
