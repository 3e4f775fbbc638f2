//! What a model takes of the memory of GPUs, and what they have.

use super::{Given, TENSOR, count, env_text, gpu_limit, is_named, model_name, parallel};
use crate::finding::{Finding, Place};
use crate::messages;
use crate::scene::{Container, Engine, Object, Scene, Workload};
use chartroom_diagnostics::Span;
use chartroom_yaml::Node;

pub(super) const GIB: f64 = 1_073_741_824.0;

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

/// What an argument says, by its flag or, with TGI, by a variable of the environment.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) place: Place,
}

impl Said {
    /// TGI reads `--max-total-tokens` from `MAX_TOTAL_TOKENS`, and so on.
    pub(super) fn of(
        scene: &Scene<'_>,
        object: &Object<'_>,
        container: &Container<'_>,
        engine: Engine,
        flag: &str,
    ) -> Option<Self> {
        if let Some(given) = Given::of(container, &[flag]) {
            let place = given.place(scene, object);
            return Some(Self { text: given.value.to_owned(), place });
        }
        let name = flag.trim_start_matches('-').replace('-', "_").to_uppercase();
        let node = container.env(&name).filter(|_| engine == Engine::Tgi)?.get(&["value"])?;
        Some(Self { text: node.text()?.to_owned(), place: Place::node(object, node) })
    }

    pub(super) fn number(&self) -> Option<f64> {
        self.text.parse().ok()
    }
}

/// A model, in bytes.
pub(super) struct Model {
    pub(super) billions: f64,
    /// Bytes of a parameter.
    pub(super) width: f64,
    /// Bytes of the keys and values of one token, where the model is known.
    pub(super) token: Option<f64>,
}

impl Model {
    pub(super) fn of(container: &Container<'_>, engine: Engine) -> Option<Self> {
        let flag = |flag: &str, name: &str| {
            let given = container.flag(&[flag]).and_then(|flag| flag.value);
            let of_env = || env_text(container, name).filter(|_| engine == Engine::Tgi);
            given.or_else(of_env).map(str::to_lowercase)
        };
        let (name, quantized) = match engine {
            Engine::Vllm => (model_name(container)?, flag("--quantization", "")),
            Engine::Tgi => (flag("--model-id", "MODEL_ID")?, flag("--quantize", "QUANTIZE")),
            Engine::Triton => return None,
        };
        let known = MODELS.iter().find(|(part, ..)| is_named(&name, part));
        let width = width(engine, &name, &quantized.unwrap_or_default(), flag("--dtype", "DTYPE"))?;
        let cache =
            flag("--kv-cache-dtype", "KV_CACHE_DTYPE").filter(|kind| kind.starts_with("fp8"));
        let cache = if cache.is_some() { 1.0 } else { 2.0 };
        let token = known.map(|(_, _, layers, heads, size)| 2.0 * layers * heads * size * cache);
        let billions = known.map(|(_, billions, ..)| *billions).or_else(|| billions(&name))?;
        Some(Self { billions, width, token })
    }

    /// In GiB.
    pub(super) fn weights(&self) -> f64 {
        self.billions * 1e9 * self.width / GIB
    }
}

/// Bytes of a parameter; None where that is not certain.
fn width(engine: Engine, name: &str, quantized: &str, dtype: Option<String>) -> Option<f64> {
    // TGI's bitsandbytes has 8 bits, unless it says how they are used.
    if engine == Engine::Tgi && matches!(quantized, "bitsandbytes" | "eetq") {
        return Some(1.0);
    }
    let says =
        |words: &[&str]| words.iter().any(|one| quantized.contains(one) || name.contains(one));
    if says(&["awq", "gptq", "int4", "4bit", "w4a16", "bitsandbytes", "nvfp4", "mxfp4"]) {
        Some(0.5)
    } else if says(&["fp8", "int8", "w8a8", "8bit"]) {
        Some(1.0)
    } else if matches!(dtype.as_deref(), Some("float32" | "float")) {
        Some(4.0)
    } else if says(&["gguf"]) || !quantized.is_empty() {
        None
    } else {
        Some(2.0)
    }
}

/// The parameters that a name tells, in billions: `-70b`.
fn billions(name: &str) -> Option<f64> {
    let parts = name.split(['-', '_', '/', ':']);
    let mut numbers = parts.filter_map(|part| part.strip_suffix('b')?.parse::<f64>().ok());
    numbers.rfind(|number| (0.1..2000.0).contains(number))
}

