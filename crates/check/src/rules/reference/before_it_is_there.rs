//! REF011: hooks that need what is installed after them.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "REF011",
    severity: Severity::Warning,
    title: "What a hook needs is there before it runs.",
    why: "Helm runs `pre-install` hooks before it creates the other objects of a release. A hook that needs a ConfigMap, a \
          Secret, a claim or an account of the release waits for it, and the first install fails.",
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
            let message = format!(
                "The hook `{}` runs before the {} `{}` is created: the first install waits for it and fails.",
                workload.object.name, one.kind, one.name
            );
            let help = format!(
                "Make the {} a hook as well, with a lower `helm.sh/hook-weight`, or run the hook as `post-install`.",
                one.kind
            );
            findings.push(Finding::at(workload.object, one.node, message).help(help).related(
                object,
                object.anchor(&["metadata", "name"]),
                "what it needs",
            ));
        }
    }
}
