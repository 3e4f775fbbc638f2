//! REF009: routes to Services that are not there.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF009",
    severity: Severity::Warning,
    title: messages::REF009_TITLE,
    why: messages::REF009_WHY,
    link: "https://kubernetes.io/docs/concepts/services-networking/ingress/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for ingress in scene.of_kind("Ingress") {
        for backend in super::backends(ingress) {
            let Some(node) = backend.get(&["name"]) else { continue };
            let own = super::is_of_release(scene, ingress, node);
            let Some(name) = node.text().filter(|_| own) else { continue };
            // The load balancer controller of AWS takes such a port for an action of its own.
            let action = backend.get(&["port", "name"]).and_then(|port| port.text());
            if scene.find("Service", name).is_some()
                || action == Some("use-annotation")
                || scene.is_named_elsewhere(ingress, name)
            {
                continue;
            }
            let message = messages::Ref009 { service: &name }.text();
            let finding = Finding::at(ingress, node, message);
            findings.push(finding.help(messages::REF009_HELP));
        }
    }
}
