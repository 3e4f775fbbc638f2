//! REF002: objects that the chart means to have and does not render.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF002",
    severity: Severity::Warning,
    title: messages::REF002_TITLE,
    why: messages::REF002_WHY,
    link: "https://kubernetes.io/docs/concepts/storage/volumes/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let mut told: Vec<(&str, &str)> = Vec::new();
        for one in super::needs(&workload).filter(|one| one.kind != "ServiceAccount") {
            let of_workload = super::is_own(workload.object.name, one.name);
            let own = of_workload || super::is_of_release(scene, workload.object, one.node);
            if !own
                || told.contains(&(one.kind, one.name))
                || scene.find(one.kind, one.name).is_some()
                || scene.is_named_elsewhere(workload.object, one.name)
            {
                continue;
            }
            told.push((one.kind, one.name));
            let message = messages::Ref002 { kind: &one.kind, name: &one.name }.text();
            // Secrets of the release are often made before it.
            let made_before = one.kind == "Secret" && !of_workload;
            let severity = if made_before { Severity::Info } else { Severity::Warning };
            let finding = Finding::at(workload.object, one.node, message).severity(severity);
            findings.push(finding.help(messages::REF002_HELP));
        }
    }
}
