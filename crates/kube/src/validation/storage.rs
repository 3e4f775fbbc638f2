//! Volumes and classes of storage, <https://kubernetes.io/docs/concepts/storage/persistent-volumes/>.

use super::at::At;
use super::claims::modes;
use super::finding::Family;
use super::placement;
use super::primitives::labels::{key_fault, qualified};
use super::primitives::names::Form;
use super::volumes::kind_of_volume;

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
        capacity.required("", "Write `capacity: {storage: 10Gi}`, for instance.");
    } else if !capacity.entries().any(|(name, _)| name == "storage") {
        capacity.wrong(
            Family::Missing,
            "only [storage] is expected",
            "`{path}` does not say how much storage there is.",
            "Write `storage: 10Gi`, for instance.",
        );
    } else if capacity.len() > 1 {
        capacity.say(
            Family::Value,
            "Unsupported value: supported values: \"storage\"",
            "`{path}` has more than `storage`, which is all that a volume has.",
            "Keep `storage` alone.",
        );
    } else if storage.amount().unwrap_or(i128::from(storage.is_set())) <= 0 {
        storage.wrong(
            Family::Value,
            "must be greater than zero",
            "`{path}` must be above 0; it is {value}.",
            "Write a size such as `10Gi`.",
        );
    }
    let found =
        spec.at_most_one(&SOURCES, "may not specify more than 1 volume type", "kind of volume");
    if found == 0 {
        spec.say(
            Family::Missing,
            "Required value: must specify a volume type",
            "`{path}` does not say what the volume is.",
            "Add a source such as `nfs`, `csi` or `local`.",
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
        csi.field("volumeHandle").must_be_filled("", "Name the volume as its driver knows it.");
    }
    let affinity = spec.field("nodeAffinity");
    if spec.field("local").is_set() && !affinity.is_set() {
        affinity.required("Local volume requires node affinity", "Say which node the disk is in.");
    }
    if affinity.is_set() {
        let required = affinity.field("required");
        if required.is_set() {
            placement::node_terms(&required, true);
        } else {
            required.required("must specify required node constraints", "Name the nodes.");
        }
    }
    let policy = spec.field("persistentVolumeReclaimPolicy");
    if policy.is_filled() {
        policy.one_of(&["Delete", "Recycle", "Retain"]);
        let path = spec.field("hostPath");
        if policy.text() == "Recycle" && path.field("path").text() == "/" {
            policy.forbidden(
                "may not be 'recycle' for a hostPath mount of '/'",
                "`{path}` is `Recycle`, which would empty the disk of the node.",
                "Use `Retain`.",
            );
        }
    }
    spec.field("storageClassName").optional_name(Form::Subdomain);
}

/// A StorageClass, <https://kubernetes.io/docs/concepts/storage/storage-classes/>.
pub(super) fn class(object: &At<'_>) {
    let provisioner = object.field("provisioner");
    if provisioner.must_be_filled("", "Name the driver, such as `ebs.csi.aws.com`.")
        && let Some(says) = key_fault(&provisioner.text().to_lowercase())
    {
        provisioner.wrong(
            Family::Name,
            &says,
            "`{path}` can’t be `{value}`: a driver is named like a label’s key.",
            "Write the name as the driver registers it, such as `ebs.csi.aws.com`.",
        );
    }
    let parameters = object.field("parameters");
    let mut size = 0;
    for (key, value) in parameters.entries() {
        size += key.len() + value.text().len();
        if key.is_empty() {
            parameters.pointing(&value, true).say(
                Family::Name,
                &format!("Invalid value: \"{key}\": field can not be empty."),
                "A parameter has no name.",
                "Name it, or remove it.",
            );
        }
    }
    if parameters.len() > 512 || size > 256 * 1024 {
        parameters.say(
            Family::Value,
            "Too long: may not be more than 262144 bytes",
            "A class takes 512 parameters and 256 KiB of them; these are more.",
            "Remove some.",
        );
    }
    if object.field("reclaimPolicy").is_filled() {
        object.field("reclaimPolicy").one_of(&["Delete", "Retain"]);
    }
    object.field("volumeBindingMode").one_of_if_set(&["Immediate", "WaitForFirstConsumer"]);
    for topology in object.field("allowedTopologies").items() {
        for one in topology.field("matchLabelExpressions").items() {
            qualified(&one.field("key"));
            one.field("values").must_be_filled("", "List the values of the label.");
        }
    }
}
