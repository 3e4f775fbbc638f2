//! HPA005: names of metrics that the API does not take.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HPA005",
    severity: Severity::Warning,
    title: messages::HPA005_TITLE,
    why: messages::HPA005_WHY,
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
                Finding::at(scaler, name, messages::Hpa005 { metric: &text })
                    .help(messages::Hpa005Help { renamed: &renamed })
                    .replace(scaler, name, renamed.clone(), messages::FixWrite { text: &renamed }),
            );
        }
    }
}
