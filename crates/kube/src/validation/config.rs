//! ConfigMaps and Secrets, <https://kubernetes.io/docs/concepts/configuration/>.

use super::at::At;
use super::env::config_key_fault;
use super::finding::Family;
use crate::scalars::{base64_bytes, json_error};

/// So large is what etcd takes.
const LARGEST: usize = 1024 * 1024;
const SIZE_HELP: &str =
    "Split it, or keep large files elsewhere: in an image, a volume or a bucket.";

fn key(key: &str, value: &At<'_>) {
    let Some(says) = config_key_fault(key) else { return };
    value.pointing(value, true).say(
        Family::Name,
        &format!("Invalid value: \"{key}\": {says}"),
        &format!(
            "`{}` can’t be a key: keys become files, so they have letters, digits, `-`, `_` and `.` only, at most 253.",
            key.chars().take(60).collect::<String>()
        ),
        "Rename it; a path belongs into `items` of the volume that mounts it.",
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
        &format!("A {what} takes 1 MiB; this one has {size} bytes."),
        SIZE_HELP,
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
                &format!("`{name}` is a key of `data` and of `binaryData`."),
                "Remove one of the two.",
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
            &format!("A Secret of type `{}` has the key `{name}`, and it is missing.", kind.text()),
            "Add the key, or use the type `Opaque`.",
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
            &format!("A Secret of type `{}` is for a service account, and the annotation `{name}` that names it is missing.", kind.text()),
            "Add the annotation.",
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
        &format!("`{name}` is not JSON, which a Secret of this type holds."),
        "In a template, build it with `dict … | toJson | b64enc`.",
    );
}
