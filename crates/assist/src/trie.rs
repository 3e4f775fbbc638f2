//! Things by paths of values, where `*` is any step.

use std::collections::BTreeMap;

/// A step of a path with what lies there and below.
#[derive(Debug)]
pub(crate) struct Trie<T> {
    pub(crate) here: Vec<T>,
    pub(crate) below: BTreeMap<String, Trie<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { here: Vec::new(), below: BTreeMap::new() }
    }
}

impl<T> Trie<T> {
    pub(crate) fn insert(&mut self, path: &[String], value: T) {
        let mut at = self;
        for step in path {
            at = at.below.entry(step.clone()).or_default();
        }
        at.here.push(value);
    }

    /// Where a path leads to: to more than one place if steps are any.
    pub(crate) fn at(&self, path: &[String]) -> Vec<&Trie<T>> {
        let mut nodes = vec![self];
        for step in path {
            let number = step.bytes().all(|byte| byte.is_ascii_digit());
            nodes = nodes.into_iter().flat_map(|node| node.steps(step, number)).collect();
        }
        nodes
    }

    fn steps<'a>(&'a self, step: &str, number: bool) -> Vec<&'a Trie<T>> {
        if step == "*" {
            return self.below.values().collect();
        }
        let exact = self.below.get(step).filter(|_| !number || !self.below.contains_key("*"));
        exact.into_iter().chain(self.below.get("*")).collect()
    }

    /// All that lies here and below.
    pub(crate) fn all(&self) -> Vec<&T> {
        let (mut open, mut found) = (vec![self], Vec::new());
        while let Some(node) = open.pop() {
            found.extend(&node.here);
            open.extend(node.below.values());
        }
        found
    }
}
