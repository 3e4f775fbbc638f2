//! ARG002: flags of another engine.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Container, Engine, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "ARG002",
    severity: Severity::Error,
    title: messages::ARG002_TITLE,
    why: messages::ARG002_WHY,
    link: "https://docs.vllm.ai/en/latest/cli/serve/",
    check,
};

/// What each engine calls the same thing: vLLM, TGI, Triton; empty where it has no such flag.
const NAMES: [[&str; 3]; 10] = [
    ["--model", "--model-id", ""],
    ["--tensor-parallel-size", "--num-shard", ""],
    ["--max-model-len", "--max-total-tokens", ""],
    ["--max-num-seqs", "--max-concurrent-requests", ""],
    ["--max-num-batched-tokens", "--max-batch-prefill-tokens", ""],
    ["--gpu-memory-utilization", "--cuda-memory-fraction", ""],
    ["--served-model-name", "", ""],
    ["--tokenizer", "--tokenizer-config-path", ""],
    ["", "--max-input-tokens", ""],
    ["", "", "--model-repository"],
];

fn column(engine: Engine) -> usize {
    match engine {
        Engine::Vllm => 0,
        Engine::Tgi => 1,
        Engine::Triton => 2,
    }
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(engine) = Engine::of(&container).filter(|_| runs_it(&container)) else {
                continue;
            };
            for (word, node) in container.words() {
                let flag = word.split('=').next().unwrap_or(word);
                let Some((other, own)) = foreign(engine, flag) else { continue };
                let message = messages::Arg002 {
                    flag: &flag,
                    other: &other.name(),
                    container: &container.name(),
                    engine: &engine.name(),
                }
                .text();
                let help = match own {
                    "" => messages::ARG002_HELP.into(),
                    own => messages::Arg002HelpOwn { engine: &engine.name(), own: &own }.text(),
                };
                // The flag itself, not the value behind it.
                let text = scene.rendered_text(workload.object.index, &node.span);
                let start = node.span.start + text.find(flag).unwrap_or_default();
                let place = Place::Rendered(workload.object.index, start..start + flag.len());
                findings.push(Finding::in_place(place, message).help(help));
            }
        }
    }
}

/// Whether the arguments are the engine's own: not those of a script or of a launcher around it.
fn runs_it(container: &Container<'_>) -> bool {
    let command = container.node.get(&["command"]).map_or(&[][..], chartroom_yaml::Node::items);
    let first = command.first().and_then(chartroom_yaml::Node::text).unwrap_or_default();
    let name = first.rsplit('/').next().unwrap_or(first);
    matches!(name, "" | "vllm" | "text-generation-launcher" | "tritonserver")
}

/// The engine that a flag is of, if that is another one alone, and what this engine calls it.
pub(super) fn foreign(engine: Engine, flag: &str) -> Option<(Engine, &'static str)> {
    let engines = [Engine::Vllm, Engine::Tgi, Engine::Triton];
    let known = |engine: Engine| NAMES.iter().any(|row| row.get(column(engine)) == Some(&flag));
    if !flag.starts_with("--") || known(engine) {
        return None;
    }
    let other = engines.into_iter().find(|one| known(*one))?;
    let row = NAMES.iter().find(|row| row.get(column(other)) == Some(&flag))?;
    Some((other, row.get(column(engine)).copied().unwrap_or_default()))
}
