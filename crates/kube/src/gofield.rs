//! Fields as encoding/json names them in its errors: `EnvVar.spec.template.spec.containers.env.value`.

use crate::path::Step;

/// A struct that Kubernetes' Go types embed: of which type, which of its fields it has, and its name. The fields look like
/// the type's own in JSON, and encoding/json names the struct on the way.
struct Embedded {
    owner: &'static str,
    fields: Fields,
    name: &'static str,
}

enum Fields {
    These(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

const REFERENCE: &str = "LocalObjectReference";
const NAME: Fields = Fields::These(&["name"]);

const EMBEDDED: [Embedded; 10] = [
    Embedded {
        owner: "Probe",
        fields: Fields::These(&["exec", "httpGet", "tcpSocket", "grpc"]),
        name: "ProbeHandler",
    },
    Embedded { owner: "Volume", fields: Fields::AllBut(&["name"]), name: "VolumeSource" },
    Embedded {
        owner: "PersistentVolumeSpec",
        fields: Fields::AllBut(&[
            "accessModes",
            "capacity",
            "claimRef",
            "mountOptions",
            "nodeAffinity",
            "persistentVolumeReclaimPolicy",
            "storageClassName",
            "volumeAttributesClassName",
            "volumeMode",
        ]),
        name: "PersistentVolumeSource",
    },
    Embedded {
        owner: "EphemeralContainer",
        fields: Fields::AllBut(&["targetContainerName"]),
        name: "EphemeralContainerCommon",
    },
    Embedded { owner: "ConfigMapKeySelector", fields: NAME, name: REFERENCE },
    Embedded { owner: "SecretKeySelector", fields: NAME, name: REFERENCE },
    Embedded { owner: "ConfigMapEnvSource", fields: NAME, name: REFERENCE },
    Embedded { owner: "SecretEnvSource", fields: NAME, name: REFERENCE },
    Embedded { owner: "ConfigMapVolumeSource", fields: NAME, name: REFERENCE },
    Embedded { owner: "SecretProjection", fields: NAME, name: REFERENCE },
];

/// The name of a field: the type that has it and the way from the object's root, of which `owners` are the types, one for
/// each field of the path.
pub(crate) fn go_field(path: &[Step], owners: &[&str]) -> String {
    let mut text = owners.last().copied().unwrap_or_default().to_owned();
    let fields = path.iter().filter_map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        _ => None,
    });
    for (field, owner) in fields.zip(owners) {
        if let Some(embedded) = EMBEDDED.iter().find(|known| known.has(owner, field)) {
            text.extend([".", embedded.name]);
        }
        text.extend([".", field]);
    }
    text
}

impl Embedded {
    fn has(&self, owner: &str, field: &str) -> bool {
        let here = match self.fields {
            Fields::These(fields) => fields.contains(&field),
            Fields::AllBut(fields) => !fields.contains(&field),
        };
        self.owner == owner && here
    }
}
