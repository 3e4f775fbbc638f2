//! GPU006: shares of a time-sliced GPU.

use super::{resource, rewrite_all};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU006",
    severity: Severity::Warning,
    title: messages::GPU006_TITLE,
    why: messages::GPU006_WHY,
    link: "https://github.com/NVIDIA/k8s-device-plugin#with-cuda-time-slicing",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for entry in container.resources("limits") {
                let (Some(name), Some(text)) = (entry.key.text(), entry.value.text()) else {
                    continue;
                };
                let many = parse_milli(text).is_some_and(|milli| milli > 1000);
                if !many || !shared(&workload, name) {
                    continue;
                }
                let request = resource(container.resources("requests"), name);
                let mut nodes = vec![&entry.value];
                nodes.extend(request.map(|entry| &entry.value));
                let fix =
                    rewrite_all(scene, workload.object, &nodes, "1", messages::GPU006_FIX.text());
                findings.push(
                    Finding::at(workload.object, &entry.value, messages::Gpu006 { shares: &text })
                        .help(messages::GPU006_HELP)
                        .fix(fix),
                );
            }
        }
    }
}

/// Whether a resource is a share of a GPU: by its name, or by nodes whose product says so.
fn shared(workload: &Workload<'_>, name: &str) -> bool {
    let product = workload.spec.get(&["nodeSelector", "nvidia.com/gpu.product"]);
    let product = product.and_then(Node::text).unwrap_or_default();
    let gpu = name == "nvidia.com/gpu" || name.starts_with("nvidia.com/mig-");
    (name.starts_with("nvidia.com/") && name.ends_with(".shared"))
        || (gpu && product.ends_with("-SHARED"))
}
