//! Quotas and ranges of a namespace, <https://kubernetes.io/docs/concepts/policy/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::key_fault;
use super::resources;
use crate::messages;

/// What a quota can count without a domain.
const COUNTED: [&str; 10] = [
    "pods",
    "services",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "configmaps",
    "persistentvolumeclaims",
    "services.nodeports",
    "services.loadbalancers",
    "count",
];
const AMOUNTS: [&str; 11] = [
    "cpu",
    "memory",
    "storage",
    "ephemeral-storage",
    "requests.cpu",
    "requests.memory",
    "requests.storage",
    "requests.ephemeral-storage",
    "limits.cpu",
    "limits.memory",
    "limits.ephemeral-storage",
];
const SCOPES: [&str; 7] = [
    "BestEffort",
    "CrossNamespacePodAffinity",
    "NotBestEffort",
    "NotTerminating",
    "PriorityClass",
    "Terminating",
    "VolumeAttributesClass",
];

/// A ResourceQuota.
pub(super) fn quota(object: &At<'_>) {
    let spec = object.field("spec");
    for (name, value) in spec.field("hard").entries() {
        quota_name(name, &value);
        resources::amount(if name.contains('/') { "cpu" } else { name }, &value);
        let whole = COUNTED.contains(&name) || name.starts_with("count/");
        if whole && !value.is_whole() {
            value.say(
                Family::Value,
                &format!("Invalid value: \"{}\": must be an integer", value.scalar()),
                &messages::QuotaCount { name: &name },
                &messages::WHOLE_NUMBER,
            );
        }
    }
    for scope in spec.field("scopes").items() {
        if scope.one_of(&SCOPES) {
            counted_under(&scope, &spec.field("hard"));
        }
    }
    let scopes = spec.field("scopes");
    let has = |name: &str| scopes.items().any(|one| one.text() == name);
    for (one, other) in [("Terminating", "NotTerminating"), ("BestEffort", "NotBestEffort")] {
        if has(one) && has(other) {
            scopes.wrong(
                Family::Fit,
                "conflicting scopes",
                &messages::QuotaScopes { one: &one, other: &other },
                &messages::QUOTA_SCOPES_HELP,
            );
        }
    }
    for one in spec.field("scopeSelector").field("matchExpressions").items() {
        one.field("scopeName").one_of(&SCOPES);
        quota_values(&one);
    }
}

/// What a quota of some pods only can count: with most scopes what pods ask for, with `BestEffort` their number.
fn counted_under(scope: &At<'_>, hard: &At<'_>) {
    let amounts =
        ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];
    let storage = ["persistentvolumeclaims", "requests.storage"];
    let counts = |name: &str| match scope.text() {
        "BestEffort" => name == "pods",
        "VolumeAttributesClass" => storage.contains(&name),
        _ => name == "pods" || amounts.contains(&name),
    };
    for (name, value) in hard.entries().filter(|(name, _)| !counts(name)) {
        scope.against(&value).wrong(
            Family::Fit,
            "unsupported scope applied to resource",
            &messages::QuotaScope { name: &name },
            &messages::QUOTA_SCOPE_HELP,
        );
    }
}

fn quota_values(one: &At<'_>) {
    let (operator, values) = (one.field("operator"), one.field("values"));
    if !operator.one_of(&["DoesNotExist", "Exists", "In", "NotIn"]) {
        return;
    }
    match (operator.text(), values.is_filled()) {
        ("In" | "NotIn", false) => values.required(
            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
            &messages::QUOTA_VALUES,
        ),
        ("Exists" | "DoesNotExist", true) => values.wrong(
            Family::Fit,
            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
            &messages::QUOTA_NO_VALUES,
            &messages::QUOTA_NO_VALUES_HELP,
        ),
        _ => {}
    }
}

