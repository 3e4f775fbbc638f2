//! Volumes of a pod and where containers mount them, <https://kubernetes.io/docs/concepts/storage/volumes/>.

use super::at::At;
use super::claims;
use super::env::{FILE_FIELDS, field_reference, resource_reference};
use super::finding::Family;
use super::primitives::names::Form;
use crate::messages;
use chartroom_messages::Message;
use std::collections::{BTreeMap, BTreeSet};

/// All kinds of volumes, in the order in which the server looks at them.
const KINDS: [&str; 30] = [
    "emptyDir",
    "hostPath",
    "gitRepo",
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "secret",
    "nfs",
    "iscsi",
    "glusterfs",
    "flexVolume",
    "persistentVolumeClaim",
    "rbd",
    "cinder",
    "cephfs",
    "quobyte",
    "downwardAPI",
    "fc",
    "azureFile",
    "configMap",
    "vsphereVolume",
    "photonPersistentDisk",
    "portworxVolume",
    "azureDisk",
    "storageos",
    "projected",
    "scaleIO",
    "flocker",
    "csi",
    "ephemeral",
    "image",
];
/// Fields that a kind of volume cannot do without, where empty text is as bad as none.
const NEEDED: &[(&str, &[&str])] = &[
    ("hostPath", &["path"]),
    ("nfs", &["server", "path"]),
    ("iscsi", &["targetPortal", "iqn"]),
    ("persistentVolumeClaim", &["claimName"]),
    ("secret", &["secretName"]),
    ("configMap", &["name"]),
    ("gcePersistentDisk", &["pdName"]),
    ("awsElasticBlockStore", &["volumeID"]),
    ("azureFile", &["secretName", "shareName"]),
    ("azureDisk", &["diskName", "diskURI"]),
    ("vsphereVolume", &["volumePath"]),
    ("cephfs", &["monitors"]),
    ("rbd", &["monitors", "image"]),
    ("glusterfs", &["endpoints", "path"]),
    ("gitRepo", &["repository"]),
    ("flexVolume", &["driver"]),
    ("cinder", &["volumeID"]),
    ("portworxVolume", &["volumeID"]),
    ("csi", &["driver"]),
];
const HOST_PATH_TYPES: [&str; 8] = [
    "",
    "BlockDevice",
    "CharDevice",
    "Directory",
    "DirectoryOrCreate",
    "File",
    "FileOrCreate",
    "Socket",
];

/// Names of volumes, and which kind each is.
pub(super) type Names = BTreeMap<String, &'static str>;

/// The volumes of a pod; those that a StatefulSet adds are in `names` already.
pub(super) fn volumes(list: &At<'_>, names: &mut Names) {
    let mut seen = BTreeSet::new();
    for one in list.items() {
        let kind = source(&one);
        let name = one.field("name");
        name.required_name(Form::Label, &messages::VOLUME_NAME);
        let text = name.text();
        if !text.is_empty() && !seen.insert(text.to_owned()) {
            name.duplicate(&format!("\"{text}\""), &messages::VOLUME_TWICE, &messages::RENAME_ONE);
        }
        names.insert(text.to_owned(), kind);
    }
}

