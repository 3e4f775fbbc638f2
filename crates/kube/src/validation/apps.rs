//! Deployments, StatefulSets, DaemonSets and ReplicaSets,
//! <https://kubernetes.io/docs/concepts/workloads/controllers/>.

use super::at::At;
use super::claims;
use super::finding::Family;
use super::meta;
use super::pod::{Owner, template};
use super::primitives::labels::{is_empty, selector, selects};
use super::primitives::names::Form;
use super::primitives::numbers::percent;
use crate::messages;

const ALWAYS: &[&str] = &["Always"];

fn owner(kind: &'static str) -> Owner {
    Owner { restart: ALWAYS, no_deadline: Some(kind), claims: Vec::new() }
}

/// A Deployment.
pub(super) fn deployment(object: &At<'_>) {
    let spec = object.field("spec");
    counts(&spec);
    spec.field("revisionHistoryLimit").at_least(0);
    let (ready, deadline) = (spec.field("minReadySeconds"), spec.field("progressDeadlineSeconds"));
    deadline.at_least(0);
    let least = ready.number().unwrap_or(0);
    // The server's own deadline is ten minutes.
    let seconds = deadline.number().unwrap_or(600);
    if (0..=least).contains(&seconds) {
        deadline.against(&ready).say(
            Family::Fit,
            &format!("Invalid value: {seconds}: must be greater than minReadySeconds"),
            &messages::ProgressDeadline { seconds: &seconds, least: &least },
            &messages::PROGRESS_DEADLINE_HELP,
        );
    }
    strategy(&spec.field("strategy"));
    let (own, pods) = (spec.field("selector"), spec.field("template"));
    pod_selector(&own, &pods, "deployment");
    template(&pods, &owner("ReplicaSet"));
}

fn counts(spec: &At<'_>) {
    for name in ["replicas", "minReadySeconds"] {
        spec.field(name).at_least(0);
    }
}

fn strategy(at: &At<'_>) {
    let (kind, rolling) = (at.field("type"), at.field("rollingUpdate"));
    match kind.text() {
        "Recreate" if rolling.is_set() => rolling.against(&kind).forbidden(
            "may not be specified when strategy `type` is 'Recreate'",
            &messages::RECREATE,
            &messages::RECREATE_HELP,
        ),
        "" | "Recreate" => {}
        "RollingUpdate" => {}
        _ => {
            kind.one_of(&["Recreate", "RollingUpdate"]);
        }
    }
    if kind.text() != "Recreate" {
        let (surge, unavailable) = (rolling.field("maxSurge"), rolling.field("maxUnavailable"));
        surge.number_or_percent(i64::MAX);
        unavailable.number_or_percent(100);
        if is_zero(&surge) && is_zero(&unavailable) {
            unavailable.against(&surge).wrong(
                Family::Fit,
                "may not be 0 when `maxSurge` is 0",
                &messages::SURGE_BOTH_ZERO,
                &messages::SURGE_BOTH_ZERO_HELP,
            );
        }
    }
}

/// Whether it is written, and as zero.
fn is_zero(at: &At<'_>) -> bool {
    at.number() == Some(0) || percent(at.text()) == Some(0)
}

/// A selector that has to select the pods of a template.
fn pod_selector(own: &At<'_>, pods: &At<'_>, kind: &str) {
    if !own.is_set() {
        own.required("", &messages::SELECTOR_EMPTY_HELP);
        return;
    }
    if !selector(own) {
        return;
    }
    if is_empty(own) {
        own.say(
            Family::Fit,
            &format!("Invalid value: {{}}: empty selector is invalid for {kind}"),
            &messages::SELECTOR_EMPTY,
            &messages::SELECTOR_EMPTY_HELP,
        );
        return;
    }
    let metadata = pods.field("metadata");
    let labels = metadata.field("labels");
    if !selects(own, &labels) {
        labels.say(
            Family::Fit,
            &format!(
                "Invalid value: {}: `selector` does not match template `labels`",
                labels.shown()
            ),
            &messages::SELECTOR,
            &messages::SELECTOR_HELP_FIXED,
        );
    }
}

