//! Inference engines and where models come from.

mod attention_heads;
mod downloads;
mod flag_of_release;
mod flags;
mod foreign_flag;
mod gpu_memory;
mod literal_secret;
mod model;
mod model_kept;
mod model_memory;
mod model_offline;
mod model_source;
mod numa;
mod one_argument;
mod probe_path;
mod shards;
mod shared_memory;
mod shared_memory_limit;
mod tensor_parallel;
mod tgi_limits;
mod token_missing;
mod token_name;

use super::gpu::{resource, rewrite_all};
use crate::Rule;
use crate::finding::{Finding, Place};
use crate::messages;
use crate::scene::{Container, Engine, Flag, Object, Scene, is_gpu};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::Entry;

pub(super) const RULES: &[Rule] = &[
    tensor_parallel::RULE,
    attention_heads::RULE,
    gpu_memory::RULE,
    shared_memory::RULE,
    shared_memory_limit::RULE,
    probe_path::RULE,
    shards::RULE,
    literal_secret::RULE,
    token_missing::RULE,
    token_name::RULE,
    model_kept::RULE,
    model_offline::RULE,
    model_source::RULE,
    one_argument::RULE,
    model_memory::RULE,
    tgi_limits::RULE,
    numa::RULE,
    foreign_flag::RULE,
    flag_of_release::RULE,
];

/// Names of vLLM's flag for tensor parallelism.
const TENSOR: [&str; 2] = ["--tensor-parallel-size", "-tp"];

/// A flag whose value can be read: the value, and where it stands.
struct Given<'s> {
    value: &'s str,
    flag: Flag<'s>,
}

impl<'s> Given<'s> {
    /// A flag of a container; None if it is not given, or without a value.
    fn of(container: &Container<'s>, names: &[&str]) -> Option<Self> {
        let flag = container.flag(names)?;
        Some(Self { value: flag.value?, flag })
    }

    /// Where the value stands.
    fn place(&self, scene: &Scene<'_>, object: &Object<'_>) -> Place {
        Place::Rendered(object.index, scene.flag_value(object, self.flag.node, self.value))
    }
}

/// A count that a flag gives, 1 if it is not given; None where it cannot be read.
fn count(container: &Container<'_>, names: &[&str]) -> Option<u32> {
    match container.flag(names) {
        None => Some(1),
        Some(flag) => flag.value?.parse().ok().filter(|count| *count > 0),
    }
}

/// How many GPUs one model of an engine is split over, as far as its arguments say; None where they do not.
fn parallel<'s>(container: &Container<'s>, engine: Engine) -> Option<(u32, Option<Given<'s>>)> {
    match engine {
        Engine::Vllm => {
            let given = Given::of(container, &TENSOR)?;
            Some((given.value.parse().ok()?, Some(given)))
        }
        Engine::Tgi => match Given::of(container, &["--num-shard"]) {
            Some(given) => Some((given.value.parse().ok()?, Some(given))),
            None => {
                let value = container.env("NUM_SHARD")?.get(&["value"])?.text()?;
                Some((value.parse().ok()?, None))
            }
        },
        Engine::Triton => None,
    }
}

/// The model that a container of vLLM serves, lower case, if its arguments say.
fn model_name(container: &Container<'_>) -> Option<String> {
    let name = match Given::of(container, &["--model"]) {
        Some(given) => given.value,
        None => {
            let words = container.words();
            let serve = words.iter().position(|(word, _)| *word == "serve")?;
            words.get(serve + 1)?.0
        }
    };
    Some(name.to_ascii_lowercase())
}

/// Whether the name of a model has a part that ends there: `llama-3.1-8b` is no `llama-3.1-8bit`.
fn is_named(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let rest = name.get(at + part.len()..).unwrap_or_default();
        !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
    })
}

/// The text of a value of the environment of a container, if it is written there.
fn env_text<'s>(container: &Container<'s>, name: &str) -> Option<&'s str> {
    container.env(name)?.get(&["value"])?.text()
}

/// The places in the effective values where a model's source is named: the path, and the source.
fn sources(values: &Map) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), values.clone())];
    while let Some((path, map)) = open.pop() {
        for (key, value) in map.entries() {
            let Ok(key) = std::str::from_utf8(key.as_bytes()) else { continue };
            let mut path: Vec<String> = path.clone();
            let above = path.last().map(|above| above.to_ascii_lowercase()).unwrap_or_default();
            path.push(key.to_owned());
            match &value {
                // Deeper than any values file, and a map can hold itself.
                Value::Map(inner) if path.len() < 12 => open.push((path, inner.clone())),
                Value::Str(text) => {
                    let own = key == "source" && above.contains("model");
                    if !own && !matches!(key, "modelSource" | "model_source") {
                        continue;
                    }
                    let Ok(text) = std::str::from_utf8(text.as_bytes()) else { continue };
                    found.push((path, text.to_owned()));
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// A number of GPUs that a flag and a limit have to agree on.
struct Pair<'s> {
    /// Where the flag says it, if it is given.
    flag: Option<Place>,
    /// The limit.
    limit: &'s Entry,
    /// What the flag asks for, and what the limit gives.
    needed: u32,
    gpus: u32,
}

impl Pair<'_> {
    /// A finding at the one that the later layer set, with an edit that fits it to the other one.
    fn finding(
        self,
        scene: &Scene<'_>,
        object: &Object<'_>,
        container: &Container<'_>,
        message: String,
    ) -> Finding {
        let Self { flag, limit, needed, gpus } = self;
        let layer = |place: &Place| match place {
            Place::Rendered(_, range) => scene.latest_layer(object, range.clone()),
            Place::File(_) | Place::Environment => None,
        };
        let at_limit = Place::node(object, &limit.value);
        let flag = match flag {
            Some(flag) if layer(&flag) >= layer(&at_limit) => Ok(flag),
            other => Err(other),
        };
        match flag {
            Ok(flag) => {
                let fix = match flag.clone() {
                    // Models divide well by powers of two only.
                    Place::Rendered(index, range) if gpus.is_power_of_two() => {
                        let title = messages::EngineSplit { gpus: gpus as usize }.text();
                        scene.rewrite(index, range, gpus.to_string(), title)
                    }
                    _ => None,
                };
                Finding::in_place(flag, message)
                    .related_place(at_limit, messages::ENGINE_NOTE_LIMIT)
                    .fix(fix)
            }
            Err(flag) => {
                let name = limit.key.text().unwrap_or_default();
                let mut nodes = vec![&limit.value];
                let request = resource(container.resources("requests"), name);
                nodes.extend(request.map(|entry| &entry.value));
                let title = messages::EngineAsk { gpus: needed as usize }.text();
                // Fewer GPUs than were asked for are a guess: the split is as likely what is wrong.
                let fix = rewrite_all(scene, object, &nodes, &needed.to_string(), &title);
                let fix = fix.filter(|_| needed > gpus);
                let finding = Finding::in_place(at_limit, message).fix(fix);
                match flag {
                    Some(flag) => finding.related_place(flag, messages::ENGINE_NOTE_FLAG),
                    None => finding,
                }
            }
        }
    }
}

/// The only GPU limit of a container; None if there are several, or none.
fn gpu_limit<'s>(container: &Container<'s>) -> Option<&'s Entry> {
    let limits = container.resources("limits").iter();
    let mut gpus = limits.filter(|entry| entry.key.text().is_some_and(is_gpu));
    gpus.next().filter(|_| gpus.next().is_none())
}
