//! REF011: hooks that need what is installed after them.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF011",
    severity: Severity::Warning,
    title: messages::REF011_TITLE,
    why: messages::REF011_WHY,
    link: "https://helm.sh/docs/topics/charts_hooks/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let objects = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    for workload in scene.workloads() {
        let hooks = objects.get(workload.object.index).map_or(&[][..], |object| &object.hooks);
        if !hooks.iter().any(|hook| hook == "pre-install") {
            continue;
        }
        for one in super::needs(&workload) {
            let Some(object) = scene.find(one.kind, one.name).filter(|one| !one.is_hook) else {
                continue;
            };
            let message =
                messages::Ref011 { hook: &workload.object.name, kind: &one.kind, name: &one.name }
                    .text();
            let help = messages::Ref011Help { kind: &one.kind }.text();
            findings.push(Finding::at(workload.object, one.node, message).help(help).related(
                object,
                object.anchor(&["metadata", "name"]),
                messages::REF011_NOTE,
            ));
        }
    }
}
