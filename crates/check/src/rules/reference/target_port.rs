//! REF004: ports by names that no container has.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF004",
    severity: Severity::Warning,
    title: "A Service's named port is one of its pods' containers.",
    why: "A `targetPort` by name is looked up in each pod. Where no container has a port of that name the \
          Service has no endpoint for it, and connections are refused.",
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
                format!("No container of `{}` has a port named `{name}`.", first.object.name),
            );
            // Meshes are told ports by a headless Service that the pods need not have.
            if service.text(&["spec", "clusterIP"]) == Some("None") && ports.len() > 1 {
                finding = finding.severity(Severity::Info);
            }
            if let [only] = super::ports(first).as_slice() {
                finding = finding.help(format!("Its port is named `{only}`.")).replace(
                    service,
                    node,
                    only.clone(),
                    format!("Write `{only}`"),
                );
            }
            findings.push(finding);
        }
    }
}
