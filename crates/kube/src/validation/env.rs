//! Environment variables, <https://kubernetes.io/docs/tasks/inject-data-application/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::key_fault;
use super::primitives::names::Form;
use crate::messages;

const SOURCES: [&str; 5] =
    ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];
const MORE_THAN_ONE: &str = "may not have more than one field specified at a time";
/// What `fieldRef` of a variable may name.
pub(super) const ENV_FIELDS: [&str; 9] = [
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
];
/// What it may name in files of a volume.
pub(super) const FILE_FIELDS: [&str; 5] = [
    "metadata.annotations",
    "metadata.labels",
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
];
/// Fields of a pod that have a name in the API, whether a reference may read them or not.
const POD_FIELDS: [&str; 7] = [
    "metadata.annotations",
    "metadata.labels",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.hostNetwork",
    "status.phase",
    "status.nominatedNodeName",
];
const RESOURCES: [&str; 6] = [
    "limits.cpu",
    "limits.ephemeral-storage",
    "limits.memory",
    "requests.cpu",
    "requests.ephemeral-storage",
    "requests.memory",
];
const CONFIG_KEY: &str = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/// What the server has against the key of a ConfigMap or Secret.
pub(super) fn config_key_fault(key: &str) -> Option<&'static str> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    match key {
        "." => Some("must not be '.'"),
        ".." => Some("must not be '..'"),
        key if key.len() > 253 => Some("must be no more than 253 characters"),
        key if key.is_empty() || !key.bytes().all(fits) => Some(CONFIG_KEY),
        key if key.starts_with("..") => Some("must not start with '..'"),
        _ => None,
    }
}

/// A key that refers into a ConfigMap or Secret.
fn config_key(at: &At<'_>) {
    if !at.must_be_filled("", &messages::ENV_KEY_MISSING) {
        return;
    }
    if let Some(says) = config_key_fault(at.text()) {
        at.wrong(Family::Name, says, &messages::ENV_KEY, &messages::ENV_KEY_HELP);
    }
}

/// `env` and `envFrom` of a container.
pub(super) fn environment(container: &At<'_>) {
    container.field("env").items().for_each(|one| variable(&one));
    container.field("envFrom").items().for_each(|one| from(&container.field("envFrom"), &one));
}

fn variable_name(at: &At<'_>) {
    let fits = |byte: u8| (0x20..0x7f).contains(&byte) && byte != b'=';
    if !at.text().bytes().all(fits) {
        at.wrong(
            Family::Name,
            "a valid environment variable name must consist only of printable ASCII characters other than '='",
            &messages::ENV_NAME,
            &messages::ENV_NAME_HELP,
        );
    }
}

fn variable(one: &At<'_>) {
    let name = one.field("name");
    if name.must_be_filled("", &messages::NAME_VARIABLE) {
        variable_name(&name);
    }
    let from = one.field("valueFrom");
    if !from.is_set() {
        return;
    }
    let set = SOURCES.iter().filter(|source| from.field(source).is_set()).count();
    let value = one.field("value");
    if value.is_filled() && set > 0 {
        from.against(&value).say(
            Family::Fit,
            "Invalid value: \"\": may not be specified when `value` is not empty",
            &messages::ENV_SOURCE_VALUE,
            &messages::ENV_SOURCE_VALUE_HELP,
        );
    }
    match set {
        0 => from.say(
            Family::Missing,
            "Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
            &messages::ENV_SOURCE_NONE,
            &messages::ENV_SOURCE_NONE_HELP,
        ),
        1 => {}
        _ => from.say(
            Family::Fit,
            &format!("Invalid value: \"\": {MORE_THAN_ONE}"),
            &messages::ENV_SOURCE_MORE,
            &messages::ENV_SOURCE_MORE_HELP,
        ),
    }
    for source in ["configMapKeyRef", "secretKeyRef"] {
        let source = from.field(source);
        if source.is_set() {
            source.field("name").name(Form::Subdomain);
            config_key(&source.field("key"));
        }
    }
    field_reference(&from.field("fieldRef"), &ENV_FIELDS);
    resource_reference(&from.field("resourceFieldRef"), false);
}

