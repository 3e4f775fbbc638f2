//! Server-side apply, by which Helm 4 installs: lists whose items have a key,
//! <https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy>.

use super::at::At;
use super::finding::Family;
use super::finding::Invalid;
use crate::fault::{Fault, FaultKind};
use crate::object::{Data, Object};
use crate::path::Step;
use std::collections::BTreeSet;

/// A list below the items or fields of another field: the fields that make the key of an item, each with what the
/// server takes where it is not set.
struct Keyed {
    /// The field above; empty for the object itself.
    above: &'static [&'static str],
    list: &'static str,
    keys: &'static [(&'static str, &'static str)],
}

const PODS: &[&str] = &["spec"];
const CONTAINERS: &[&str] = &["containers", "initContainers", "ephemeralContainers"];
const NAME: &[(&str, &str)] = &[("name", "")];

const KEYED: &[Keyed] = &[
    Keyed { above: PODS, list: "containers", keys: NAME },
    Keyed { above: PODS, list: "initContainers", keys: NAME },
    Keyed { above: PODS, list: "ephemeralContainers", keys: NAME },
    Keyed { above: PODS, list: "volumes", keys: NAME },
    Keyed { above: PODS, list: "imagePullSecrets", keys: NAME },
    Keyed { above: PODS, list: "hostAliases", keys: &[("ip", "")] },
    Keyed { above: PODS, list: "resourceClaims", keys: NAME },
    Keyed { above: PODS, list: "schedulingGates", keys: NAME },
    Keyed {
        above: PODS,
        list: "topologySpreadConstraints",
        keys: &[("topologyKey", ""), ("whenUnsatisfiable", "")],
    },
    Keyed { above: CONTAINERS, list: "env", keys: NAME },
    Keyed { above: CONTAINERS, list: "ports", keys: &[("containerPort", ""), ("protocol", "TCP")] },
    Keyed { above: CONTAINERS, list: "volumeMounts", keys: &[("mountPath", "")] },
    Keyed { above: CONTAINERS, list: "volumeDevices", keys: &[("devicePath", "")] },
    Keyed { above: &["resources"], list: "claims", keys: NAME },
    Keyed { above: &["metadata"], list: "ownerReferences", keys: &[("uid", "")] },
    Keyed { above: &["webhooks", "spec"], list: "matchConditions", keys: NAME },
];
/// Lists of single kinds.
const OF_KINDS: &[(&str, Keyed)] = &[
    ("Service", Keyed { above: PODS, list: "ports", keys: &[("port", ""), ("protocol", "TCP")] }),
    ("ServiceAccount", Keyed { above: &[""], list: "secrets", keys: NAME }),
    ("ValidatingWebhookConfiguration", Keyed { above: &[""], list: "webhooks", keys: NAME }),
    ("MutatingWebhookConfiguration", Keyed { above: &[""], list: "webhooks", keys: NAME }),
    ("ValidatingAdmissionPolicy", Keyed { above: PODS, list: "variables", keys: NAME }),
];

/// The fields that make the key of the items of a list, by the path of the list.
pub(crate) fn list_keys(
    kind: &str,
    path: &[Step],
) -> Option<&'static [(&'static str, &'static str)]> {
    let fields = path.iter().filter_map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        _ => None,
    });
    let fields: Vec<&str> = fields.collect();
    let (list, above) = fields.split_last()?;
    keys_of(kind, above.last().copied().unwrap_or_default(), list)
}

fn keys_of(kind: &str, above: &str, list: &str) -> Option<&'static [(&'static str, &'static str)]> {
    let fits = |row: &&Keyed| row.list == list && row.above.contains(&above);
    let own = OF_KINDS.iter().filter(|(of, _)| *of == kind).map(|(_, row)| row).find(fits);
    own.or_else(|| KEYED.iter().find(fits)).map(|row| row.keys)
}

/// Tells items that have the key of an earlier one.
pub(super) fn duplicates(object: &At<'_>, kind: &str) {
    below(object, kind, "", 0);
}

