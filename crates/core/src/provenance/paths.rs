//! From the atoms of a trace to paths of values.

use crate::layers::LayerStack;
use crate::report::{Layer, Source};
use chartroom_gotemplate::{CHANCE, Key, Taint, Trace};
use std::collections::HashSet;
use std::hash::Hash;

/// Something that output was computed from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Input {
    /// A value by its path in the root chart's values: `["image", "tag"]`.
    Value(Vec<String>),
    /// A part of `.Release`, `.Chart`, `.Capabilities` and the like, by its path.
    Release(Vec<String>),
}

impl Input {
    /// The path of a value.
    pub fn value(&self) -> Option<&[String]> {
        match self {
            Input::Value(path) => Some(path),
            Input::Release(_) => None,
        }
    }

    /// The place that set it.
    pub(crate) fn source(&self, layers: &LayerStack) -> Option<Source> {
        match self {
            Input::Value(path) => layers.source(path),
            Input::Release(_) => Some(Source { layer: Layer::Release, span: None }),
        }
    }
}

/// What a set of atoms is, without repetition. Of the places that one container stands in, the first counts; what a
/// subchart sees as `global` is told as the `global` of the outermost chart where a layer sets it.
pub(crate) fn inputs(trace: &Trace, taint: Taint, layers: &LayerStack) -> Vec<Input> {
    each_once(all_inputs(trace, taint, layers))
}

/// What a set of atoms is, one by one.
pub(crate) fn all_inputs(
    trace: &Trace,
    taint: Taint,
    layers: &LayerStack,
) -> impl Iterator<Item = Input> {
    trace.atoms(taint).iter().filter_map(|atom| input(trace, *atom, layers))
}

/// Each once, in order.
pub(crate) fn each_once<T: Clone + Eq + Hash>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut known = HashSet::new();
    all.filter(|one| known.insert(one.clone())).collect()
}

/// What an atom is; None for what is none of the user's, such as `.Template`.
pub(crate) fn input(trace: &Trace, atom: u32, layers: &LayerStack) -> Option<Input> {
    let paths = trace.paths(atom);
    let mut inputs = paths.iter().filter_map(|path| {
        let (root, rest) = path.split_first()?;
        if matches!(root, Key::Name(name) if name.as_bytes() == CHANCE.as_bytes()) {
            return None;
        }
        let rest: Vec<String> = rest.iter().map(step).collect();
        match root {
            Key::Name(name) if name.as_bytes() == b"Values" => Some(Input::Value(rest)),
            _ => Some(Input::Release(rest)),
        }
    });
    // Values come first: they were made inputs before the contexts that hold them.
    let first = inputs.find(|input| matches!(input, Input::Value(path) if !path.is_empty()));
    let input = first.or_else(|| {
        paths.first().and_then(|_| {
            let path = paths.first()?.get(1..)?.iter().map(step).collect::<Vec<_>>();
            (!path.is_empty()).then_some(Input::Release(path))
        })
    })?;
    Some(match input {
        Input::Value(path) => Input::Value(outer_global(path, layers)),
        other => other,
    })
}

fn step(key: &Key) -> String {
    match key {
        Key::Name(name) => name.to_text().into_owned(),
        Key::Index(index) => index.to_string(),
        // Never in a path: the shape of a container is told as the container.
        Key::Shape => String::new(),
    }
}

/// Helm copies `global` into every subchart's values, over what is there; where a layer says something about it in a
/// chart further out, that is where it comes from.
fn outer_global(path: Vec<String>, layers: &LayerStack) -> Vec<String> {
    let Some(at) = path.iter().position(|key| key == "global") else { return path };
    let (charts, rest) = path.split_at(at);
    let outer = (0..at)
        .filter(|_| rest.len() > 1)
        .map(|depth| charts.iter().take(depth).chain(rest).cloned().collect::<Vec<String>>());
    let mut set = outer.filter(|path| !layers.sources(path).is_empty());
    set.next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::each_once;
    use std::cell::Cell;
    use std::hash::{Hash, Hasher};

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    #[derive(Clone, Debug)]
    struct Counted(usize);

    impl PartialEq for Counted {
        fn eq(&self, other: &Self) -> bool {
            COMPARED.set(COMPARED.get() + 1);
            self.0 == other.0
        }
    }

    impl Eq for Counted {}

    impl Hash for Counted {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    #[test]
    fn what_a_long_list_is_made_of_is_not_held_against_each_other() {
        let items = 20_000;
        let all = (0..items).chain(0..items).map(Counted);
        assert_eq!(each_once(all).len(), items);
        // Each that comes again is compared with itself, and few with a neighbour in the table.
        assert!(COMPARED.get() < 2 * items, "{}", COMPARED.get());
    }
}
