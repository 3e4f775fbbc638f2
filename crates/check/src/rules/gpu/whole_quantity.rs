//! GPU003: extended resources are counted in whole numbers.

use super::{is_extended, resource, rewrite_all};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::parse_milli;

pub(super) const RULE: Rule = Rule {
    id: "GPU003",
    severity: Severity::Error,
    title: messages::GPU003_TITLE,
    why: messages::GPU003_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            // The limit first: where both come from one key, the finding is about the limit.
            for list in ["limits", "requests"] {
                for entry in container.resources(list) {
                    let (Some(name), Some(text)) = (entry.key.text(), entry.value.text()) else {
                        continue;
                    };
                    let Some(milli) = parse_milli(text).filter(|milli| milli % 1000 != 0) else {
                        continue;
                    };
                    if !is_extended(name) || milli < 0 {
                        continue;
                    }
                    let whole = (milli / 1000 + 1).to_string();
                    let both = ["limits", "requests"].map(|list| container.resources(list));
                    let both = both.into_iter().filter_map(|list| resource(list, name));
                    let nodes: Vec<_> = both.map(|entry| &entry.value).collect();
                    let fix = rewrite_all(
                        scene,
                        workload.object,
                        &nodes,
                        &whole,
                        &messages::Gpu003Fix { whole: &whole }.text(),
                    );
                    findings.push(
                        Finding::at(
                            workload.object,
                            &entry.value,
                            messages::Gpu003 { name: &name, quantity: &text },
                        )
                        .help(messages::GPU003_HELP)
                        .fix(fix)
                        .helm("must be an integer"),
                    );
                }
            }
        }
    }
}
