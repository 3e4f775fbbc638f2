//! Claims, volumes and classes of storage, <https://kubernetes.io/docs/concepts/storage/persistent-volumes/>.

use super::at::At;
use super::finding::Family;
use super::placement;
use super::primitives::labels::{key_fault, qualified, selector};
use super::primitives::names::Form;
use super::volumes::kind_of_volume;

const MODES: [&str; 4] = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
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

/// The spec of a PersistentVolumeClaim.
pub(super) fn claim(spec: &At<'_>) {
    modes(spec);
    selector(&spec.field("selector"));
    let resources = spec.field("resources");
    let requests = resources.field("requests");
    let storage = requests.entries().find(|(name, _)| *name == "storage").map(|(_, value)| value);
    let at = resources.under("storage");
    match storage {
        None => at.say(
            Family::Missing,
            "Required value",
            "The claim asks for no storage: `resources.requests.storage` is missing.",
            "Write a size such as `10Gi`.",
        ),
        Some(value) => {
            let amount = if value.is_set() { value.amount() } else { Some(0) };
            if amount.is_some_and(|amount| amount <= 0) {
                let shown = if value.is_set() { value.scalar() } else { "0" };
                at.pointing(&value, false).say(
                    Family::Value,
                    &format!("Invalid value: \"{shown}\": must be greater than zero"),
                    &format!("The claim asks for {shown} of storage."),
                    "Write a size such as `10Gi`.",
                );
            }
        }
    }
    for field in ["storageClassName", "volumeAttributesClassName"] {
        spec.field(field).optional_name(Form::Subdomain);
    }
    spec.field("volumeMode").one_of_if_set(&["Block", "Filesystem"]);
    let (old, new) = (spec.field("dataSource"), spec.field("dataSourceRef"));
    data_source(&new);
    // One that is neither a claim nor a snapshot the server drops without a word.
    let api = old.field("apiGroup");
    let is_known = match old.field("kind").text() {
        "PersistentVolumeClaim" => !api.is_filled(),
        "VolumeSnapshot" => api.text() == "snapshot.storage.k8s.io",
        _ => false,
    };
    if !old.is_set() || !is_known {
        return;
    }
    let name = old.field("name");
    name.must_be_filled("", "Name what the volume is filled from.");
    let differs = |field: &&str| old.field(field).text() != new.field(field).text();
    if new.is_set() && ["kind", "name", "apiGroup"].iter().any(differs) {
        old.against(&new).wrong(
            Family::Fit,
            "must match dataSourceRef",
            "`{path}` and `dataSourceRef` name different sources.",
            "Keep one of the two.",
        );
    }
}

fn data_source(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let kind = at.field("kind");
    for field in ["name", "kind"] {
        if at.field(field).is_set() {
            at.field(field).must_be_filled("", "Name what the volume is filled from.");
        }
    }
    if !at.field("apiGroup").is_filled() && kind.text() != "PersistentVolumeClaim" {
        at.say(
            Family::Missing,
            "Invalid value: \"\": must be 'PersistentVolumeClaim' when referencing the default apiGroup",
            "`{path}` names a kind without its API group.",
            "Set `apiGroup`, such as `snapshot.storage.k8s.io`.",
        );
    }
}

fn modes(spec: &At<'_>) {
    let modes = spec.field("accessModes");
    modes.must_be_filled(
        "at least 1 access mode is required",
        "Write `accessModes: [ReadWriteOnce]`, for instance.",
    );
    // What they may be is told with the structure, which takes empty text for none.
    for mode in modes.items().filter(|mode| mode.text().is_empty()) {
        mode.one_of(&MODES);
    }
    if modes.len() > 1 && modes.items().any(|mode| mode.text() == "ReadWriteOncePod") {
        modes.forbidden(
            "may not use ReadWriteOncePod with other access modes",
            "`ReadWriteOncePod` stands beside other modes in `{path}`.",
            "Keep it alone.",
        );
    }
}

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