/// A StatefulSet.
pub(super) fn stateful_set(object: &At<'_>) {
    let spec = object.field("spec");
    counts(&spec);
    spec.field("serviceName").optional_name(Form::Label);
    spec.field("ordinals").field("start").at_least(0);
    let (update, management) = (spec.field("updateStrategy"), spec.field("podManagementPolicy"));
    if management.is_filled() {
        management.one_of(&["OrderedReady", "Parallel"]);
    }
    let rolling = update.field("rollingUpdate");
    match update.field("type").text() {
        "" | "RollingUpdate" => {
            rolling.field("partition").at_least(0);
            let unavailable = rolling.field("maxUnavailable");
            unavailable.number_or_percent(100);
            // Older versions do not look at it.
            if is_zero(&unavailable) && object.minor() >= 35 {
                unavailable.wrong(
                    Family::Value,
                    "cannot be 0",
                    &messages::UNAVAILABLE_ZERO,
                    &messages::ABOVE_ZERO_HELP,
                );
            }
        }
        "OnDelete" => {
            if rolling.is_set() {
                rolling.against(&update.field("type")).wrong(
                    Family::Fit,
                    "only allowed for updateStrategy 'RollingUpdate'",
                    &messages::ON_DELETE,
                    &messages::ON_DELETE_HELP,
                );
            }
        }
        _ => update.field("type").wrong(
            Family::Value,
            "must be 'RollingUpdate' or 'OnDelete'",
            &messages::NOT_ALLOWED,
            &messages::UPDATE_STRATEGY_HELP,
        ),
    }
    let retention = spec.field("persistentVolumeClaimRetentionPolicy");
    for field in ["whenDeleted", "whenScaled"] {
        if retention.field(field).is_filled() {
            retention.field(field).one_of(&["Delete", "Retain"]);
        }
    }
    let (own, pods) = (spec.field("selector"), spec.field("template"));
    pod_selector(&own, &pods, "statefulset");
    let mut owner = owner("ReplicaSet");
    for claim in spec.field("volumeClaimTemplates").items() {
        let metadata = claim.field("metadata");
        let name = metadata.field("name");
        name.required_name(Form::Label, &messages::CLAIM_TEMPLATE_NAME);
        owner.claims.push(name.text().to_owned());
        meta::shared(&metadata);
        claims::claim(&claim.field("spec"));
    }
    template(&pods, &owner);
}

/// A DaemonSet.
pub(super) fn daemon_set(object: &At<'_>) {
    let spec = object.field("spec");
    counts(&spec);
    spec.field("revisionHistoryLimit").at_least(0);
    let update = spec.field("updateStrategy");
    let (kind, rolling) = (update.field("type"), update.field("rollingUpdate"));
    if kind.is_filled() {
        kind.one_of(&["RollingUpdate", "OnDelete"]);
    }
    if matches!(kind.text(), "" | "RollingUpdate") {
        let (surge, unavailable) = (rolling.field("maxSurge"), rolling.field("maxUnavailable"));
        surge.number_or_percent(100);
        unavailable.number_or_percent(100);
        let no_surge = !surge.is_set() || is_zero(&surge);
        if no_surge && is_zero(&unavailable) {
            unavailable.say(
                Family::Fit,
                "Required value: cannot be 0 when maxSurge is 0",
                &messages::SURGE_BOTH_ZERO,
                &messages::SURGE_BOTH_ZERO_HELP,
            );
        } else if !no_surge && unavailable.is_set() && !is_zero(&unavailable) {
            surge.wrong(
                Family::Fit,
                "may not be set when maxUnavailable is non-zero",
                &messages::SURGE_BOTH,
                &messages::SURGE_BOTH_HELP,
            );
        } else if !no_surge && !unavailable.is_set() {
            surge.wrong(
                Family::Fit,
                "may not be set when maxUnavailable is non-zero",
                &messages::SURGE_DEFAULT,
                &messages::SURGE_BOTH_HELP,
            );
        }
    }
    let (own, pods) = (spec.field("selector"), spec.field("template"));
    pod_selector(&own, &pods, "daemonset");
    template(&pods, &owner("DaemonSet"));
}

/// A ReplicaSet.
pub(super) fn replica_set(object: &At<'_>) {
    let spec = object.field("spec");
    counts(&spec);
    let (own, pods) = (spec.field("selector"), spec.field("template"));
    pod_selector(&own, &pods, "replicaset");
    template(&pods, &owner("ReplicaSet"));
}

/// A ReplicationController: without a selector it takes the labels of its template.
pub(super) fn replication_controller(object: &At<'_>) {
    let spec = object.field("spec");
    counts(&spec);
    let pods = spec.field("template");
    let own = spec.field("selector");
    let metadata = pods.field("metadata");
    let labels = metadata.field("labels");
    let differs = own.entries().any(|(key, value)| labels.field(key).text() != value.text());
    if differs {
        labels.say(
            Family::Fit,
            &format!(
                "Invalid value: {}: `selector` does not match template `labels`",
                labels.shown()
            ),
            &messages::SELECTOR,
            &messages::SELECTOR_HELP,
        );
    }
    template(&pods, &owner("ReplicationController"));
}
