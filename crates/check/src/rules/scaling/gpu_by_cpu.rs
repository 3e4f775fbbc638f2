//! HPA003: GPU pods scaled by the load of their CPU.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA003",
    severity: Severity::Warning,
    title: "Pods with GPUs are not scaled by CPU or memory alone.",
    why: "An inference engine keeps its CPU threads busy or idle whatever the queue before the GPU does, and \
          its memory is taken once at the start. An autoscaler without metrics takes 80 % of CPU. Requests \
          pile up while the number of pods stays.",
    link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(|one| one.gpus() > 0) {
        let Some(scaler) = workload.pods.hpa() else { continue };
        let metrics = super::metrics(scaler);
        let telling = metrics.iter().any(|metric| super::resource(metric).is_none());
        if telling {
            continue;
        }
        let names: Vec<&str> = metrics.iter().filter_map(super::resource).collect();
        let by = match names.as_slice() {
            [] => "the default, 80 % of CPU".to_owned(),
            names => names.join(" and "),
        };
        let place = metrics.first().unwrap_or(scaler.anchor(&["spec"]));
        findings.push(
            Finding::at(scaler, place, format!("Pods of `{}` have GPUs and are scaled by {by}, which does not follow the queue of requests.", workload.object.name))
                .help("Add a metric of waiting requests per pod, such as `vllm_num_requests_waiting`.")
                .related(workload.object, workload.object.anchor(&["spec"]), "the pods"),
        );
    }
}
