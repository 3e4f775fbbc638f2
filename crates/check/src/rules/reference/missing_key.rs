//! REF001: keys that a ConfigMap or Secret of the release does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF001",
    severity: Severity::Error,
    title: messages::REF001_TITLE,
    why: messages::REF001_WHY,
    link: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for item in container.node.get(&["env"]).map_or(&[][..], Node::items) {
                for (field, kind) in [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")]
                {
                    let Some(from) = item.get(&["valueFrom", field]) else { continue };
                    let text = |key: &str| from.get(&[key]).and_then(Node::text);
                    let (Some(name), Some(key)) = (text("name"), text("key")) else { continue };
                    let Some(object) =
                        scene.find(kind, name).filter(|_| text("optional") != Some("true"))
                    else {
                        continue;
                    };
                    if super::has_key(object, key) {
                        continue;
                    }
                    let place = from.get(&["key"]).unwrap_or(from);
                    findings.push(
                        Finding::at(
                            workload.object,
                            place,
                            messages::Ref001 {
                                kind: &kind,
                                name: &name,
                                key: &key,
                                container: &container.name(),
                            },
                        )
                        .help(messages::REF001_HELP)
                        .related(
                            object,
                            object.anchor(&["data"]),
                            messages::Ref001Note { kind: &kind },
                        ),
                    );
                }
            }
        }
    }
}