fn quota_name(name: &str, value: &At<'_>) {
    let says = key_fault(name).or_else(|| {
        let plain = COUNTED.contains(&name) || AMOUNTS.contains(&name);
        let huge = ["", "requests.", "limits."]
            .iter()
            .any(|front| name.strip_prefix(front).is_some_and(resources::is_huge_pages));
        (!name.contains('/') && !plain && !huge)
            .then(|| "must be a standard resource for quota".to_owned())
    });
    if let Some(says) = says {
        value.pointing(value, true).say(
            Family::Name,
            &format!("Invalid value: \"{name}\": {says}"),
            &messages::QuotaResource { name: &name },
            &messages::QUOTA_RESOURCE_HELP,
        );
    }
}

/// A LimitRange.
pub(super) fn limit_range(object: &At<'_>) {
    let spec = object.field("spec");
    let mut kinds = std::collections::BTreeSet::new();
    for one in spec.field("limits").items() {
        let kind = one.field("type");
        limited(&kind, &mut kinds);
        let of_pod = kind.text() == "Pod";
        for field in ["default", "defaultRequest"] {
            let at = one.field(field);
            if of_pod && at.is_filled() {
                at.forbidden(
                    "may not be specified when `type` is 'Pod'",
                    &messages::LIMIT_RANGE_POD,
                    &messages::LIMIT_RANGE_POD_HELP,
                );
            }
        }
        // Each is at most the next.
        let order = ["min", "defaultRequest", "default", "max"];
        for (at, low) in order.iter().enumerate() {
            for high in order.iter().skip(at + 1) {
                ordered(&one, low, high);
            }
        }
        for (name, ratio) in one.field("maxLimitRequestRatio").entries() {
            if ratio.amount().is_some_and(|ratio| ratio < 1_000_000_000) {
                ratio.say(
                    Family::Value,
                    &format!(
                        "Invalid value: \"{}\": ratio {} is less than 1",
                        ratio.scalar(),
                        ratio.scalar()
                    ),
                    &messages::LimitRangeRatio { name: &name },
                    &messages::ABOVE_ZERO_HELP,
                );
            }
        }
        if kind.text() == "PersistentVolumeClaim" {
            let has = |field: &str| one.field(field).entries().any(|(name, _)| name == "storage");
            if !has("min") && !has("max") {
                one.say(
                    Family::Missing,
                    "Required value: either minimum or maximum storage value is required, but neither was provided",
                    &messages::LIMIT_RANGE_CLAIM,
                    &messages::LIMIT_RANGE_CLAIM_HELP,
                );
            }
        }
    }
}

/// What is limited, once each.
fn limited(kind: &At<'_>, known: &mut std::collections::BTreeSet<String>) {
    let text = kind.text();
    if !kind.is_filled() {
        return;
    }
    let plain = ["Container", "PersistentVolumeClaim", "Pod"].contains(&text);
    let says = key_fault(text).or_else(|| {
        (!plain && !text.contains('/'))
            .then(|| "must be a standard limit type or fully qualified".to_owned())
    });
    if let Some(says) = says {
        kind.wrong(
            Family::Value,
            &says,
            &messages::LIMIT_RANGE_TYPE,
            &messages::LIMIT_RANGE_TYPE_HELP,
        );
    }
    if !known.insert(text.to_owned()) {
        kind.duplicate(
            &format!("\"{text}\""),
            &messages::LIMIT_RANGE_TWICE,
            &messages::LIMIT_RANGE_TWICE_HELP,
        );
    }
}

fn ordered(one: &At<'_>, low: &str, high: &str) {
    let (lower, upper) = (one.field(low), one.field(high));
    for (name, less) in lower.entries() {
        let Some((_, more)) = upper.entries().find(|(other, _)| *other == name) else { continue };
        if less.amount().zip(more.amount()).is_some_and(|(less, more)| less > more) {
            less.say(
                Family::Fit,
                &format!(
                    "Invalid value: \"{}\": {low} value {} is greater than {high} value {}",
                    less.scalar(),
                    less.scalar(),
                    more.scalar()
                ),
                &messages::LimitRangeOrder {
                    low: &low,
                    name: &name,
                    less: &less.scalar(),
                    high: &high,
                    more: &more.scalar(),
                },
                &messages::LIMIT_RANGE_ORDER_HELP,
            );
        }
    }
}
