//! HPA005: names of metrics that the API does not take.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA005",
    severity: Severity::Warning,
    title: "Names of metrics hold no colon.",
    why: "Custom metrics come through an adapter, which is asked by URL and renames what Prometheus knows. \
          vLLM's own names hold a colon (`vllm:num_requests_waiting`), which has to become another character \
          on the way.",
    link: "https://docs.vllm.ai/projects/production-stack/en/latest/use_cases/autoscaling-keda.html",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for scaler in super::autoscalers(scene).map(|one| one.object) {
        for metric in super::metrics(scaler) {
            let Some(name) = super::metric_name(metric) else { continue };
            let Some(text) = name.text().filter(|text| text.contains(':')) else { continue };
            let renamed = text.replace(':', "_");
            findings.push(
                Finding::at(scaler, name, format!("The metric `{text}` holds a colon; the adapter offers it under another name."))
                    .help(format!("Name it as the adapter does, for example `{renamed}`."))
                    .replace(scaler, name, renamed.clone(), format!("Write `{renamed}`")),
            );
        }
    }
}
