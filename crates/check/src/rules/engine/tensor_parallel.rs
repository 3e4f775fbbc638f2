//! VLLM001: as many GPUs as the model is split over.

use super::{Given, Pair, TENSOR, count, gpu_limit};
use crate::Rule;
use crate::finding::{Findings, Place};
use crate::messages;
use crate::scene::{Container, Engine, Object, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VLLM001",
    severity: Severity::Error,
    title: messages::VLLM001_TITLE,
    why: messages::VLLM001_WHY,
    link: "https://docs.vllm.ai/en/latest/serving/parallelism_scaling/",
    check,
};

const PIPELINE: [&str; 2] = ["--pipeline-parallel-size", "-pp"];
const DATA: [&str; 4] = ["--data-parallel-size", "-dp", "--data-parallel-size-local", "-dpl"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if Engine::of(&container) == Some(Engine::Vllm) {
                compare(scene, workload.object, &container, findings);
            }
        }
    }
}

fn compare(
    scene: &Scene<'_>,
    object: &Object<'_>,
    container: &Container<'_>,
    findings: &mut Findings<'_>,
) {
    let gpus = container.gpus();
    if gpus == 0 || elsewhere(container) {
        return;
    }
    let (Some(tensor), Some(pipeline)) = (count(container, &TENSOR), count(container, &PIPELINE))
    else {
        return;
    };
    let Some(needed) = tensor.checked_mul(pipeline).filter(|needed| *needed != gpus) else {
        return;
    };
    let given = Given::of(container, &TENSOR);
    let Some(limit) = gpu_limit(container) else { return };
    let split = match pipeline {
        1 => format!("--tensor-parallel-size {tensor}"),
        _ => format!("--tensor-parallel-size {tensor} × --pipeline-parallel-size {pipeline}"),
    };
    let name = container.name();
    let (message, severity, help) = if needed > gpus {
        (
            messages::Vllm001Few { split: &split, needed: &needed, name: &name, gpus: &gpus }
                .text(),
            Severity::Error,
            messages::Vllm001FewHelp { needed: &needed, gpus: gpus as usize }.text(),
        )
    } else {
        (
            messages::Vllm001Many {
                name: &name,
                gpus: &gpus,
                default: given.is_none() && pipeline == 1,
                split: &split,
                needed: &needed,
            }
            .text(),
            Severity::Warning,
            messages::Vllm001ManyHelp { gpus: &gpus, needed: &needed }.text(),
        )
    };
    let flag = given.map(|given| given.place(scene, object));
    let key = flag.as_ref().filter(|_| pipeline == 1).and_then(|flag| key(scene, flag));
    let help = match key {
        Some(key) => messages::Vllm001HelpKey { key: &key, gpus: &gpus, needed: &needed }.text(),
        None => help,
    };
    let finding = Pair { flag, limit, needed, gpus }.finding(scene, object, container, message);
    // With pipeline parallelism the sizes can be shared out in more than one way.
    let finding = if pipeline > 1 { finding.without_fix() } else { finding };
    findings.push(finding.severity(severity).help(help));
}

/// The key of the values that a flag's value is.
fn key(scene: &Scene<'_>, flag: &Place) -> Option<String> {
    let Place::Rendered(object, range) = flag else { return None };
    let values = scene.output?.provenance.piece(*object, range.clone())?.values;
    let mut paths = values.iter().filter_map(|(input, _)| input.value());
    let only = paths.next().filter(|_| paths.next().is_none())?;
    // What holds more than the number is not set to it.
    let shown = scene.rendered_text(*object, range);
    let value = crate::rules::types::at(scene.values, only)?;
    let text = chartroom_gotemplate::fmt::display(&value);
    let same = text.to_text() == shown.trim_matches(['"', '\'']);
    same.then(|| only.join("."))
}

/// Whether the number of GPUs is not to be read from the arguments: several pods work together, replicas of the model
/// share the pod, a file holds the configuration, or the image's own script makes up the arguments.
fn elsewhere(container: &Container<'_>) -> bool {
    let words = container.words();
    let is = |names: &[&str]| words.iter().any(|(word, _)| names.contains(word));
    // The image serves by itself, whatever model it is given.
    let image = container.image().contains("vllm-openai");
    let serves = (image && container.node.get(&["command"]).is_none())
        || words.iter().any(|(word, _)| {
            *word == "serve" || word.starts_with("--model") || word.contains("vllm.entrypoints")
        });
    let files = container.flag(&["--config", "--nnodes", "--node-rank", "--headless"]).is_some();
    let ray = container.flag(&["--distributed-executor-backend"]);
    let ray = ray.and_then(|flag| flag.value).is_some_and(|value| value != "mp");
    !serves
        || files
        || ray
        || is(&["ray", "--headless"])
        || container.flag(&DATA).is_some()
        || container.node.get(&["envFrom"]).is_some()
        // A shell puts these in.
        || words.iter().any(|(word, _)| word.starts_with('$') || word.contains("=$"))
        // Several kinds of GPU, or slices of them, do not work on one model together.
        || container.resources("limits").iter().filter_map(|one| one.key.text()).any(|name| name.contains("/mig-"))
}
