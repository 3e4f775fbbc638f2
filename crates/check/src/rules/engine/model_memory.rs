//! VLLM007: models that do not fit the memory of their GPUs.

use super::{Given, TENSOR, count, gpu_limit, is_named, model_name};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Container, Engine, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VLLM007",
    severity: Severity::Warning,
    title: "A model and one request of full length fit the memory of its GPUs.",
    why: "The weights take the number of parameters times the bytes of one; each token of a request takes keys and values in \
          every layer. vLLM has `--gpu-memory-utilization` of each GPU for both, and does not start when the weights or the \
          cache of one request of `--max-model-len` do not fit. Activations and CUDA itself take more.",
    link: "https://docs.vllm.ai/en/latest/configuration/conserving_memory/",
    check,
};

const GIB: f64 = 1_073_741_824.0;

/// Parts of the names of models, and their config.json: parameters in billions, layers, heads of keys and values, the
/// size of a head.
const MODELS: [(&str, f64, f64, f64, f64); 22] = [
    ("llama-2-7b", 6.74, 32.0, 32.0, 128.0),
    ("llama-2-13b", 13.0, 40.0, 40.0, 128.0),
    ("llama-2-70b", 69.0, 80.0, 8.0, 128.0),
    ("llama-3-8b", 8.03, 32.0, 8.0, 128.0),
    ("llama-3-70b", 70.6, 80.0, 8.0, 128.0),
    ("llama-3.1-8b", 8.03, 32.0, 8.0, 128.0),
    ("llama-3.1-70b", 70.6, 80.0, 8.0, 128.0),
    ("llama-3.1-405b", 406.0, 126.0, 8.0, 128.0),
    ("llama-3.2-1b", 1.24, 16.0, 8.0, 64.0),
    ("llama-3.2-3b", 3.21, 28.0, 8.0, 128.0),
    ("llama-3.3-70b", 70.6, 80.0, 8.0, 128.0),
    ("qwen2.5-0.5b", 0.49, 24.0, 2.0, 64.0),
    ("qwen2.5-1.5b", 1.54, 28.0, 2.0, 128.0),
    ("qwen2.5-3b", 3.09, 36.0, 2.0, 128.0),
    ("qwen2.5-7b", 7.62, 28.0, 4.0, 128.0),
    ("qwen2.5-14b", 14.8, 48.0, 8.0, 128.0),
    ("qwen2.5-32b", 32.8, 64.0, 8.0, 128.0),
    ("qwen2.5-72b", 72.7, 80.0, 8.0, 128.0),
    ("mistral-7b", 7.25, 32.0, 8.0, 128.0),
    ("mixtral-8x7b", 46.7, 32.0, 8.0, 128.0),
    ("mixtral-8x22b", 141.0, 56.0, 8.0, 128.0),
    ("opt-125m", 0.125, 12.0, 12.0, 64.0),
];

/// Parts of the names of GPUs in labels of nodes, lower case, and their memory in GiB. The first that fits counts.
const GPUS: [(&str, f64); 16] = [
    ("h200", 141.0),
    ("h100-nvl", 94.0),
    ("h100", 80.0),
    ("a100-80gb", 80.0),
    ("a100-sxm4-80gb", 80.0),
    ("a100-pcie-80gb", 80.0),
    ("tesla-a100", 40.0),
    ("a100-sxm4-40gb", 40.0),
    ("a100-pcie-40gb", 40.0),
    ("l40s", 48.0),
    ("nvidia-l4", 24.0),
    ("a10g", 24.0),
    ("tesla-t4", 16.0),
    ("v100-sxm2-16gb", 16.0),
    ("v100-sxm2-32gb", 32.0),
    ("mi300x", 192.0),
];

/// A model, in bytes.
struct Model {
    billions: f64,
    /// Bytes of a parameter.
    width: f64,
    /// Bytes of the keys and values of one token, where the model is known.
    token: Option<f64>,
}

impl Model {
    fn of(container: &Container<'_>) -> Option<Self> {
        let name = model_name(container)?;
        let known = MODELS.iter().find(|(part, ..)| is_named(&name, part));
        let flag = |name: &str| container.flag(&[name]).and_then(|flag| flag.value);
        let quantized = flag("--quantization").unwrap_or_default().to_lowercase();
        let says =
            |words: &[&str]| words.iter().any(|one| quantized.contains(one) || name.contains(one));
        let width =
            if says(&["awq", "gptq", "int4", "4bit", "w4a16", "bitsandbytes", "nvfp4", "mxfp4"]) {
                0.5
            } else if says(&["fp8", "int8", "w8a8", "8bit"]) {
                1.0
            } else if matches!(flag("--dtype").as_deref(), Some("float32" | "float")) {
                4.0
            } else if says(&["gguf"]) || !quantized.is_empty() {
                return None;
            } else {
                2.0
            };
        let cache = flag("--kv-cache-dtype").filter(|kind| kind.starts_with("fp8"));
        let cache = if cache.is_some() { 1.0 } else { 2.0 };
        let token = known.map(|(_, _, layers, heads, size)| 2.0 * layers * heads * size * cache);
        let billions = known.map(|(_, billions, ..)| *billions).or_else(|| billions(&name))?;
        Some(Self { billions, width, token })
    }

