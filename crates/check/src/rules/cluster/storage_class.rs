//! CLU001: claims of a class that the cluster does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_core::Cluster;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "CLU001",
    severity: Severity::Warning,
    title: messages::CLU001_TITLE,
    why: messages::CLU001_WHY,
    link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(cluster) = super::declared(scene) else { return };
    let Some(known) = &cluster.storage_classes else { return };
    for object in scene.of_kind("PersistentVolumeClaim") {
        object
            .at(&["spec"])
            .into_iter()
            .for_each(|spec| claim(scene, cluster, object, spec, known, findings));
    }
    for object in scene.of_kind("StatefulSet") {
        let templates = object.at(&["spec", "volumeClaimTemplates"]).map_or(&[][..], Node::items);
        for spec in templates.iter().filter_map(|one| one.get(&["spec"])) {
            claim(scene, cluster, object, spec, known, findings);
        }
    }
}

fn claim(
    scene: &Scene<'_>,
    cluster: &Cluster,
    object: &Object<'_>,
    spec: &Node,
    known: &[String],
    findings: &mut Findings<'_>,
) {
    let class = spec.entry("storageClassName");
    let name = class.and_then(|class| class.value.text());
    // A class with an empty name asks for a volume that is there already.
    if spec.get(&["volumeName"]).is_some() || name == Some("") {
        return;
    }
    let names = known
        .iter()
        .map(|one| format!("`{one}`"))
        .collect::<Vec<_>>()
        .join(chartroom_messages::comma());
    let (node, message) = match (class, name) {
        (Some(class), Some(name)) => {
            let own = scene.find("StorageClass", name).is_some();
            if own || known.iter().any(|one| one == name) {
                return;
            }
            (&class.value, messages::Clu001 { name: &name }.text())
        }
        _ if cluster.default_storage_class.is_some() => return,
        _ => (spec, messages::CLU001_UNNAMED.into()),
    };
    let help = if names.is_empty() {
        messages::CLU001_HELP_NONE.into()
    } else {
        messages::Clu001Help { names: &names }.text()
    };
    let mut finding = Finding::at(object, node, message).help(help);
    if let Some(span) = super::place(scene, "storageClasses") {
        finding = finding.related_file(span, messages::CLU001_NOTE);
    }
    findings.push(finding);
}
