//! REF005: routes to ports that a Service does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF005",
    severity: Severity::Warning,
    title: messages::REF005_TITLE,
    why: messages::REF005_WHY,
    link: "https://kubernetes.io/docs/concepts/services-networking/ingress/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for ingress in scene.of_kind("Ingress") {
        let rules = ingress.at(&["spec", "rules"]).map_or(&[][..], Node::items);
        let paths =
            rules.iter().filter_map(|rule| rule.get(&["http", "paths"])).flat_map(Node::items);
        let backends = paths.filter_map(|path| path.get(&["backend", "service"]));
        for backend in backends.chain(ingress.at(&["spec", "defaultBackend", "service"])) {
            let Some(name) = backend.get(&["name"]).and_then(Node::text) else { continue };
            let Some(service) = scene.find("Service", name) else { continue };
            let ports = service.at(&["spec", "ports"]).map_or(&[][..], Node::items);
            for (field, own) in [("name", "name"), ("number", "port")] {
                let Some(node) = backend.get(&["port", field]) else { continue };
                let Some(text) = node.text().filter(|text| !text.is_empty()) else { continue };
                if ports.is_empty()
                    || ports.iter().any(|port| port.get(&[own]).and_then(Node::text) == Some(text))
                {
                    continue;
                }
                findings.push(
                    Finding::at(ingress, node, messages::Ref005 { service: &name, port: &text })
                        .help(messages::REF005_HELP)
                        .related(
                            service,
                            service.anchor(&["spec", "ports"]),
                            messages::REF005_NOTE,
                        ),
                );
            }
        }
    }
}
