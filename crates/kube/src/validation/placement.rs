//! Where pods may run, <https://kubernetes.io/docs/concepts/scheduling-eviction/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::{
    expression, key_fault, label_value, labels, qualified, selector, value_fault,
};
use super::primitives::names::Form;
use crate::messages;
use std::collections::BTreeSet;

/// Tolerations of taints.
pub(super) fn toleration(one: &At<'_>) {
    let (key, operator, effect) = (one.field("key"), one.field("operator"), one.field("effect"));
    if key.is_filled() {
        qualified(&key);
    } else if operator.text() != "Exists" {
        operator.say(
            Family::Fit,
            &format!("Invalid value: \"{}\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"", operator.text()),
            &messages::TOLERATION_NO_KEY,
            &messages::TOLERATION_NO_KEY_HELP,
        );
    }
    if one.field("tolerationSeconds").is_set() && effect.text() != "NoExecute" {
        effect.say(
            Family::Fit,
            &format!(
                "Invalid value: \"{}\": effect must be 'NoExecute' when `tolerationSeconds` is set",
                effect.text()
            ),
            &messages::TOLERATION_SECONDS,
            &messages::TOLERATION_SECONDS_HELP,
        );
    }
    let value = one.field("value");
    match operator.text() {
        "" | "Equal" => {
            if let Some(says) = value_fault(value.text()) {
                let at = operator.pointing(&value, false);
                at.say(
                    Family::Name,
                    &format!("Invalid value: \"{}\": {says}", value.text()),
                    &messages::TolerationValue { text: &value.text() },
                    &messages::TOLERATION_VALUE_HELP,
                );
            }
        }
        "Exists" if value.is_filled() => operator.pointing(&value, false).against(&operator).say(
            Family::Fit,
            &format!(
                "Invalid value: \"{}\": value must be empty when `operator` is 'Exists'",
                value.text()
            ),
            &messages::TOLERATION_EXISTS,
            &messages::TOLERATION_EXISTS_HELP,
        ),
        "Exists" => {}
        _ => {
            operator.one_of(&["Equal", "Exists"]);
        }
    }
    if effect.is_filled() {
        effect.one_of(&["NoSchedule", "PreferNoSchedule", "NoExecute"]);
    }
}

/// `nodeSelector`.
pub(super) fn node_selector(map: &At<'_>) {
    labels(map);
}

/// `affinity`.
pub(super) fn affinity(at: &At<'_>) {
    let nodes = at.field("nodeAffinity");
    let required = nodes.field("requiredDuringSchedulingIgnoredDuringExecution");
    if required.is_set() {
        node_terms(&required, true);
    }
    for one in nodes.field("preferredDuringSchedulingIgnoredDuringExecution").items() {
        weight(&one);
        node_term(&one.field("preference"), false);
    }
    for kind in ["podAffinity", "podAntiAffinity"] {
        let pods = at.field(kind);
        for term in pods.field("requiredDuringSchedulingIgnoredDuringExecution").items() {
            pod_term(&term);
        }
        for one in pods.field("preferredDuringSchedulingIgnoredDuringExecution").items() {
            weight(&one);
            pod_term(&one.field("podAffinityTerm"));
        }
    }
}

/// A selector of nodes.
pub(super) fn node_terms(at: &At<'_>, strict: bool) {
    let terms = at.field("nodeSelectorTerms");
    terms.must_be_filled("must have at least one node selector term", &messages::NODE_TERMS);
    terms.items().for_each(|term| node_term(&term, strict));
}

fn weight(one: &At<'_>) {
    let weight = one.field("weight");
    if weight.number().is_some_and(|weight| !(1..=100).contains(&weight)) {
        weight.wrong(
            Family::Value,
            "must be in the range 1-100",
            &messages::WEIGHT,
            &messages::WEIGHT_HELP,
        );
    }
}

fn node_term(term: &At<'_>, strict: bool) {
    for one in term.field("matchExpressions").items() {
        expression(&one, &["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]);
        if strict && matches!(one.field("operator").text(), "In" | "NotIn") {
            one.field("values").items().for_each(|value| label_value(&value, &value));
        }
    }
    for one in term.field("matchFields").items() {
        let (key, operator) = (one.field("key"), one.field("operator"));
        if key.text() != "metadata.name" {
            key.wrong(
                Family::Value,
                "not a valid field selector key",
                &messages::NODE_FIELD,
                &messages::NODE_FIELD_HELP,
            );
        }
        if matches!(operator.text(), "In" | "NotIn") {
            if one.field("values").len() != 1 {
                one.field("values").required(
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
                    &messages::NODE_FIELD_VALUES,
                );
            }
        } else {
            operator.wrong(
                Family::Value,
                "not a valid selector operator",
                &messages::NOT_ALLOWED,
                &messages::NODE_FIELD_OPERATOR,
            );
        }
    }
}

fn pod_term(term: &At<'_>) {
    let labels = term.field("labelSelector");
    selector(&labels);
    selector(&term.field("namespaceSelector"));
    for name in term.field("namespaces").items() {
        let Some(says) = Form::Label.fault(name.text()) else { continue };
        let at = term.field("namespace");
        at.pointing(&name, false).say(
            Family::Name,
            &format!("Invalid value: \"{}\": {says}", name.text()),
            &messages::Namespace { name: &name.text() },
            &messages::NAMESPACE_HELP,
        );
    }
    topology_key(&term.field("topologyKey"), true);
    for list in ["matchLabelKeys", "mismatchLabelKeys"] {
        let keys = term.field(list);
        if keys.is_filled() && !labels.is_set() {
            keys.forbidden(
                "must not be specified when labelSelector is not set",
                &messages::LABEL_KEYS,
                &messages::LABEL_KEYS_HELP,
            );
        }
        label_keys(&keys);
    }
    let other = term.field("mismatchLabelKeys");
    for key in term.field("matchLabelKeys").items() {
        if other.items().any(|one| one.text() == key.text()) {
            key.wrong(
                Family::Fit,
                "exists in both matchLabelKeys and mismatchLabelKeys",
                &messages::LABEL_KEYS_BOTH,
                &messages::LABEL_KEYS_BOTH_HELP,
            );
        }
    }
}

fn label_keys(keys: &At<'_>) {
    keys.items().for_each(|key| qualified(&key));
}

fn topology_key(key: &At<'_>, named: bool) {
    let help = &messages::TOPOLOGY_KEY;
    if key.must_be_filled("can not be empty", help) && named && key_fault(key.text()).is_some() {
        qualified(key);
    }
}

/// `topologySpreadConstraints`.
pub(super) fn spread(list: &At<'_>) {
    let mut seen = BTreeSet::new();
    for one in list.items() {
        let (key, unsatisfiable) = (one.field("topologyKey"), one.field("whenUnsatisfiable"));
        topology_key(&key, false);
        one.field("maxSkew").above_zero();
        if unsatisfiable.is_set() {
            unsatisfiable.one_of(&["DoNotSchedule", "ScheduleAnyway"]);
        }
        let pair = (key.text().to_owned(), unsatisfiable.text().to_owned());
        let shown = format!("{{{}, {}}}", pair.0, pair.1);
        if !seen.insert(pair) {
            one.field("{topologyKey, whenUnsatisfiable}").pointing(&key, false).duplicate(
                &format!("\"{shown}\""),
                &messages::SpreadTwice { key: &key.text(), unsatisfiable: &unsatisfiable.text() },
                &messages::REMOVE_ONE,
            );
        }
        let domains = one.field("minDomains");
        domains.above_zero();
        if domains.is_set() && unsatisfiable.text() == "ScheduleAnyway" {
            domains.wrong(
                Family::Fit,
                "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway",
                &messages::SPREAD_DOMAINS,
                &messages::SPREAD_DOMAINS_HELP,
            );
        }
        for policy in ["nodeAffinityPolicy", "nodeTaintsPolicy"] {
            if one.field(policy).is_set() {
                one.field(policy).one_of(&["Honor", "Ignore"]);
            }
        }
        selector(&one.field("labelSelector"));
        let keys = one.field("matchLabelKeys");
        if keys.is_filled() && !one.field("labelSelector").is_set() {
            keys.forbidden(
                "must not be specified when labelSelector is not set",
                &messages::LABEL_KEYS,
                &messages::LABEL_KEYS_HELP,
            );
        }
        label_keys(&keys);
    }
}
