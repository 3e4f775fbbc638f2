//! Models that engines download from Hugging Face, and where they keep them.

use super::flags::is_own_image;
use super::{Given, env_text};
use crate::scene::{Container, Engine, Workload};
use chartroom_yaml::Node;

/// Whether what is downloaded is there when a pod starts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// On a volume that stays, or that is filled by others.
    Yes,
    /// On a volume of the pod.
    InPod,
    /// In the container.
    No,
}

/// A model that a container loads by its name on Hugging Face.
pub(super) struct Download<'s> {
    pub(super) model: &'s str,
    /// What names it.
    pub(super) node: &'s Node,
    /// Where the engine keeps it.
    pub(super) folder: String,
    pub(super) kept: Kept,
    /// The variable that forbids downloads, if one does.
    pub(super) offline: Option<(&'static str, &'s Node)>,
}

impl<'s> Download<'s> {
    /// None for other containers, for images that may hold a model, and where the environment cannot be seen.
    pub(super) fn of(workload: &Workload<'s>, container: &Container<'s>) -> Option<Self> {
        let engine = Engine::of(container).filter(|one| is_own_image(*one, container.image()))?;
        if container.node.get(&["envFrom"]).is_some() {
            return None;
        }
        let (model, node) = match engine {
            Engine::Vllm => named(container, &["--model"]).or_else(|| served(container))?,
            Engine::Tgi => named(container, &["--model-id"]).or_else(|| {
                let node = container.env("MODEL_ID")?.get(&["value"])?;
                Some((node.text()?, node))
            })?,
            Engine::Triton => return None,
        };
        let (owner, name) = model.split_once('/')?;
        let plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with(['.', '$', '-'])
                && part.bytes().all(|one| one.is_ascii_alphanumeric() || b"._-".contains(&one))
        };
        if !plain(owner) || !plain(name) {
            return None;
        }
        let folder = folder(container, engine);
        let kept = kept(workload, container, &folder);
        Some(Self { model, node, folder, kept, offline: offline(container) })
    }
}

fn named<'s>(container: &Container<'s>, names: &[&str]) -> Option<(&'s str, &'s Node)> {
    let given = Given::of(container, names)?;
    Some((given.value, given.flag.node))
}

/// The model behind `vllm serve`.
fn served<'s>(container: &Container<'s>) -> Option<(&'s str, &'s Node)> {
    let words = container.words();
    let serve = words.iter().position(|(word, _)| *word == "serve")?;
    words.get(serve + 1).copied()
}

/// Where an engine keeps what it downloads.
fn folder(container: &Container<'_>, engine: Engine) -> String {
    let flag = match engine {
        Engine::Tgi => "--huggingface-hub-cache",
        Engine::Vllm | Engine::Triton => "--download-dir",
    };
    let given = Given::of(container, &[flag]).map(|given| given.value);
    let variables = ["HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME"];
    let set = || variables.iter().find_map(|name| env_text(container, name));
    // Their images run as root.
    let own = if engine == Engine::Tgi { "/data" } else { concat!("/root", "/.cache/huggingface") };
    let folder = given.or_else(set).unwrap_or(own);
    folder.trim_end_matches('/').to_owned()
}

fn kept(workload: &Workload<'_>, container: &Container<'_>, folder: &str) -> Kept {
    let below = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut kept = Kept::No;
    for mount in container.mounts() {
        let text = |key: &str| mount.get(&[key]).and_then(Node::text).unwrap_or_default();
        let path = text("mountPath").trim_end_matches('/');
        if path.is_empty() || !(below(folder, path) || below(path, folder)) {
            continue;
        }
        let volumes = workload.spec.get(&["volumes"]).map_or(&[][..], Node::items);
        let is_it = |one: &&Node| one.get(&["name"]).and_then(Node::text) == Some(text("name"));
        let volume = volumes.iter().find(is_it);
        match volume.is_some_and(|one| one.get(&["emptyDir"]).is_some()) {
            true => kept = Kept::InPod,
            false => return Kept::Yes,
        }
    }
    kept
}

fn offline<'s>(container: &Container<'s>) -> Option<(&'static str, &'s Node)> {
    ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"].into_iter().find_map(|name| {
        let node = container.env(name)?.get(&["value"])?;
        let text = node.text()?.to_ascii_uppercase();
        matches!(&*text, "1" | "TRUE" | "YES" | "ON").then_some((name, node))
    })
}
