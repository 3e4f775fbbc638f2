//! META001: annotations and labels that controllers write.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "META001",
    severity: Severity::Warning,
    title: messages::META001_TITLE,
    why: messages::META001_WHY,
    link: "https://kubernetes.io/docs/reference/labels-annotations-taints/#deployment-kubernetes-io-revision",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for object in &scene.objects {
        for above in PLACES {
            let Some(map) = object.at(above) else { continue };
            for entry in map.entries() {
                let Some(key) = entry.key.text().filter(|key| RESERVED.contains(key)) else {
                    continue;
                };
                findings.push(
                    Finding::at(object, &entry.key, messages::Meta001 { key: &key })
                        .help(messages::META001_HELP),
                );
            }
        }
    }
}

const PLACES: [&[&str]; 4] = [
    &["metadata", "annotations"],
    &["metadata", "labels"],
    &["spec", "template", "metadata", "annotations"],
    &["spec", "template", "metadata", "labels"],
];

/// What the deployment controller and kubectl keep in objects.
const RESERVED: [&str; 7] = [
    "deployment.kubernetes.io/revision",
    "deployment.kubernetes.io/revision-history",
    "deployment.kubernetes.io/desired-replicas",
    "deployment.kubernetes.io/max-replicas",
    "deprecated.deployment.rollback.to",
    "kubectl.kubernetes.io/last-applied-configuration",
    "pod-template-hash",
];
