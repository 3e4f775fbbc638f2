//! Lists whose items have a key, by which server-side apply tells them apart,
//! <https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy>.

use crate::object::{Data, Object};
use crate::path::Step;

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

pub(super) fn keys_of(
    kind: &str,
    above: &str,
    list: &str,
) -> Option<&'static [(&'static str, &'static str)]> {
    let fits = |row: &&Keyed| row.list == list && row.above.contains(&above);
    let own = OF_KINDS.iter().filter(|(of, _)| *of == kind).map(|(_, row)| row).find(fits);
    own.or_else(|| KEYED.iter().find(fits)).map(|row| row.keys)
}

/// `name="a"`, or for a set the item itself; None where a part is missing.
pub(super) fn key_of(item: &Object, keys: &[(&str, &str)]) -> Option<String> {
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
