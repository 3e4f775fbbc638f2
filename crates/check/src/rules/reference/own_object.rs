//! REF002: objects that the chart means to have and does not render.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF002",
    severity: Severity::Warning,
    title: "What pods refer to by the release's own name is rendered.",
    why: "A pod that mounts a ConfigMap, Secret or claim that does not exist waits in ContainerCreating. A \
          name that begins with the name of the release is one of the chart's own: the template that should \
          make it is switched off or names it differently.",
    link: "https://kubernetes.io/docs/concepts/storage/volumes/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let own = workload.object.name;
        for volume in workload.spec.get(&["volumes"]).map_or(&[][..], Node::items) {
            for (field, key, kind) in SOURCES {
                let Some(node) = volume.get(&[*field, *key]) else { continue };
                let optional =
                    volume.get(&[*field, "optional"]).and_then(Node::text) == Some("true");
                let Some(name) = node.text().filter(|name| !optional && super::is_own(own, name))
                else {
                    continue;
                };
                if scene.find(kind, name).is_none()
                    && !scene.is_named_elsewhere(workload.object, name)
                {
                    findings.push(
                        Finding::at(workload.object, node, format!("No {kind} `{name}` is rendered, though its name is of this release: the pod waits for it."))
                            .help("Switch on what makes it, or use the name it has."),
                    );
                }
            }
        }
    }
}

/// Volumes: the field, the field of the name, and the kind.
const SOURCES: &[(&str, &str, &str)] = &[
    ("configMap", "name", "ConfigMap"),
    ("secret", "secretName", "Secret"),
    ("persistentVolumeClaim", "claimName", "PersistentVolumeClaim"),
];
