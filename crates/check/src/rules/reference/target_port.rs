//! REF004: ports by names that no container has.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF004",
    severity: Severity::Warning,
    title: messages::REF004_TITLE,
    why: messages::REF004_WHY,
    link: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for service in scene.of_kind("Service") {
        let selector = service.at(&["spec", "selector"]).map_or(&[][..], Node::entries);
        let pods: Vec<Workload<'_>> =
            scene.labelled(selector).filter(|one| super::selected_by(selector, one)).collect();
        let ports = service.at(&["spec", "ports"]).map_or(&[][..], Node::items);
        for port in ports {
            let Some(node) = port.get(&["targetPort"]) else { continue };
            let Some(name) =
                node.text().filter(|text| text.parse::<u32>().is_err() && !text.is_empty())
            else {
                continue;
            };
            if pods.is_empty()
                || pods.iter().any(|one| super::ports(one).iter().any(|port| port == name))
            {
                continue;
            }
            let Some(first) = pods.first() else { continue };
            let mut finding = Finding::at(
                service,
                node,
                messages::Ref004 { workload: &first.object.name, port: &name },
            );
            // Meshes are told ports by a headless Service that the pods need not have.
            if service.text(&["spec", "clusterIP"]) == Some("None") && ports.len() > 1 {
                finding = finding.severity(Severity::Info);
            }
            if let [only] = super::ports(first).as_slice() {
                finding = finding.help(messages::Ref004Help { only: &only }).replace(
                    service,
                    node,
                    only.clone(),
                    messages::FixWrite { text: &only },
                );
            }
            findings.push(finding);
        }
    }
}