/// The memory of one GPU in GiB, and what says so.
pub(super) struct Memory<'s> {
    pub(super) size: f64,
    said: Result<&'s Node, Option<Span>>,
}

impl<'s> Memory<'s> {
    /// Of the GPUs that a container gets: a slice of one by its name, a label that the nodes must have, or the largest
    /// of the GPUs that are declared of the cluster.
    pub(super) fn of(
        scene: &Scene<'_>,
        workload: &Workload<'s>,
        container: &Container<'s>,
    ) -> Option<Self> {
        let limit = gpu_limit(container)?;
        if let Some((_, slice)) = limit.key.text()?.split_once("/mig-") {
            let size = slice.split_once('.')?.1.strip_suffix("gb")?.parse().ok()?;
            return Some(Self { size, said: Ok(&limit.key) });
        }
        let of_label = |key: &str, node: &'s Node| {
            let text = node.text()?.to_lowercase();
            if key == "nvidia.com/gpu.memory" {
                return Some(Self { size: text.parse::<f64>().ok()? / 1024.0, said: Ok(node) });
            }
            let gpu = key.contains("gpu") || key.contains("accelerator");
            let size = gpu.then(|| of_type(&text)).flatten()?;
            Some(Self { size, said: Ok(node) })
        };
        let plain = workload.spec.get(&["nodeSelector"]).map_or(&[][..], Node::entries);
        let label = plain.iter().find_map(|one| of_label(one.key.text()?, &one.value));
        label.or_else(|| Self::declared(scene))
    }

    fn declared(scene: &Scene<'_>) -> Option<Self> {
        let nodes = scene.settings.cluster.as_ref()?.nodes.iter();
        let mut gpus = nodes.filter(|node| node.gpus.is_none_or(|count| count > 0));
        let size = gpus.try_fold(0.0, |most: f64, node| match (&node.gpu, node.gpus) {
            (Some(gpu), _) => Some(most.max(of_type(&gpu.to_lowercase())?)),
            // Nodes without a figure have no GPUs.
            (None, None) => Some(most),
            (None, Some(_)) => None,
        });
        let span = || super::super::cluster::place(scene, "nodes");
        size.filter(|size| *size > 0.0).map(|size| Self { size, said: Err(span()) })
    }

    /// A finding with what says how large a GPU is.
    pub(super) fn beside(&self, object: &Object<'_>, finding: Finding) -> Finding {
        match self.said {
            Ok(node) => finding.related(object, node, messages::MODEL_NOTE_GPU),
            Err(Some(span)) => finding.related_file(span, messages::MODEL_NOTE_CLUSTER),
            Err(None) => finding,
        }
    }
}

/// The memory of a type of GPU.
fn of_type(text: &str) -> Option<f64> {
    GPUS.iter().find(|(part, _)| is_named(text, part)).map(|(_, size)| *size)
}

/// Over how many GPUs an engine splits a model, and which share of each it takes; None where that is not certain.
pub(super) fn used(container: &Container<'_>, engine: Engine) -> Option<(f64, f64)> {
    let (gpus, flag) = match engine {
        Engine::Vllm => {
            let pipeline = count(container, &["--pipeline-parallel-size", "-pp"])?;
            let gpus = f64::from(count(container, &TENSOR)?) * f64::from(pipeline);
            (gpus, ("--gpu-memory-utilization", 0.9))
        }
        Engine::Tgi => {
            let sharded = container.flag(&["--sharded"]).is_some();
            let sharded = sharded || container.env("SHARDED").is_some();
            let told = container.flag(&["--num-shard"]).is_some();
            let told = told || container.env("NUM_SHARD").is_some();
            let gpus = match parallel(container, engine) {
                Some((count, _)) => count,
                // It takes all GPUs that it sees unless it is told otherwise.
                None if !told && !sharded => container.gpus(),
                None => return None,
            };
            (f64::from(gpus), ("--cuda-memory-fraction", 1.0))
        }
        Engine::Triton => return None,
    };
    let (name, usual) = flag;
    let share = match container.flag(&[name]) {
        Some(flag) => flag.value?.parse::<f64>().ok().filter(|one| *one <= 1.0)?,
        None => usual,
    };
    let is_told = engine == Engine::Tgi && container.env("CUDA_MEMORY_FRACTION").is_some();
    (gpus > 0.0 && !is_told).then_some((gpus, share))
}
