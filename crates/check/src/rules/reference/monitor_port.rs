//! REF010: monitors of ports that no Service has.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF010",
    severity: Severity::Warning,
    title: messages::REF010_TITLE,
    why: messages::REF010_WHY,
    link: "https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for monitor in scene.of_kind("ServiceMonitor") {
        let Some(selector) = monitor.at(&["spec", "selector"]) else { continue };
        if selector.entries().is_empty() || monitor.at(&["spec", "namespaceSelector"]).is_some() {
            continue;
        }
        let selected = |service: &&Object<'_>| {
            crate::scene::selects(selector, service.at(&["metadata", "labels"]))
        };
        let services: Vec<&Object<'_>> =
            scene.services(selector).into_iter().filter(selected).collect();
        let Some(first) = services.first() else { continue };
        for endpoint in monitor.at(&["spec", "endpoints"]).map_or(&[][..], Node::items) {
            let Some(port) = endpoint.get(&["port"]) else { continue };
            let Some(name) = port.text().filter(|name| !name.is_empty()) else { continue };
            let has = |service: &&Object<'_>| port_names(service).contains(&name);
            if services.iter().any(has) {
                continue;
            }
            let names: Vec<String> =
                port_names(first).iter().map(|name| format!("`{name}`")).collect();
            let (service, shown) = (&first.name, &name);
            let message = if names.is_empty() {
                messages::Ref010Unnamed { service, port: shown }.text()
            } else {
                messages::Ref010 {
                    service,
                    port: shown,
                    names: &names.join(chartroom_messages::comma()),
                }
                .text()
            };
            findings.push(Finding::at(monitor, port, message).help(messages::REF010_HELP).related(
                first,
                first.anchor(&["spec", "ports"]),
                messages::REF010_NOTE,
            ));
        }
    }
}

/// The names of a Service's ports.
fn port_names<'s>(service: &'s Object<'_>) -> Vec<&'s str> {
    let ports = service.at(&["spec", "ports"]).map_or(&[][..], Node::items);
    ports.iter().filter_map(|port| port.get(&["name"])?.text()).collect()
}
