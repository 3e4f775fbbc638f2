//! KUBE011: memory in thousandths of a byte.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "KUBE011",
    severity: Severity::Warning,
    title: "Memory comes in whole bytes.",
    why: "A small `m` behind a quantity means thousandths: `512m` of memory is half a byte. The API server takes it with a \
          warning, and no container starts with so little.",
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
                let message = format!(
                    "`{text}` of {name} is thousandths of a byte: that is what a small `m` means."
                );
                findings.push(
                    Finding::at(workload.object, &entry.value, message)
                        .help(format!(
                            "Write `{better}`, which counts by 1024, or `{number}M`, by 1000."
                        ))
                        .replace(
                            workload.object,
                            &entry.value,
                            better.clone(),
                            format!("Write {better}"),
                        )
                        .helm(format!(
                            "fractional byte value \"{text}\" is invalid, must be an integer"
                        )),
                );
            }
        }
    }
}
