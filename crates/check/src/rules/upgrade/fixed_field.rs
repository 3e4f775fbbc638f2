//! UPG001: fields that an upgrade cannot change.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::{Node, Scalar};

pub(super) const RULE: Rule = Rule {
    id: "UPG001",
    severity: Severity::Error,
    title: messages::UPG001_TITLE,
    why: messages::UPG001_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations",
    check,
};

/// Fields that are fixed, by kind: the path, and what it is where it is not written; None where the server fills it in.
type Fixed = (&'static [&'static str], Option<&'static str>);

const NOTHING: Option<&str> = Some("");

const SELECTOR: &[Fixed] = &[(&["spec", "selector"], NOTHING)];
const STATEFUL_SET: &[Fixed] = &[
    (&["spec", "selector"], NOTHING),
    (&["spec", "serviceName"], NOTHING),
    (&["spec", "podManagementPolicy"], Some("OrderedReady")),
    (&["spec", "volumeClaimTemplates"], NOTHING),
];
const JOB: &[Fixed] = &[
    (&["spec", "template"], NOTHING),
    (&["spec", "selector"], None),
    (&["spec", "completionMode"], Some("NonIndexed")),
];
const CLAIM: &[Fixed] = &[
    (&["spec", "accessModes"], NOTHING),
    (&["spec", "storageClassName"], None),
    (&["spec", "volumeMode"], Some("Filesystem")),
    (&["spec", "volumeName"], None),
    (&["spec", "selector"], NOTHING),
];
const STORAGE_CLASS: &[Fixed] = &[
    (&["provisioner"], NOTHING),
    (&["parameters"], NOTHING),
    (&["reclaimPolicy"], Some("Delete")),
    (&["volumeBindingMode"], Some("Immediate")),
];

fn fixed(kind: &str) -> &'static [Fixed] {
    match kind {
        "Deployment" | "DaemonSet" | "ReplicaSet" => SELECTOR,
        "StatefulSet" => STATEFUL_SET,
        "Job" => JOB,
        "PersistentVolumeClaim" => CLAIM,
        "StorageClass" => STORAGE_CLASS,
        "Service" => &[(&["spec", "clusterIP"], None)],
        "RoleBinding" | "ClusterRoleBinding" => &[(&["roleRef"], NOTHING)],
        "Secret" => &[(&["type"], Some("Opaque"))],
        "CustomResourceDefinition" => &[(&["spec", "scope"], NOTHING)],
        _ => &[],
    }
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for was in super::earlier(scene) {
        let fields = fixed(&was.kind);
        let now = scene.find(&was.kind, &was.name).filter(|now| !now.is_hook);
        let (false, Some(now)) = (fields.is_empty(), now) else { continue };
        let Some(root) = chartroom_yaml::parse(&was.text).root else { continue };
        // A Job that goes after it ran, or has another name in every revision, is made anew, and so is what is in another
        // namespace.
        let anew = was.kind == "Job"
            && (now.at(&["spec", "ttlSecondsAfterFinished"]).is_some()
                || names_revision(scene, was));
        let namespace = |node: &Node| {
            node.get(&["metadata", "namespace"]).and_then(Node::text).map(str::to_owned)
        };
        if anew || namespace(&root) != namespace(&now.root) {
            continue;
        }
        for (path, default) in fields {
            let Some(change) = change(root.get(path), now.at(path), *default) else { continue };
            let field = path.join(".");
            let place = change.place.unwrap_or_else(|| now.anchor(path));
            let (field, kind, name) = (&field, &now.kind, &now.name);
            let message = match change.was {
                Some(was) => messages::Upg001Was { field, kind, name, was: &was }.text(),
                None => messages::Upg001 { field, kind, name }.text(),
            };
            findings.push(Finding::at(now, place, message).help(help(now.kind, now.name)));
        }
    }
}

/// Whether the template of an object speaks of the revision, by which its name may change.
fn names_revision(scene: &Scene<'_>, object: &chartroom_core::Object) -> bool {
    let file = scene.project.files.iter().find(|file| file.path == object.template);
    file.is_some_and(|file| String::from_utf8_lossy(&file.data).contains(".Release.Revision"))
}

fn help(kind: &str, name: &str) -> String {
    let orphan = matches!(kind, "StatefulSet" | "Deployment" | "DaemonSet" | "ReplicaSet");
    match kind {
        "PersistentVolumeClaim" => messages::UPG001_HELP_CLAIM.into(),
        "Job" => messages::Upg001HelpJob { name: &name }.text(),
        _ => messages::Upg001Help { kind: &kind.to_lowercase(), name: &name, orphan }.text(),
    }
}

/// The first place where a field is another, and what was there, if that is a scalar.
struct Change<'n> {
    place: Option<&'n Node>,
    was: Option<String>,
}

fn change<'n>(
    was: Option<&Node>,
    now: Option<&'n Node>,
    default: Option<&str>,
) -> Option<Change<'n>> {
    let (was, now) = (was.filter(is_written), now.filter(is_written));
    match (was, now) {
        (Some(was), Some(now)) => different(was, now),
        (None, None) => None,
        (was, now) => {
            // Without one the server has filled something in.
            let default = default?;
            let text = was.and_then(Node::text).or(now.and_then(Node::text));
            let was = was.and_then(Node::text).map(str::to_owned);
            (text != Some(default)).then_some(Change { place: now, was })
        }
    }
}

fn is_written(node: &&Node) -> bool {
    let text = node.text().unwrap_or_default();
    !node.entries().is_empty() || !node.items().is_empty() || !matches!(text, "" | "null" | "~")
}

/// The first difference of two nodes; the order of keys does not count.
fn different<'n>(was: &Node, now: &'n Node) -> Option<Change<'n>> {
    let whole = |was: &Node| Change { place: Some(now), was: was.text().map(str::to_owned) };
    match (was.as_scalar(), now.as_scalar()) {
        (Some(old), Some(new)) => (!same(old, new)).then(|| whole(was)),
        (None, None) if was.items().len() == now.items().len() => {
            let items = was.items().iter().zip(now.items());
            let found = items.into_iter().find_map(|(was, now)| different(was, now));
            found.or_else(|| different_entries(was, now))
        }
        _ => Some(whole(was)),
    }
}

fn different_entries<'n>(was: &Node, now: &'n Node) -> Option<Change<'n>> {
    for entry in now.entries() {
        let Some(key) = entry.key.text() else { continue };
        match was.get(&[key]) {
            Some(was) => {
                if let Some(change) = different(was, &entry.value) {
                    return Some(change);
                }
            }
            None => return Some(Change { place: Some(&entry.key), was: None }),
        }
    }
    let gone = was
        .entries()
        .iter()
        .find(|entry| entry.key.text().is_some_and(|key| now.get(&[key]).is_none()));
    gone.map(|_| Change { place: Some(now), was: None })
}

fn same(old: &Scalar, new: &Scalar) -> bool {
    old.value == new.value
}
