//! REF006: probes of ports by names that the container does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF006",
    severity: Severity::Error,
    title: messages::REF006_TITLE,
    why: messages::REF006_WHY,
    link: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let named = container.node.get(&["ports"]).map_or(&[][..], Node::items);
            let names: Vec<&str> =
                named.iter().filter_map(|port| port.get(&["name"])?.text()).collect();
            for probe in ["startupProbe", "livenessProbe", "readinessProbe"] {
                let Some(probe_node) = container.probe(probe) else { continue };
                let node =
                    ["httpGet", "tcpSocket"].iter().find_map(|how| probe_node.get(&[*how, "port"]));
                let Some(node) = node else { continue };
                let Some(name) =
                    node.text().filter(|text| !text.is_empty() && text.parse::<u32>().is_err())
                else {
                    continue;
                };
                if names.contains(&name) {
                    continue;
                }
                let mut finding = Finding::at(
                    workload.object,
                    node,
                    messages::Ref006 { probe: &probe, container: &container.name(), port: &name },
                );
                if let [only] = names.as_slice() {
                    finding = finding.help(messages::Ref006Help { only: &only }).replace(
                        workload.object,
                        node,
                        *only,
                        messages::FixWrite { text: &only },
                    );
                }
                findings.push(finding);
            }
        }
    }
}