fn below(at: &At<'_>, kind: &str, above: &str, depth: usize) {
    // No list with keys lies deeper.
    if depth > 12 {
        return;
    }
    for (name, _) in at.entries() {
        let field = at.field(name);
        if let Some(keys) = keys_of(kind, above, name) {
            list(&field, keys, name);
        }
        if name == "finalizers" && above == "metadata" {
            list(&field, &[], name);
        }
        if field.is_map() {
            below(&field, kind, name, depth + 1);
        }
        field.items().for_each(|item| below(&item, kind, name, depth + 1));
    }
}

fn list(at: &At<'_>, keys: &[(&str, &str)], name: &str) {
    let Some(object) = at.object() else { return };
    let found = twice(&at.apply_path(), keys, object.items());
    let first = keys.first().map_or(name, |(field, _)| *field);
    for (item, invalid) in at.items().enumerate().filter_map(|(index, item)| {
        found.iter().find(|(at, _)| *at == index).map(|(_, invalid)| (item, invalid))
    }) {
        let value = item.field(first);
        let spot = if value.is_set() { &value } else { &item };
        item.pointing(spot, false).tell(
            invalid.family,
            invalid.says.clone(),
            &invalid.message,
            &invalid.help,
        );
    }
}

/// Items of a list that have the key of an earlier one, by their number.
pub(crate) fn twice(list: &str, keys: &[(&str, &str)], items: &[Object]) -> Vec<(usize, Invalid)> {
    let mut seen = BTreeSet::new();
    let name = list.rsplit('.').next().unwrap_or(list);
    let again = items.iter().enumerate().filter_map(|(at, item)| {
        let key = key_of(item, keys)?;
        (!seen.insert(key.clone())).then_some((at, key))
    });
    let told = again.map(|(at, key)| {
        let plain = key.replace('"', "");
        let invalid = Invalid {
            family: Family::Twice,
            says: format!("{list}{}{key}]", Invalid::AGAIN),
            message: format!(
                "`{name}` has two items with `{plain}`. Helm 4 installs by server-side apply, which tells items apart by that and refuses two of them."
            ),
            help: "Remove one of the two. Helm 3 and `--server-side=false` take both in most lists, and then the last one counts.".to_owned(),
            other: None,
        };
        (at, invalid)
    });
    told.collect()
}

/// `name="a"`, or for a set the item itself; None where a part is missing.
fn key_of(item: &Object, keys: &[(&str, &str)]) -> Option<String> {
    if keys.is_empty() {
        return shown(item);
    }
    let parts = keys.iter().map(|(field, default)| {
        let value = item.get(field).filter(|value| !value.is_null());
        let text = match value {
            Some(value) => shown(value)?,
            None if default.is_empty() => return None,
            None => format!("\"{default}\""),
        };
        Some(format!("{field}={text}"))
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join(","))
}

fn shown(value: &Object) -> Option<String> {
    match &value.data {
        Data::Text(text) => Some(format!("\"{text}\"")),
        Data::Number(number, _) => Some(number.to_string()),
        Data::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// A path as server-side apply writes it: `.spec.template.spec.containers[name="web"].env`.
pub(crate) fn apply_path(kind: &str, object: &Object, path: &[Step]) -> String {
    let mut text = String::new();
    let mut here = Some(object);
    for (at, step) in path.iter().enumerate() {
        match step {
            Step::Field(name) | Step::Key(name) => {
                text.extend([".", name]);
                here = here.and_then(|here| here.get(name));
            }
            Step::Index(index) => {
                here = here.and_then(|here| here.items().get(*index));
                let keys = path.get(..at).and_then(|list| list_keys(kind, list));
                let key = keys.and_then(|keys| key_of(here?, keys));
                text.push_str(&format!("[{}]", key.unwrap_or_else(|| index.to_string())));
            }
        }
    }
    text
}

/// Whether a fault is of server-side apply and another one says of the same item that it is there twice.
pub(super) fn is_told(fault: &Fault, all: &[Fault]) -> bool {
    let by_apply = |fault: &Fault| matches!(&fault.kind, FaultKind::Invalid(invalid) if invalid.says.starts_with('.'));
    let twice = |fault: &Fault| matches!(&fault.kind, FaultKind::Invalid(invalid) if invalid.family == Family::Twice);
    by_apply(fault)
        && all
            .iter()
            .any(|other| twice(other) && !by_apply(other) && other.path.starts_with(&fault.path))
}
