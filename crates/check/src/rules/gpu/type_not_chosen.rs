//! GPU008: which of several GPU types a pod gets.

use super::gpu_limit;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Content;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU008",
    severity: Severity::Info,
    title: messages::GPU008_TITLE,
    why: messages::GPU008_WHY,
    link: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/#manage-clusters-with-different-types-of-gpus",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let types = types(scene);
    if types.len() < 2 {
        return;
    }
    for workload in scene.workloads() {
        let Some(limit) = gpu_limit(&workload) else { continue };
        let chosen =
            |path: &[&str]| workload.spec.get(path).is_some_and(|node| !node.entries().is_empty());
        let name = limit.key.text().unwrap_or_default();
        // A MIG slice says how much it is; other schedulers are told by annotations.
        let told = workload.template.get(&["metadata", "annotations"]);
        let told = told.map_or(&[][..], Node::entries).iter();
        let told = told.filter_map(|entry| entry.key.text()).any(|key| key.contains("gpu"));
        if chosen(&["nodeSelector"])
            || chosen(&["affinity", "nodeAffinity"])
            || name.contains("/mig-")
            || told
        {
            continue;
        }
        let listed: Vec<String> = types.iter().map(|one| format!("`{one}`")).collect();
        findings.push(
            Finding::at(
                workload.object,
                &limit.value,
                messages::Gpu008 { types: &listed.join(chartroom_messages::comma()) },
            )
            .help(messages::GPU008_HELP),
        );
    }
}

/// What stands where a type of GPU could, and is none.
const NO_TYPES: &[&str] =
    &["", "cpu", "CPU", "none", "any", "auto", "default", "gpu", "true", "false"];

/// The GPU types that the values of any environment name, each once, in order.
fn types(scene: &Scene<'_>) -> Vec<String> {
    let mut found = std::collections::BTreeSet::new();
    for environment in scene.everywhere() {
        for layer in &environment.layers.layers {
            let Content::Tree(root) = &layer.content else { continue };
            let mut open: Vec<(bool, &Node)> = vec![(false, root)];
            while let Some((gpu, node)) = open.pop() {
                for entry in node.entries() {
                    let key = entry.key.text().unwrap_or_default().to_ascii_lowercase();
                    let about = key.contains("gpu") || key.contains("accelerator");
                    let typed = (gpu && matches!(key.as_str(), "type" | "product" | "model"))
                        || (about && (key.ends_with("type") || key.ends_with("product")));
                    match entry.value.text().filter(|text| typed && !NO_TYPES.contains(text)) {
                        Some(text) => found.extend([text.to_owned()]),
                        None => open.push((about, &entry.value)),
                    }
                }
            }
        }
    }
    found.into_iter().collect()
}