/// Looks at what a volume is made of; its kind, empty for a directory of its own.
fn source(one: &At<'_>) -> &'static str {
    one.at_most_one(&KINDS, "may not specify more than 1 volume type", "volume");
    let mut kind = "";
    for name in KINDS {
        let at = one.field(name);
        if at.is_set() {
            kind = name;
            kind_of_volume(name, &at);
        }
    }
    kind
}

/// What a volume of a pod and a PersistentVolume have in common.
pub(super) fn kind_of_volume(name: &str, at: &At<'_>) {
    for (_, fields) in NEEDED.iter().filter(|(kind, _)| *kind == name) {
        for field in *fields {
            at.field(field).must_be_filled("", &needed_help(name));
        }
    }
    at.field("defaultMode").file_mode();
    match name {
        "emptyDir" => empty_dir(at),
        "hostPath" => {
            no_steps_back(&at.field("path"));
            if at.field("type").is_set() {
                at.field("type").one_of(&HOST_PATH_TYPES);
            }
        }
        "nfs" => absolute(&at.field("path")),
        "secret" | "configMap" => keys_to_paths(at),
        "downwardAPI" => downward(at),
        "projected" => projected(at),
        "csi" => at.field("driver").optional_name(Form::Subdomain),
        "iscsi" => lun(&at.field("lun")),
        "fc" => fibre_channel(at),
        "ephemeral" => {
            let template = at.field("volumeClaimTemplate");
            if template.is_set() {
                claims::claim(&template.field("spec"));
            } else {
                template.required("", &messages::VOLUME_CLAIM_TEMPLATE);
            }
        }
        _ => {}
    }
}

fn lun(at: &At<'_>) {
    if at.is_set() {
        at.between(0, 255);
    }
}

fn fibre_channel(at: &At<'_>) {
    let (targets, ids) = (at.field("targetWWNs"), at.field("wwids"));
    if targets.is_filled() == ids.is_filled() {
        at.say(
            if targets.is_filled() { Family::Fit } else { Family::Missing },
            "Required value: must specify either targetWWNs or wwids, but not both",
            &messages::FIBRE_CHANNEL,
            &messages::SET_ONE,
        );
    }
    let number = at.field("lun");
    if targets.is_filled() && !number.is_set() {
        number.required("lun is required if targetWWNs is specified", &messages::FIBRE_CHANNEL_LUN);
    }
    lun(&number);
}

fn needed_help(kind: &str) -> Message {
    match kind {
        "secret" | "configMap" | "persistentVolumeClaim" => messages::VOLUME_OBJECT,
        _ => messages::SET_IT,
    }
}

fn empty_dir(at: &At<'_>) {
    let size = at.field("sizeLimit");
    if size.amount().is_some_and(|amount| amount < 0) {
        size.forbidden(
            "SizeLimit field must be a valid resource quantity",
            &messages::NOT_NEGATIVE,
            &messages::NOT_NEGATIVE_HELP_OPTIONAL,
        );
    }
}

fn absolute(at: &At<'_>) {
    if at.is_filled() && !at.text().starts_with('/') {
        at.wrong(
            Family::Form,
            "must be an absolute path",
            &messages::ABSOLUTE_PATH,
            &messages::ABSOLUTE_PATH_HELP,
        );
    }
}

pub(super) fn no_steps_back(at: &At<'_>) {
    if at.text().split('/').any(|part| part == "..") {
        at.wrong(
            Family::Form,
            "must not contain '..'",
            &messages::PATH_UP,
            &messages::PATH_UP_HELP,
        );
    }
}

/// A path from where it is used, downwards.
pub(super) fn descends(at: &At<'_>) {
    if at.text().starts_with('/') {
        at.wrong(
            Family::Form,
            "must be a relative path",
            &messages::RELATIVE_PATH,
            &messages::RELATIVE_PATH_HELP,
        );
    }
    no_steps_back(at);
}

/// The items of a ConfigMap or Secret, each at its file.
fn keys_to_paths(at: &At<'_>) {
    for item in at.field("items").items() {
        item.field("key").must_be_filled("", &messages::VOLUME_ITEM_KEY);
        file_path(&item.field("path"));
        item.field("mode").file_mode();
    }
}

fn file_path(path: &At<'_>) {
    if path.must_be_filled("", &messages::VOLUME_ITEM_PATH) {
        descends(path);
        if path.text().starts_with("..") && !path.text().split('/').any(|part| part == "..") {
            path.wrong(
                Family::Form,
                "must not start with '..'",
                &messages::VOLUME_ITEM_DOTS,
                &messages::VOLUME_ITEM_DOTS_HELP,
            );
        }
    }
}

fn downward(at: &At<'_>) {
    for item in at.field("items").items() {
        file_path(&item.field("path"));
        item.field("mode").file_mode();
        let (field, resource) = (item.field("fieldRef"), item.field("resourceFieldRef"));
        field_reference(&field, &FILE_FIELDS);
        resource_reference(&resource, true);
        match (field.is_set(), resource.is_set()) {
            (true, true) => at.wrong(
                Family::Fit,
                "fieldRef and resourceFieldRef can not be specified simultaneously",
                &messages::VOLUME_ITEM_BOTH,
                &messages::SPLIT_ENTRY,
            ),
            (false, false) => at.field("fieldRef").required(
                "one of fieldRef and resourceFieldRef is required",
                &messages::VOLUME_ITEM_FIELD,
            ),
            _ => {}
        }
    }
}

const PROJECTED: [&str; 6] = [
    "secret",
    "configMap",
    "downwardAPI",
    "serviceAccountToken",
    "clusterTrustBundle",
    "podCertificate",
];

fn projected(at: &At<'_>) {
    let mut paths = BTreeSet::new();
    for one in at.field("sources").items() {
        let set = PROJECTED.iter().filter(|name| one.field(name).is_set()).count();
        if set > 1 {
            one.forbidden(
                "may not specify more than 1 volume type per source",
                &messages::PROJECTED_MORE,
                &messages::PROJECTED_MORE_HELP,
            );
        }
        for name in ["secret", "configMap"] {
            let source = one.field(name);
            if source.is_set() {
                source.field("name").must_be_filled("", &messages::NAME_OBJECT);
                keys_to_paths(&source);
            }
        }
        if one.field("downwardAPI").is_set() {
            downward(&one.field("downwardAPI"));
        }
        token(&one.field("serviceAccountToken"));
        for name in ["secret", "configMap", "downwardAPI"] {
            for item in one.field(name).field("items").items() {
                conflict(at, &item.field("path"), &mut paths);
            }
        }
    }
}

fn conflict(volume: &At<'_>, path: &At<'_>, paths: &mut BTreeSet<String>) {
    let text = path.text();
    if text.is_empty() || paths.insert(text.to_owned()) {
        return;
    }
    volume.pointing(path, false).say(
        Family::Twice,
        &format!("Invalid value: \"{text}\": conflicting duplicate paths"),
        &messages::ProjectedTwice { text: &text },
        &messages::PROJECTED_TWICE_HELP,
    );
}

fn token(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let seconds = at.field("expirationSeconds");
    if seconds.number().is_some_and(|seconds| seconds < 600) {
        seconds.wrong(
            Family::Value,
            "may not specify a duration less than 10 minutes",
            &messages::TOKEN_SHORT,
            &messages::TOKEN_SHORT_HELP,
        );
    } else if seconds.number().is_some_and(|seconds| seconds > 1 << 32) {
        seconds.wrong(
            Family::Value,
            "may not specify a duration larger than 2^32 seconds",
            &messages::TOKEN_LONG,
            &messages::TOKEN_LONG_HELP,
        );
    }
    file_path(&at.field("path"));
}
