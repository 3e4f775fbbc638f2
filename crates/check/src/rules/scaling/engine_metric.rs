//! HPA006: the queue of another engine.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Engine;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA006",
    severity: Severity::Info,
    title: messages::HPA006_TITLE,
    why: messages::HPA006_WHY,
    link: "https://docs.vllm.ai/en/latest/usage/metrics.html",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let Some(scaler) = workload.pods.hpa() else { continue };
        let Some((_, engine)) = workload.engine() else { continue };
        for metric in super::metrics(scaler) {
            let Some(node) = super::metric_name(metric) else { continue };
            let name = node.text().unwrap_or_default();
            let Some((_, other, _)) = OWN.iter().find(|(prefix, _, _)| name.starts_with(prefix))
            else {
                continue;
            };
            let Some((_, _, queue)) =
                OWN.iter().find(|(_, own, _)| *own == engine).filter(|_| *other != engine)
            else {
                continue;
            };
            findings.push(
                Finding::at(
                    scaler,
                    node,
                    messages::Hpa006 {
                        metric: &name,
                        other: &other.name(),
                        workload: &workload.object.name,
                        engine: &engine.name(),
                    },
                )
                .help(messages::Hpa006Help { engine: &engine.name(), queue: &queue }),
            );
        }
    }
}

/// How names of metrics begin, whose they are, and what that engine's queue is called.
const OWN: [(&str, Engine, &str); 4] = [
    ("vllm", Engine::Vllm, "vllm:num_requests_waiting"),
    ("tgi_", Engine::Tgi, "tgi_queue_size"),
    ("nv_inference", Engine::Triton, "nv_inference_pending_request_count"),
    ("nv_gpu", Engine::Triton, "nv_inference_pending_request_count"),
];
