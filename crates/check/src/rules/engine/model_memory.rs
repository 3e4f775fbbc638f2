//! VLLM007: models that do not fit the memory of their GPUs.

use super::gpu_limit;
use super::model::{GIB, Memory, Model, Said, used};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Container, Engine, Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VLLM007",
    severity: Severity::Warning,
    title: "A model and one request of full length fit the memory of its GPUs.",
    why: "The weights take the number of parameters times the bytes of one; each token of a request takes keys and values in \
          every layer. vLLM has `--gpu-memory-utilization` of each GPU for both, TGI `--cuda-memory-fraction`, and neither \
          starts when the weights or the cache of one request of `--max-model-len` or `--max-total-tokens` do not fit. \
          Activations and CUDA itself take more. How large a GPU is a label says that nodes must have, or the cluster that \
          is declared. Where `--max-num-seqs` lets in many times the requests that there is cache for, that is a hint.",
    link: "https://docs.vllm.ai/en/latest/configuration/conserving_memory/",
    check,
};

/// Requests are seldom of full length: as many times the requests that fit may be let in before it is a hint.
const SHORTER: f64 = 8.0;

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if let Some(engine) = Engine::of(&container) {
                findings_of(scene, &workload, &container, engine, findings);
            }
        }
    }
}

fn findings_of(
    scene: &Scene<'_>,
    workload: &Workload<'_>,
    container: &Container<'_>,
    engine: Engine,
    findings: &mut Findings<'_>,
) {
    let Some(model) = Model::of(container, engine) else { return };
    let Some(memory) = Memory::of(scene, workload, container) else { return };
    let Some((gpus, share)) = used(container, engine) else { return };
    let offloads = container.flag(&["--cpu-offload-gb"]).is_some();
    let (size, object) = (memory.size, workload.object);
    let (room, weights) = (size * gpus * share, model.weights());
    let sum = format!(
        "{} billion parameters × {} bytes = {:.0} GiB of weights, on {gpus} × {size} GiB × {share} = {room:.0} GiB",
        model.billions, model.width, weights
    );
    let place = gpu_limit(container).map_or(container.anchor(), |limit| &limit.value);
    let (split, longest) = match engine {
        Engine::Tgi => ("--num-shard", "--max-total-tokens"),
        _ => ("--tensor-parallel-size", "--max-model-len"),
    };
    if weights > room && !offloads {
        let finding =
            Finding::at(object, place, format!("The model does not fit its GPUs: {sum}.")).help(
                format!(
                    "Take more or larger GPUs, a quantized model, or split it further (`{split}`)."
                ),
            );
        findings.push(memory.beside(object, finding));
        return;
    }
    let said = |flag: &str| Said::of(scene, object, container, engine, flag);
    let Some(length) = said(longest) else { return };
    let (Some(tokens), Some(token)) = (length.number(), model.token) else { return };
    let (cache, left) = (tokens * token / GIB, (room - weights).max(0.0));
    let kib = token / 1024.0;
    if offloads || tokens < 1.0 {
        return;
    }
    if weights + cache > room {
        let most = left * GIB / token;
        let finding = Finding::in_place(length.place, format!(
            "One request of {tokens} tokens takes {cache:.1} GiB of cache ({kib:.0} KiB a token), and {left:.1} GiB are left: {sum}."
        ))
        .help(format!("`{longest}` may be about {most:.0} at most, or `--kv-cache-dtype {}` halves the cache.", eight_bits(engine)));
        findings.push(memory.beside(object, finding));
        return;
    }
    let Some(seats) = said("--max-num-seqs").filter(|_| engine == Engine::Vllm) else { return };
    let (Some(requests), whole) = (seats.number(), left / cache) else { return };
    if requests > whole * SHORTER {
        let finding = Finding::in_place(seats.place, format!(
            "{requests} requests run at once, and the cache holds {whole:.0} of full length: one of {tokens} tokens takes \
             {cache:.1} GiB ({kib:.0} KiB a token), and {left:.1} GiB are left: {sum}."
        ))
        .severity(Severity::Info)
        .help("When it is full, requests are put off and computed again. Lower `--max-num-seqs` or `--max-model-len`, or take more GPUs.");
        findings.push(memory.beside(object, finding));
    }
}

/// What each engine calls a cache of 8 bits.
fn eight_bits(engine: Engine) -> &'static str {
    if engine == Engine::Tgi { "fp8_e4m3fn" } else { "fp8" }
}
