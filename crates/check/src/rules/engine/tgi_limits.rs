//! TGI002: limits of Text Generation Inference that exclude each other.

use super::flags::{Release, release};
use super::model::Said;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Engine, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "TGI002",
    severity: Severity::Error,
    title: messages::TGI002_TITLE,
    why: messages::TGI002_WHY,
    link: "https://huggingface.co/docs/text-generation-inference/reference/launcher",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if Engine::of(&container) != Some(Engine::Tgi) {
                continue;
            }
            let said = |flag: &str| Said::of(scene, workload.object, &container, Engine::Tgi, flag);
            let Some(total) = said("--max-total-tokens") else { continue };
            let input = said("--max-input-tokens").map(|said| ("--max-input-tokens", said));
            let input = input.or_else(|| Some(("--max-input-length", said("--max-input-length")?)));
            let Some(tokens) = total.number() else { continue };
            if let Some((name, input)) = input
                && input.number().is_some_and(|input| input >= tokens)
            {
                let message =
                    messages::Tgi002Input { flag: &name, input: &input.text, tokens: &tokens }
                        .text();
                findings.push(
                    Finding::in_place(input.place, message)
                        .help(messages::Tgi002InputHelp { flag: &name })
                        .related_place(total.place.clone(), messages::TGI002_INPUT_NOTE),
                );
            }
            let first =
                release(Engine::Tgi, container.image()).is_some_and(|one| one < Release::of(&[2]));
            let Some(batch) = said("--max-batch-total-tokens").filter(|_| first) else { continue };
            if batch.number().is_some_and(|batch| batch < tokens) {
                let message = messages::Tgi002Batch { batch: &batch.text, tokens: &tokens }.text();
                findings.push(
                    Finding::in_place(batch.place, message)
                        .help(messages::TGI002_BATCH_HELP)
                        .related_place(total.place, messages::TGI002_BATCH_NOTE),
                );
            }
        }
    }
}
