//! Inference engines.

use crate::container::Container;

/// An inference engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// vLLM
    Vllm,
    /// Hugging Face's Text Generation Inference
    Tgi,
    /// NVIDIA Triton
    Triton,
}

impl Engine {
    /// The engine that a container runs, by its command or else by its image.
    pub fn of(container: &Container<'_>) -> Option<Self> {
        let words = container.words();
        let says = |part: &str| words.iter().any(|(word, _)| word.contains(part));
        let image = container.image();
        if says("text-generation-launcher") || image.contains("text-generation-inference") {
            Some(Engine::Tgi)
        } else if says("tritonserver") || image.contains("tritonserver") {
            Some(Engine::Triton)
        } else if says("vllm") || image.contains("vllm") {
            Some(Engine::Vllm)
        } else {
            None
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Vllm => "vLLM",
            Engine::Tgi => "TGI",
            Engine::Triton => "Triton",
        }
    }
}
