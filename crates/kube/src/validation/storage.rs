//! Volumes and classes of storage, <https://kubernetes.io/docs/concepts/storage/persistent-volumes/>.

use super::at::At;
use super::claims::modes;
use super::finding::Family;
use super::placement;
use super::primitives::labels::{key_fault, qualified};
use super::primitives::names::Form;
use super::volumes::kind_of_volume;
use crate::messages;

/// What a PersistentVolume can be.
const SOURCES: [&str; 23] = [
    "hostPath",
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "glusterfs",
    "flocker",
    "nfs",
    "rbd",
    "quobyte",
    "cephfs",
    "iscsi",
    "cinder",
    "fc",
    "azureFile",
    "vsphereVolume",
    "photonPersistentDisk",
    "portworxVolume",
    "azureDisk",
    "scaleIO",
    "local",
    "storageos",
    "csi",
    "flexVolume",
    "gitRepo",
];

/// A PersistentVolume.
pub(super) fn volume(object: &At<'_>) {
    let spec = object.field("spec");
    modes(&spec);
    let capacity = spec.field("capacity");
    let storage = capacity.field("storage");
    if !capacity.is_filled() {
        capacity.required("", &messages::VOLUME_CAPACITY);
    } else if !capacity.entries().any(|(name, _)| name == "storage") {
        capacity.wrong(
            Family::Missing,
            "only [storage] is expected",
            &messages::VOLUME_CAPACITY_NO_STORAGE,
            &messages::VOLUME_CAPACITY_NO_STORAGE_HELP,
        );
    } else if capacity.len() > 1 {
        capacity.say(
            Family::Value,
            "Unsupported value: supported values: \"storage\"",
            &messages::VOLUME_CAPACITY_MORE,
            &messages::VOLUME_CAPACITY_MORE_HELP,
        );
    } else if storage.amount().unwrap_or(i128::from(storage.is_set())) <= 0 {
        storage.wrong(
            Family::Value,
            "must be greater than zero",
            &messages::ABOVE_ZERO,
            &messages::SIZE,
        );
    }
    let found = spec.at_most_one(&SOURCES, "may not specify more than 1 volume type", "volume");
    if found == 0 {
        spec.say(
            Family::Missing,
            "Required value: must specify a volume type",
            &messages::VOLUME_SOURCE_NONE,
            &messages::VOLUME_SOURCE_NONE_HELP,
        );
    }
    for name in SOURCES {
        let at = spec.field(name);
        if at.is_set() {
            kind_of_volume(name, &at);
        }
    }
    if spec.field("csi").is_set() {
        let csi = spec.field("csi");
        csi.field("volumeHandle").must_be_filled("", &messages::VOLUME_SOURCE_HANDLE);
    }
    let affinity = spec.field("nodeAffinity");
    if spec.field("local").is_set() && !affinity.is_set() {
        affinity.required("Local volume requires node affinity", &messages::VOLUME_SOURCE_LOCAL);
    }
    if affinity.is_set() {
        let required = affinity.field("required");
        if required.is_set() {
            placement::node_terms(&required, true);
        } else {
            required
                .required("must specify required node constraints", &messages::VOLUME_SOURCE_NODES);
        }
    }
    let policy = spec.field("persistentVolumeReclaimPolicy");
    if policy.is_filled() {
        policy.one_of(&["Delete", "Recycle", "Retain"]);
        let path = spec.field("hostPath");
        if policy.text() == "Recycle" && path.field("path").text() == "/" {
            policy.forbidden(
                "may not be 'recycle' for a hostPath mount of '/'",
                &messages::VOLUME_RECLAIM,
                &messages::VOLUME_RECLAIM_HELP,
            );
        }
    }
    spec.field("storageClassName").optional_name(Form::Subdomain);
}

/// A StorageClass, <https://kubernetes.io/docs/concepts/storage/storage-classes/>.
pub(super) fn class(object: &At<'_>) {
    let provisioner = object.field("provisioner");
    if provisioner.must_be_filled("", &messages::DRIVER_MISSING)
        && let Some(says) = key_fault(&provisioner.text().to_lowercase())
    {
        provisioner.wrong(Family::Name, &says, &messages::DRIVER, &messages::DRIVER_HELP);
    }
    let parameters = object.field("parameters");
    let mut size = 0;
    for (key, value) in parameters.entries() {
        size += key.len() + value.text().len();
        if key.is_empty() {
            parameters.pointing(&value, true).say(
                Family::Name,
                &format!("Invalid value: \"{key}\": field can not be empty."),
                &messages::STORAGE_CLASS_UNNAMED,
                &messages::STORAGE_CLASS_UNNAMED_HELP,
            );
        }
    }
    if parameters.len() > 512 || size > 256 * 1024 {
        parameters.say(
            Family::Value,
            "Too long: may not be more than 262144 bytes",
            &messages::STORAGE_CLASS_PARAMETERS,
            &messages::STORAGE_CLASS_PARAMETERS_HELP,
        );
    }
    if object.field("reclaimPolicy").is_filled() {
        object.field("reclaimPolicy").one_of(&["Delete", "Retain"]);
    }
    object.field("volumeBindingMode").one_of_if_set(&["Immediate", "WaitForFirstConsumer"]);
    for topology in object.field("allowedTopologies").items() {
        for one in topology.field("matchLabelExpressions").items() {
            qualified(&one.field("key"));
            one.field("values").must_be_filled("", &messages::STORAGE_CLASS_TOPOLOGY);
        }
    }
}
