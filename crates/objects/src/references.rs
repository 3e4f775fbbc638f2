//! What pods cannot start without.

use crate::object::items;
use crate::workload::Workload;
use chartroom_yaml::Node;

/// An object that pods read or run as.
pub struct Need<'s> {
    /// Its kind.
    pub kind: &'static str,
    /// Its name.
    pub name: &'s str,
    /// Where the name stands.
    pub node: &'s Node,
    /// Whether pods start without it, too.
    pub optional: bool,
}

impl<'s> Need<'s> {
    /// What a field of a reference names; None if it names nothing.
    fn of(holder: Option<&'s Node>, kind: &'static str, field: &str) -> Option<Self> {
        let holder = holder?;
        let node = holder.get(&[field])?;
        let optional = holder.get(&["optional"]).and_then(Node::text) == Some("true");
        Some(Self { kind, name: node.text()?, node, optional })
    }
}

/// Volumes: the field, the field of the name, and the kind.
const VOLUMES: [(&str, &str, &str); 3] = [
    ("configMap", "name", "ConfigMap"),
    ("secret", "secretName", "Secret"),
    ("persistentVolumeClaim", "claimName", "PersistentVolumeClaim"),
];

impl<'s> Workload<'s> {
    /// What its volumes hold.
    pub fn needs_of_volumes(&self) -> Vec<Need<'s>> {
        let mut found = Vec::new();
        for volume in items(self.spec, &["volumes"]) {
            let projected = items(volume, &["projected", "sources"]);
            for source in projected.iter().chain([volume]) {
                for (field, name, kind) in VOLUMES {
                    let is_projected = source.get(&["secret", "name"]).is_some();
                    let name = if is_projected { "name" } else { name };
                    found.extend(Need::of(source.get(&[field]), kind, name));
                }
            }
        }
        found
    }

    /// What the environments of its containers are made of.
    pub fn needs_of_environment(&self) -> Vec<Need<'s>> {
        let mut found = Vec::new();
        for container in self.all_containers() {
            for item in items(container.node, &["envFrom"]) {
                found.extend(Need::of(item.get(&["configMapRef"]), "ConfigMap", "name"));
                found.extend(Need::of(item.get(&["secretRef"]), "Secret", "name"));
            }
            for item in items(container.node, &["env"]) {
                let from = |field: &str| item.get(&["valueFrom", field]);
                found.extend(Need::of(from("configMapKeyRef"), "ConfigMap", "name"));
                found.extend(Need::of(from("secretKeyRef"), "Secret", "name"));
            }
        }
        found
    }

    /// The account that it runs as.
    pub fn account(&self) -> Option<Need<'s>> {
        Need::of(Some(self.spec), "ServiceAccount", "serviceAccountName")
    }
}