    fn weights(&self) -> f64 {
        self.billions * 1e9 * self.width / GIB
    }
}

/// The parameters that a name tells, in billions: `-70b`.
fn billions(name: &str) -> Option<f64> {
    let parts = name.split(['-', '_', '/', ':']);
    let mut numbers = parts.filter_map(|part| part.strip_suffix('b')?.parse::<f64>().ok());
    numbers.rfind(|number| (0.1..2000.0).contains(number))
}

/// The memory of one GPU of a workload's nodes in GiB, and the node that says so.
fn memory<'s>(workload: &Workload<'s>, container: &Container<'s>) -> Option<(f64, &'s Node)> {
    let limit = gpu_limit(container)?;
    if let Some((_, slice)) = limit.key.text()?.split_once("/mig-") {
        let size = slice.split_once('.')?.1.strip_suffix("gb")?.parse().ok()?;
        return Some((size, &limit.key));
    }
    let of_label = |key: &str, node: &'s Node| {
        let text = node.text()?.to_lowercase();
        if key == "nvidia.com/gpu.memory" {
            return Some((text.parse::<f64>().ok()? / 1024.0, node));
        }
        let gpu = key.contains("gpu") || key.contains("accelerator");
        GPUS.iter().find(|(part, _)| gpu && is_named(&text, part)).map(|(_, size)| (*size, node))
    };
    let plain = workload.spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries);
    plain.iter().find_map(|one| of_label(one.key.text()?, &one.value))
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            if Engine::of(&container) == Some(Engine::Vllm) {
                findings_of(scene, &workload, &container, findings);
            }
        }
    }
}

fn findings_of(
    scene: &Scene<'_>,
    workload: &Workload<'_>,
    container: &Container<'_>,
    findings: &mut Findings<'_>,
) {
    let (Some(model), Some((size, said))) = (Model::of(container), memory(workload, container))
    else {
        return;
    };
    let offloads = container.flag(&["--cpu-offload-gb"]).is_some();
    let (Some(tensor), Some(pipeline)) =
        (count(container, &TENSOR), count(container, &["--pipeline-parallel-size", "-pp"]))
    else {
        return;
    };
    let gpus = f64::from(tensor) * f64::from(pipeline);
    let share = Given::of(container, &["--gpu-memory-utilization"]);
    let share = share.and_then(|given| given.value.parse::<f64>().ok()).filter(|one| *one <= 1.0);
    let share = share.unwrap_or(0.9);
    let (room, weights) = (size * gpus * share, model.weights());
    let sum = format!(
        "{} billion parameters × {} bytes = {:.0} GiB of weights, on {gpus} × {size} GiB × {share} = {room:.0} GiB",
        model.billions, model.width, weights
    );
    let place = gpu_limit(container).map_or(container.anchor(), |limit| &limit.value);
    if weights > room && !offloads {
        findings.push(
            Finding::at(workload.object, place, format!("The model does not fit its GPUs: {sum}."))
                .help("Take more or larger GPUs, a quantized model, or split it further (`--tensor-parallel-size`).")
                .related(workload.object, said, "the memory of a GPU"),
        );
        return;
    }
    let length = Given::of(container, &["--max-model-len"]);
    let tokens = length.as_ref().and_then(|given| given.value.parse::<f64>().ok());
    let (Some(length), Some(tokens), Some(token)) = (length, tokens, model.token) else { return };
    let cache = tokens * token / GIB;
    if weights + cache <= room || offloads {
        return;
    }
    let left = ((room - weights) * GIB / token).max(0.0);
    findings.push(
        Finding::in_place(length.place(scene, workload.object), format!(
            "One request of {tokens} tokens takes {cache:.1} GiB of cache ({:.0} KiB a token), and {:.1} GiB are left: {sum}.",
            token / 1024.0,
            (room - weights).max(0.0)
        ))
        .help(format!("`--max-model-len` may be about {left:.0} at most, or `--kv-cache-dtype fp8` halves the cache."))
        .related(workload.object, said, "the memory of a GPU"),
    );
}
