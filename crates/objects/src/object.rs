//! A rendered object, and what a field of it says.

use chartroom_diagnostics::FileId;
use chartroom_yaml::{Entry, Node};
use std::rc::Rc;

/// A rendered object with its tree. Places in it are nodes of the tree.
pub struct Object<'a> {
    /// Index in the output.
    pub index: usize,
    /// `kind`, empty if there is none.
    pub kind: &'a str,
    /// `metadata.name`, empty if there is none.
    pub name: &'a str,
    /// The object's own file.
    pub file: FileId,
    /// Whether Helm applies it as a hook.
    pub is_hook: bool,
    /// The tree.
    pub root: Rc<Node>,
}

impl Object<'_> {
    /// The node at a path of keys and indexes; None for null, which the API server takes for a field left out.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        set(&self.root, path)
    }

    /// The key and value at a path of keys, nulls too.
    pub fn entry(&self, path: &[&str]) -> Option<&Entry> {
        let (last, above) = path.split_last()?;
        self.root.get(above)?.entry(last)
    }

    /// The scalar at a path as text.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        self.at(path).and_then(Node::text)
    }

    /// A place for what is missing: the key `above` if there is one, or the name of the object.
    pub fn anchor(&self, above: &[&str]) -> &Node {
        let entry = self.entry(above).map(|entry| &entry.key);
        entry.or_else(|| self.at(&["metadata", "name"])).unwrap_or(&self.root)
    }
}

/// The node at a path below another one, unless it is null.
pub fn set<'n>(node: &'n Node, path: &[&str]) -> Option<&'n Node> {
    node.get(path).filter(|node| !node.is_null())
}

/// The items of a list at a path.
pub fn items<'n>(node: &'n Node, path: &[&str]) -> &'n [Node] {
    node.get(path).map_or(&[], Node::items)
}

/// A whole number as an integer field takes it. The API server refuses quotes around it, which leaves no doubt about
/// what was meant.
pub fn int(node: &Node) -> Option<i64> {
    node.whole().or_else(|| node.text()?.parse().ok())
}

/// A number of things, which is never below 0.
pub fn count(node: &Node) -> Option<u32> {
    u32::try_from(int(node)?).ok()
}

/// Of which way a share of pods is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Kubernetes rounds `maxSurge` and both fields of a PodDisruptionBudget up.
    Up,
    /// It rounds a Deployment's `maxUnavailable` down.
    Down,
}

/// An IntOrString, a number of pods or a share of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntOrPercent {
    /// `2`
    Int(u32),
    /// `25%`
    Percent(u32),
}

impl IntOrPercent {
    /// What a field says; None for what is neither.
    pub fn of(node: &Node) -> Option<Self> {
        match node.text()?.strip_suffix('%') {
            Some(percent) => percent.parse().ok().map(Self::Percent),
            None => count(node).map(Self::Int),
        }
    }

    /// How many of so many pods that is.
    pub fn of_pods(self, pods: u32, round: Round) -> u32 {
        let percent = match self {
            Self::Int(number) => return number,
            Self::Percent(percent) => percent,
        };
        let share = u64::from(percent) * u64::from(pods);
        let whole = if round == Round::Up { share.div_ceil(100) } else { share / 100 };
        u32::try_from(whole).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Rc<Node> {
        chartroom_yaml::parse(text).root.unwrap()
    }

    #[test]
    fn percentages_round_as_told() {
        let of =
            |text: &str, pods, round| Some(IntOrPercent::of(&node(text))?.of_pods(pods, round));
        assert_eq!(of("25%", 1, Round::Up), Some(1));
        assert_eq!(of("25%", 1, Round::Down), Some(0));
        assert_eq!(of("50%", 5, Round::Up), Some(3));
        assert_eq!(of("'50%'", 5, Round::Up), Some(3));
        assert_eq!(of("3", 5, Round::Down), Some(3));
        for none in ["a%", "-1", "many", "[1]"] {
            assert_eq!(of(none, 5, Round::Up), None, "{none}");
        }
    }

    #[test]
    fn whole_numbers_are_read_as_the_api_server_reads_them() {
        let read = [
            ("3", 3),
            ("0x10", 16),
            ("010", 8),
            ("3.0", 3),
            ("1_000", 1000),
            ("'3'", 3),
            ("-1", -1),
        ];
        for (text, number) in read {
            assert_eq!(int(&node(text)), Some(number), "{text}");
        }
        for none in ["3.5", "many", "null", "[1]", "{}"] {
            assert_eq!(int(&node(none)), None, "{none}");
        }
    }
}
