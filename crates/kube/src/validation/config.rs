//! ConfigMaps and Secrets, <https://kubernetes.io/docs/concepts/configuration/>.

use super::at::At;
use super::env::config_key_fault;
use super::finding::Family;
use crate::messages;
use crate::scalars::{base64_bytes, json_error};

/// So large is what etcd takes.
const LARGEST: usize = 1024 * 1024;

fn key(key: &str, value: &At<'_>) {
    let Some(says) = config_key_fault(key) else { return };
    value.pointing(value, true).say(
        Family::Name,
        &format!("Invalid value: \"{key}\": {says}"),
        &messages::ConfigKey { text: &key.chars().take(60).collect::<String>() },
        &messages::CONFIG_KEY_HELP,
    );
}

fn too_large(object: &At<'_>, size: usize, what: &str) {
    if size <= LARGEST {
        return;
    }
    let at = object.field("data");
    at.say(
        Family::Value,
        "Too long: may not be more than 1048576 bytes",
        &messages::ConfigSize { what: &what, size: &size },
        &messages::CONFIG_SIZE_HELP,
    );
}

/// A ConfigMap.
pub(super) fn config_map(object: &At<'_>) {
    let (data, binary) = (object.field("data"), object.field("binaryData"));
    let mut size = 0;
    for (name, value) in data.entries() {
        key(name, &value);
        size += value.text().len();
        if binary.entries().any(|(other, _)| other == name) {
            value.pointing(&value, true).say(
                Family::Twice,
                &format!("Invalid value: \"{name}\": duplicate of key present in binaryData"),
                &messages::ConfigKeyTwice { name: &name },
                &messages::REMOVE_ONE,
            );
        }
    }
    for (name, value) in binary.entries() {
        key(name, &value);
        size += value.text().len() / 4 * 3;
    }
    too_large(object, size, "ConfigMap");
}

/// A Secret, <https://kubernetes.io/docs/concepts/configuration/secret/#secret-types>.
pub(super) fn secret(object: &At<'_>) {
    let (data, plain) = (object.field("data"), object.field("stringData"));
    let mut size = 0;
    for (name, value) in data.entries() {
        key(name, &value);
        let replaced = plain.entries().any(|(other, _)| other == name);
        size += if replaced { 0 } else { value.text().len() / 4 * 3 };
    }
    for (name, value) in plain.entries() {
        key(name, &value);
        size += value.text().len();
    }
    too_large(object, size, "Secret");
    let kind = object.field("type");
    let has =
        |name: &str| [&data, &plain].iter().any(|map| map.entries().any(|(key, _)| key == name));
    let missing = |name: &str| {
        data.under(name).pointing(&kind, false).say(
            Family::Missing,
            "Required value",
            &messages::SecretKey { kind: &kind.text(), name: &name },
            &messages::SECRET_KEY_HELP,
        );
    };
    match kind.text() {
        "kubernetes.io/tls" => {
            ["tls.crt", "tls.key"].into_iter().filter(|name| !has(name)).for_each(missing)
        }
        "kubernetes.io/ssh-auth" => {
            let name = "ssh-privatekey";
            let filled = [&data, &plain].iter().any(|map| map.field(name).is_filled());
            if !filled {
                missing(name);
            }
        }
        "kubernetes.io/basic-auth" if !has("username") && !has("password") => {
            missing("username");
        }
        "kubernetes.io/service-account-token" => token(object, &kind),
        "kubernetes.io/dockerconfigjson" => docker(&data, &plain, ".dockerconfigjson", &missing),
        "kubernetes.io/dockercfg" => docker(&data, &plain, ".dockercfg", &missing),
        _ => {}
    }
}

fn token(object: &At<'_>, kind: &At<'_>) {
    let metadata = object.field("metadata");
    let annotations = metadata.field("annotations");
    let name = "kubernetes.io/service-account.name";
    if !annotations.field(name).is_filled() {
        annotations.under(name).pointing(kind, false).say(
            Family::Missing,
            "Required value",
            &messages::SecretAccount { kind: &kind.text(), name: &name },
            &messages::SECRET_ACCOUNT_HELP,
        );
    }
}

/// Credentials of registries are JSON.
fn docker(data: &At<'_>, plain: &At<'_>, name: &str, missing: &dyn Fn(&str)) {
    let (encoded, text) = (data.field(name), plain.field(name));
    let bytes = match (text.as_text(), encoded.as_text()) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, Some(encoded)) => base64_bytes(encoded).unwrap_or_default(),
        (None, None) => return missing(name),
    };
    let Some(error) = json_error(&bytes) else { return };
    let at = if text.is_set() { &text } else { &encoded };
    data.under(name).pointing(at, false).say(
        Family::Form,
        &format!("Invalid value: \"<secret contents redacted>\": {error}"),
        &messages::SecretJson { name: &name },
        &messages::SECRET_JSON_HELP,
    );
}
