//! A container of a pod.

use chartroom_core::quantity::parse_milli;
use chartroom_yaml::{Entry, Node};

/// A container of a pod.
#[derive(Clone, Copy)]
pub(crate) struct Container<'s> {
    /// The container's mapping.
    pub(crate) node: &'s Node,
}

/// The value of a command line flag.
pub(crate) struct Flag<'s> {
    /// The value; None for a flag that stands alone.
    pub(crate) value: Option<String>,
    /// The item of `command` or `args` that holds the value, or the flag.
    pub(crate) node: &'s Node,
}

impl<'s> Container<'s> {
    /// `name`, empty if there is none.
    pub(crate) fn name(&self) -> &'s str {
        self.node.get(&["name"]).and_then(Node::text).unwrap_or_default()
    }

    /// A place for what is missing: the container's name, or the container.
    pub(crate) fn anchor(&self) -> &'s Node {
        self.node.get(&["name"]).unwrap_or(self.node)
    }

    /// `image`, empty if there is none.
    pub(crate) fn image(&self) -> &'s str {
        self.node.get(&["image"]).and_then(Node::text).unwrap_or_default()
    }

    /// The pairs of `resources.requests` or `resources.limits`.
    pub(crate) fn resources(&self, list: &str) -> &'s [Entry] {
        self.node.get(&["resources", list]).map_or(&[], Node::entries)
    }

    /// A quantity of `resources`, in thousandths.
    pub(crate) fn quantity(&self, list: &str, name: &str) -> Option<i128> {
        parse_milli(self.node.get(&["resources", list, name])?.text()?)
    }

    /// GPUs, by their limits.
    pub(crate) fn gpus(&self) -> u32 {
        let limits = self.resources("limits").iter();
        let count = |entry: &Entry| {
            let gpu = entry.key.text().is_some_and(is_gpu);
            gpu.then(|| parse_milli(entry.value.text()?)).flatten()
        };
        limits.filter_map(count).filter_map(|milli| u32::try_from(milli / 1000).ok()).sum()
    }

    /// The words of `command` and `args`, those of a shell script (`sh -c "…"`) one by one.
    pub(crate) fn words(&self) -> Vec<(String, &'s Node)> {
        let listed = ["command", "args"];
        let items = listed.iter().filter_map(|key| self.node.get(&[key])).flat_map(Node::items);
        let mut words = Vec::new();
        for item in items {
            let Some(text) = item.text() else { continue };
            if text.trim().contains([' ', '\n']) {
                let parts = text.split_whitespace().filter(|part| *part != "\\");
                let plain = |part: &str| part.trim_matches(['"', '\'']).to_owned();
                words.extend(parts.map(|part| (plain(part), item)));
            } else {
                words.push((text.to_owned(), item));
            }
        }
        words
    }

    /// A command line flag by one of its names: `--name=value`, or `--name` and the value as the next word.
    pub(crate) fn flag(&self, names: &[&str]) -> Option<Flag<'s>> {
        let words = self.words();
        // The last one counts, as argument parsers have it.
        words.iter().enumerate().rev().find_map(|(at, (word, node))| {
            let (name, inline) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            // vLLM takes dashes and underscores alike.
            let dashed = name.replace('_', "-");
            if !names.contains(&dashed.as_str()) {
                return None;
            }
            if inline.is_some() {
                return Some(Flag { value: inline, node });
            }
            let next = words.get(at + 1).filter(|(next, _)| !next.starts_with("--"));
            Some(match next {
                Some((value, node)) => Flag { value: Some(value.clone()), node },
                None => Flag { value: None, node },
            })
        })
    }

    /// An entry of `env` by its name: the item.
    pub(crate) fn env(&self, name: &str) -> Option<&'s Node> {
        let listed = self.node.get(&["env"]).map_or(&[][..], Node::items);
        listed.iter().rev().find(|one| one.get(&["name"]).and_then(Node::text) == Some(name))
    }

    /// The items of `volumeMounts`.
    pub(crate) fn mounts(&self) -> &'s [Node] {
        self.node.get(&["volumeMounts"]).map_or(&[], Node::items)
    }

    /// A probe by its key (`startupProbe`, `livenessProbe`, `readinessProbe`).
    pub(crate) fn probe(&self, key: &str) -> Option<&'s Node> {
        self.node.get(&[key]).filter(|probe| !probe.entries().is_empty())
    }
}

/// Whether an extended resource is a GPU: `nvidia.com/gpu`, `nvidia.com/mig-1g.10gb`, `amd.com/gpu`,
/// `gpu.intel.com/i915`.
pub(crate) fn is_gpu(name: &str) -> bool {
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