/// A field of the pod.
pub(super) fn field_reference(at: &At<'_>, allowed: &[&str]) {
    if !at.is_set() {
        return;
    }
    let path = at.field("fieldPath");
    if !path.must_be_filled("", &messages::FIELD_REF_MISSING) {
        return;
    }
    let version = at.field("apiVersion");
    if version.is_filled() && version.text() != "v1" {
        path.wrong(
            Family::Value,
            &format!("error converting fieldPath: unsupported pod version: {}", version.text()),
            &messages::FieldRefVersion { version: &version.text() },
            &messages::FIELD_REF_VERSION_HELP,
        );
        return;
    }
    let text = path.text();
    if let Some((map, key)) = text.split_once("['")
        && matches!(map, "metadata.labels" | "metadata.annotations")
        && let Some(key) = key.strip_suffix("']")
    {
        let key = if map.ends_with("annotations") { key.to_lowercase() } else { key.to_owned() };
        if let Some(says) = key_fault(&key) {
            path.wrong(Family::Name, &says, &messages::FIELD_REF_KEY, &messages::KEY_HELP);
        }
        return;
    }
    let known = ENV_FIELDS.contains(&text) || POD_FIELDS.contains(&text);
    if known {
        path.one_of(allowed);
        return;
    }
    path.wrong(
        Family::Value,
        &format!("error converting fieldPath: field label not supported: {text}"),
        &messages::FIELD_REF,
        &messages::FieldRefHelp {
            fields: &allowed
                .iter()
                .map(|one| format!("`{one}`"))
                .collect::<Vec<_>>()
                .join(chartroom_messages::comma()),
        },
    );
}

/// A request or limit of a container.
pub(super) fn resource_reference(at: &At<'_>, in_volume: bool) {
    if !at.is_set() {
        return;
    }
    if in_volume {
        at.field("containerName").must_be_filled("", &messages::RESOURCE_REF_CONTAINER);
    }
    let resource = at.field("resource");
    let text = resource.text();
    let huge = ["limits.hugepages-", "requests.hugepages-"].iter().any(|one| text.starts_with(one));
    if resource.must_be_filled("", &messages::RESOURCE_REF_RESOURCE) && !huge {
        resource.one_of(&RESOURCES);
    }
    let divisor = at.field("divisor");
    let allowed: &[&str] = match text.rsplit('.').next() {
        Some("cpu") => &["1m", "1", "0"],
        Some("memory" | "ephemeral-storage") => &[
            "0", "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei",
        ],
        _ => return,
    };
    let same = |one: &&str| super::primitives::amount::amount(one) == divisor.amount();
    if divisor.amount().is_some() && !allowed.iter().any(same) {
        divisor.wrong(
            Family::Value,
            "only divisor's values of one unit are supported with this resource",
            &messages::RESOURCE_REF_DIVISOR,
            &messages::RESOURCE_REF_DIVISOR_HELP,
        );
    }
}

fn from(list: &At<'_>, one: &At<'_>) {
    variable_name(&one.field("prefix"));
    let set: Vec<At<'_>> = [one.field("configMapRef"), one.field("secretRef")]
        .into_iter()
        .filter(At::is_set)
        .collect();
    let entry = list.pointing(one, false);
    match set.len() {
        0 => entry.say(
            Family::Missing,
            "Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`",
            &messages::ENV_FROM_NONE,
            &messages::ENV_FROM_NONE_HELP,
        ),
        1 => {}
        _ => entry.say(
            Family::Fit,
            &format!("Invalid value: \"\": {MORE_THAN_ONE}"),
            &messages::ENV_FROM_MORE,
            &messages::SPLIT_ENTRY,
        ),
    }
    for source in &set {
        source.field("name").required_name(Form::Subdomain, &messages::NAME_OBJECT);
    }
}
