//! TGI002: limits of Text Generation Inference that exclude each other.

use super::flags::{Release, release};
use super::model::Said;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Engine, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "TGI002",
    severity: Severity::Error,
    title: "A request of TGI has room for what is generated, and a batch for a request.",
    why: "`--max-total-tokens` is what is sent and what is generated together: it has to be more than `--max-input-tokens`. \
          Up to release 1 a batch (`--max-batch-total-tokens`) has to hold a whole request, too; later ones measure \
          themselves what fits. Otherwise TGI ends with an `Argument validation error` before it loads anything.",
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
                let message = format!(
                    "`{name}` is {}, and `--max-total-tokens` {tokens}: nothing is left to generate, and TGI ends at once.",
                    input.text
                );
                findings.push(
                    Finding::in_place(input.place, message)
                        .help(format!("`{name}` has to be less than `--max-total-tokens`."))
                        .related_place(total.place.clone(), "input and output together"),
                );
            }
            let first =
                release(Engine::Tgi, container.image()).is_some_and(|one| one < Release::of(&[2]));
            let Some(batch) = said("--max-batch-total-tokens").filter(|_| first) else { continue };
            if batch.number().is_some_and(|batch| batch < tokens) {
                let message = format!(
                    "`--max-batch-total-tokens` is {}, less than one request of {tokens} tokens: TGI ends at once.",
                    batch.text
                );
                findings.push(
                    Finding::in_place(batch.place, message)
                        .help("It has to be at least `--max-total-tokens`.")
                        .related_place(total.place, "one request"),
                );
            }
        }
    }
}
