//! REF002: objects that the chart means to have and does not render.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

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
            let message = format!(
                "No {} `{}` is rendered, though its name is of this release: the pod waits for it.",
                one.kind, one.name
            );
            // Secrets of the release are often made before it.
            let made_before = one.kind == "Secret" && !of_workload;
            let severity = if made_before { Severity::Info } else { Severity::Warning };
            let finding = Finding::at(workload.object, one.node, message).severity(severity);
            findings.push(finding.help("Switch on what makes it, or use the name it has."));
        }
    }
}
