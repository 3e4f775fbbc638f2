//! KUBE011: memory in thousandths of a byte.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "KUBE011",
    severity: Severity::Warning,
    title: messages::KUBE011_TITLE,
    why: messages::KUBE011_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for entry in
                ["limits", "requests"].into_iter().flat_map(|list| container.resources(list))
            {
                let (Some(name), Some(text)) = (entry.key.text(), entry.value.text()) else {
                    continue;
                };
                let Some(number) = text.strip_suffix('m').filter(|one| one.parse::<f64>().is_ok())
                else {
                    continue;
                };
                let milli = chartroom_objects::quantity::parse_milli(text);
                if !matches!(name, "memory" | "ephemeral-storage")
                    || milli.is_none_or(|milli| milli % 1000 == 0)
                {
                    continue;
                }
                let better = format!("{number}Mi");
                let message =
                    messages::Kube011 { amount: &text, resource: &name, number: &number }.text();
                findings.push(
                    Finding::at(workload.object, &entry.value, message)
                        .help(messages::Kube011Help { binary: &better, number: &number })
                        .replace(
                            workload.object,
                            &entry.value,
                            better.clone(),
                            messages::FixWrite { text: &better },
                        )
                        .helm(format!(
                            "fractional byte value \"{text}\" is invalid, must be an integer"
                        )),
                );
            }
        }
    }
}
