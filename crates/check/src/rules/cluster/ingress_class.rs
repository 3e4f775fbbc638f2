//! CLU002: Ingresses of a class that the cluster does not have.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "CLU002",
    severity: Severity::Warning,
    title: messages::CLU002_TITLE,
    why: messages::CLU002_WHY,
    link: "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let known = super::declared(scene).and_then(|cluster| cluster.ingress_classes.as_ref());
    let Some(known) = known else { return };
    for ingress in scene.of_kind("Ingress") {
        let old = ["metadata", "annotations", "kubernetes.io/ingress.class"];
        let class = ingress.at(&["spec", "ingressClassName"]).or_else(|| ingress.at(&old));
        let Some(node) = class else { continue };
        let Some(name) = node.text().filter(|name| !name.is_empty()) else { continue };
        if known.iter().any(|one| one == name) || scene.find("IngressClass", name).is_some() {
            continue;
        }
        let names = known
            .iter()
            .map(|one| format!("`{one}`"))
            .collect::<Vec<_>>()
            .join(chartroom_messages::comma());
        let message = messages::Clu002 { name: &name }.text();
        let mut finding = Finding::at(ingress, node, message);
        finding = finding.help(if names.is_empty() {
            messages::CLU002_HELP_NONE.into()
        } else {
            messages::Clu002Help { names: &names }.text()
        });
        if let Some(span) = super::place(scene, "ingressClasses") {
            finding = finding.related_file(span, messages::CLU002_NOTE);
        }
        findings.push(finding);
    }
}
