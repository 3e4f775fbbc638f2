//! A container of a pod.

use crate::object::items;
use crate::quantity::parse_milli;
use chartroom_yaml::{Entry, Node};

/// A container of a pod.
#[derive(Clone, Copy)]
pub struct Container<'s> {
    /// The container's mapping.
    pub node: &'s Node,
}

/// The value of a command line flag.
pub struct Flag<'s> {
    /// The value; None for a flag that stands alone.
    pub value: Option<&'s str>,
    /// The item of `command` or `args` that holds the value, or the flag.
    pub node: &'s Node,
}

impl<'s> Container<'s> {
    /// `name`, empty if there is none.
    pub fn name(&self) -> &'s str {
        self.node.get(&["name"]).and_then(Node::text).unwrap_or_default()
    }

    /// A place for what is missing: the container's name, or the container.
    pub fn anchor(&self) -> &'s Node {
        self.node.get(&["name"]).unwrap_or(self.node)
    }

    /// `image`, empty if there is none.
    pub fn image(&self) -> &'s str {
        self.node.get(&["image"]).and_then(Node::text).unwrap_or_default()
    }

    /// The pairs of `resources.requests` or `resources.limits`.
    pub fn resources(&self, list: &str) -> &'s [Entry] {
        self.node.get(&["resources", list]).map_or(&[], Node::entries)
    }

    /// A quantity of `resources`, in thousandths.
    pub fn quantity(&self, list: &str, name: &str) -> Option<i128> {
        parse_milli(self.node.get(&["resources", list, name])?.text()?)
    }

    /// What it asks for of a resource, in thousandths: its request, or its limit where there is none.
    pub fn asked(&self, name: &str) -> Option<i128> {
        self.quantity("requests", name).or_else(|| self.quantity("limits", name))
    }

    /// GPUs, by their limits.
    pub fn gpus(&self) -> u32 {
        let limits = self.resources("limits").iter();
        let gpus = limits.filter(|entry| entry.key.text().is_some_and(is_gpu));
        let whole = |entry: &Entry| u32::try_from(parse_milli(entry.value.text()?)? / 1000).ok();
        gpus.filter_map(whole).fold(0, u32::saturating_add)
    }

    /// Whether it is an init container that runs on beside the others.
    pub fn stays(&self) -> bool {
        self.node.get(&["restartPolicy"]).and_then(Node::text) == Some("Always")
    }

    /// The words of `command` and `args`, those of a shell script (`sh -c "…"`) one by one.
    pub fn words(&self) -> Vec<(&'s str, &'s Node)> {
        let mut words = Vec::new();
        for item in ["command", "args"].iter().flat_map(|key| items(self.node, &[key])) {
            let Some(text) = item.text() else { continue };
            if text.trim_ascii().contains([' ', '\n']) {
                let parts = text.split_ascii_whitespace().filter(|part| *part != "\\");
                words.extend(parts.map(|part| (part.trim_matches(['"', '\'']), item)));
            } else {
                words.push((text, item));
            }
        }
        words
    }

    /// A command line flag by one of its names: `--name=value`, or `--name` and the value as the next word.
    pub fn flag(&self, names: &[&str]) -> Option<Flag<'s>> {
        let words = self.words();
        // The last one counts, as argument parsers have it.
        words.iter().enumerate().rev().find_map(|(at, (word, node))| {
            let (name, inline) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (*word, None),
            };
            if !names.iter().any(|one| is_flag(name, one)) {
                return None;
            }
            let next = || words.get(at + 1).filter(|(next, _)| !next.starts_with("--"));
            let (value, node) = match inline {
                Some(value) => (Some(value), *node),
                None => next().map_or((None, *node), |(value, node)| (Some(*value), *node)),
            };
            Some(Flag { value, node })
        })
    }

    /// An entry of `env` by its name: the item.
    pub fn env(&self, name: &str) -> Option<&'s Node> {
        items(self.node, &["env"])
            .iter()
            .rev()
            .find(|one| one.get(&["name"]).and_then(Node::text) == Some(name))
    }

    /// The items of `volumeMounts`.
    pub fn mounts(&self) -> &'s [Node] {
        items(self.node, &["volumeMounts"])
    }

    /// A probe by its key (`startupProbe`, `livenessProbe`, `readinessProbe`).
    pub fn probe(&self, key: &str) -> Option<&'s Node> {
        self.node.get(&[key]).filter(|probe| !probe.entries().is_empty())
    }
}

/// Whether a word is a flag; vLLM takes dashes and underscores alike.
fn is_flag(word: &str, flag: &str) -> bool {
    let same = |(a, b): (u8, u8)| a == b || (a == b'_' && b == b'-');
    word.len() == flag.len() && word.bytes().zip(flag.bytes()).all(same)
}

/// Whether an extended resource is a GPU: `nvidia.com/gpu`, `nvidia.com/mig-1g.10gb`, `amd.com/gpu`,
/// `gpu.intel.com/i915`.
pub fn is_gpu(name: &str) -> bool {
    let Some((domain, rest)) = name.split_once('/') else { return false };
    match domain {
        "nvidia.com" => {
            rest == "gpu" || rest == "gpu.shared" || rest.starts_with("mig-") || rest == "pgpu"
        }
        "amd.com" => rest.starts_with("gpu"),
        "gpu.intel.com" => true,
        _ => false,
    }
}
