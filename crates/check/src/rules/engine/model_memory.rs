//! VLLM007: models that do not fit the memory of their GPUs.

use super::gpu_limit;
use super::model::{GIB, Memory, Model, Said, used};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Engine, Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VLLM007",
    severity: Severity::Warning,
    title: messages::VLLM007_TITLE,
    why: messages::VLLM007_WHY,
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
    let sum = messages::Vllm007Sum {
        billions: &model.billions,
        width: &model.width,
        weights: &format_args!("{:.0}", weights),
        gpus: &gpus,
        size: &size,
        share: &share,
        room: &format_args!("{:.0}", room),
    }
    .text();
    let place = gpu_limit(container).map_or(container.anchor(), |limit| &limit.value);
    let (split, longest) = match engine {
        Engine::Tgi => ("--num-shard", "--max-total-tokens"),
        _ => ("--tensor-parallel-size", "--max-model-len"),
    };
    if weights > room && !offloads {
        let finding = Finding::at(object, place, messages::Vllm007Model { sum: &sum })
            .help(messages::Vllm007ModelHelp { flag: &split });
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
        let finding = Finding::in_place(
            length.place,
            messages::Vllm007Request {
                tokens: &tokens,
                cache: &format_args!("{:.1}", cache),
                kib: &format_args!("{:.0}", kib),
                left: &format_args!("{:.1}", left),
                sum: &sum,
            },
        )
        .help(messages::Vllm007RequestHelp {
            flag: &longest,
            most: &format_args!("{:.0}", most),
            dtype: &eight_bits(engine),
        });
        findings.push(memory.beside(object, finding));
        return;
    }
    let Some(seats) = said("--max-num-seqs").filter(|_| engine == Engine::Vllm) else { return };
    let (Some(requests), whole) = (seats.number(), left / cache) else { return };
    if requests > whole * SHORTER {
        let finding = Finding::in_place(
            seats.place,
            messages::Vllm007Requests {
                requests: &requests,
                fitting: &format_args!("{:.0}", whole),
                tokens: &tokens,
                cache: &format_args!("{:.1}", cache),
                kib: &format_args!("{:.0}", kib),
                left: &format_args!("{:.1}", left),
                sum: &sum,
            },
        )
        .severity(Severity::Info)
        .help(messages::VLLM007_REQUESTS_HELP);
        findings.push(memory.beside(object, finding));
    }
}

/// What each engine calls a cache of 8 bits.
fn eight_bits(engine: Engine) -> &'static str {
    if engine == Engine::Tgi { "fp8_e4m3fn" } else { "fp8" }
}
