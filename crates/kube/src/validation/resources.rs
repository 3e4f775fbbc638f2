//! Requests and limits,
//! <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>.

use super::at::At;
use super::finding::Family;
use super::primitives::amount::amount as parse;
use super::primitives::labels::key_fault;
use crate::messages;
use std::collections::BTreeSet;

/// What a container has without being told.
const OF_CONTAINERS: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];
/// Names without a domain that mean something elsewhere.
const STANDARD: [&str; 12] = [
    "storage",
    "pods",
    "services",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "configmaps",
    "persistentvolumeclaims",
    "services.nodeports",
    "services.loadbalancers",
    "requests.cpu",
    "requests.memory",
];

pub(super) fn is_huge_pages(name: &str) -> bool {
    name.starts_with("hugepages-")
}

/// Kubernetes' own, as against what a device plugin offers.
pub(super) fn is_native(name: &str) -> bool {
    !name.contains('/') || name.contains("kubernetes.io/")
}

/// What the server has against the name of a resource of a container.
fn name_fault(name: &str) -> Option<String> {
    if let Some(says) = key_fault(name) {
        return Some(says);
    }
    if !name.contains('/') {
        let of_container = OF_CONTAINERS.contains(&name) || is_huge_pages(name);
        if !of_container && !STANDARD.contains(&name) {
            return Some("must be a standard resource type or fully qualified".to_owned());
        }
        return (!of_container).then(|| "must be a standard resource for containers".to_owned());
    }
    let extended =
        !name.starts_with("requests.") && key_fault(&format!("requests.{name}")).is_none();
    (!is_native(name) && !extended)
        .then(|| "doesn't follow extended resource name standard".to_owned())
}

/// `resources` of a container, or of a pod.
pub(super) fn resources(at: &At<'_>, claims: &BTreeSet<String>) {
    if !at.is_set() {
        return;
    }
    let (limits, requests) = (at.field("limits"), at.field("requests"));
    amounts(&limits);
    amounts(&requests);
    for (name, request) in requests.entries() {
        let limit = limits.entries().find(|(other, _)| *other == name).map(|(_, limit)| limit);
        match limit {
            Some(limit) => compare(&requests, name, &request, &limit),
            None if !is_overcommitted(name) => limits.say(
                Family::Missing,
                "Required value: Limit must be set for non overcommitable resources",
                &messages::ResourcesNoLimit { name: &name },
                &messages::ResourcesNoLimitHelp { name: &name },
            ),
            None => {}
        }
    }
    let has = |wanted: fn(&str) -> bool| {
        limits.entries().chain(requests.entries()).any(|(name, _)| wanted(name))
    };
    if has(is_huge_pages) && !has(|name| matches!(name, "cpu" | "memory")) {
        at.forbidden(
            "HugePages require cpu or memory",
            &messages::HUGE_PAGES,
            &messages::HUGE_PAGES_HELP,
        );
    }
    for claim in at.field("claims").items() {
        let name = claim.field("name");
        if name.is_filled() && !claims.contains(name.text()) {
            name.say(
                Family::Fit,
                &format!(
                    "Not found: \"{}\": must be one of the names in pod.spec.resourceClaims",
                    name.text()
                ),
                &messages::RESOURCES_CLAIM,
                &messages::RESOURCES_CLAIM_HELP,
            );
        }
    }
}

/// May be promised more often than it is there.
fn is_overcommitted(name: &str) -> bool {
    is_native(name) && !is_huge_pages(name)
}

fn compare(requests: &At<'_>, name: &str, request: &At<'_>, limit: &At<'_>) {
    let at = requests.pointing(request, false);
    let at = at.against(limit);
    let zero = |at: &At<'_>| if at.is_set() { at.amount() } else { Some(0) };
    let (Some(asked), Some(most)) = (zero(request), zero(limit)) else { return };
    let shown = |at: &At<'_>| if at.is_set() { at.scalar().to_owned() } else { "0".to_owned() };
    let (one, other) = (shown(request), shown(limit));
    if !is_overcommitted(name) && asked != most {
        at.say(
            Family::Fit,
            &format!("Invalid value: \"{one}\": must be equal to {name} limit of {other}"),
            &messages::ResourcesDiffer { name: &name, request: &one, limit: &other },
            &messages::RESOURCES_DIFFER_HELP,
        );
    } else if asked > most {
        let blank = messages::ResourcesAboveBlank { name: &name, request: &one, limit: &other };
        let above = messages::ResourcesAbove { name: &name, request: &one, limit: &other };
        at.say(
            Family::Fit,
            &format!(
                "Invalid value: \"{one}\": must be less than or equal to {name} limit of {other}"
            ),
            if limit.is_set() { &above } else { &blank },
            &messages::RESOURCES_ABOVE_HELP,
        );
    }
}

fn amounts(map: &At<'_>) {
    for (name, value) in map.entries() {
        if let Some(says) = name_fault(name) {
            let says = format!("Invalid value: \"{name}\": {says}");
            value.pointing(&value, true).say(
                Family::Name,
                &says,
                &messages::ResourcesUnknown { name: &name },
                &messages::RESOURCES_UNKNOWN_HELP,
            );
        }
        amount(name, &value);
        pages(name, &value);
    }
}

/// Huge pages come whole.
fn pages(name: &str, value: &At<'_>) {
    let Some(size) = name.strip_prefix("hugepages-").and_then(parse) else { return };
    let Some(asked) = value.amount().filter(|asked| *asked >= 0) else { return };
    if size > 0 && asked % size != 0 {
        value.say(
            Family::Value,
            &format!(
                "Invalid value: \"{0}\": {0} is not positive integer multiple of {name}",
                value.scalar()
            ),
            &messages::HugePagesPart { name: &name },
            &messages::HUGE_PAGES_PART_HELP,
        );
    }
}

/// An amount of a resource.
pub(super) fn amount(name: &str, value: &At<'_>) {
    let Some(number) = value.amount() else { return };
    if number < 0 {
        value.say(
            Family::Value,
            &format!("Invalid value: \"{}\": must be greater than or equal to 0", value.scalar()),
            &messages::NOT_NEGATIVE,
            &messages::NOT_NEGATIVE_HELP,
        );
    } else if !is_native(name) && !value.is_whole() {
        value.say(
            Family::Value,
            &format!("Invalid value: \"{}\": must be an integer", value.scalar()),
            &messages::ResourcesWhole { name: &name },
            &messages::RESOURCES_WHOLE_HELP,
        );
    }
}
