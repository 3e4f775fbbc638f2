//! Which layer a value comes from: the values files and `--set` entries of one environment, lowest first.

use crate::report::{Layer, Source};
use chartroom_diagnostics::{FileId, Span, order};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{Node, NodeKind};
use rustc_hash::{FxHashMap, FxHasher};
use std::cell::OnceCell;
use std::hash::Hasher;
use std::rc::Rc;

/// One layer.
#[derive(Clone, Debug)]
pub struct StackLayer {
    /// Its place in the order, for tags.
    pub layer: Layer,
    /// The file it is in.
    pub file: FileId,
    /// Path that its root stands at: a subchart's values are below the subchart's name.
    pub prefix: Vec<String>,
    /// What it says.
    pub content: Content,
}

/// What a layer is made of.
#[derive(Clone, Debug)]
pub enum Content {
    /// A YAML file.
    Tree(Rc<Node>),
    /// A `--set` entry: the values it makes, and the length of its text.
    Flag(Map, u32),
}

/// All layers of an environment, lowest first.
#[derive(Clone, Debug, Default)]
pub struct LayerStack {
    /// Lowest first; none is added once questions are asked.
    pub layers: Vec<StackLayer>,
    /// Which of many layers may have an answer.
    index: OnceCell<Rc<Index>>,
}

impl LayerStack {
    /// The place that set the value at a path: the latest layer that says anything about it, or, for what no layer
    /// spells out (anchors, merges), about the nearest path above it. A subchart's `global` comes from the top, which
    /// Helm copies into it (pkg/chart/common/util: coalesceGlobals).
    pub fn source(&self, path: &[String]) -> Option<Source> {
        let global = || {
            let at = path.iter().position(|key| key == "global")?;
            self.exact(path.get(at..)?).next()
        };
        let above = |length| self.exact(path.get(..length)?).next();
        self.exact(path).next().or_else(global).or_else(|| (1..path.len()).rev().find_map(above))
    }

    /// The places that say something about exactly this path, the winner first.
    pub fn sources(&self, path: &[String]) -> Vec<Source> {
        self.exact(path).collect()
    }

    /// The value that the layers below the winner give to a path.
    pub(crate) fn below(&self, path: &[String]) -> Option<Value> {
        let mut values = self.saying(path).rev().filter_map(|(_, layer)| layer.value(path));
        values.next()?;
        values.next()
    }

    /// The places that say something about exactly this path, the winner first.
    fn exact<'a>(&'a self, path: &'a [String]) -> impl Iterator<Item = Source> + 'a {
        self.saying(path).rev().filter_map(|(_, layer)| layer.source(path))
    }

    /// The layers that may say something about exactly this path, with their numbers.
    fn saying(&self, path: &[String]) -> Answering<'_> {
        self.answering(|index| index.said.get(&hash_of(path)).cloned().unwrap_or_default())
    }

    /// The layers that may say something about this path or put something that is no table above it, with their
    /// numbers.
    pub(crate) fn concerning(&self, path: &[String]) -> Answering<'_> {
        self.answering(|index| {
            let mut numbers = index.said.get(&hash_of(path)).cloned().unwrap_or_default();
            let above = (1..path.len()).filter_map(|length| path.get(..length));
            numbers.extend(above.filter_map(|path| index.no_table.get(&hash_of(path))).flatten());
            order::sort(&mut numbers);
            numbers.dedup();
            numbers
        })
    }

    fn answering(&self, find: impl FnOnce(&Index) -> Vec<u32>) -> Answering<'_> {
        let numbers = match self.layers.len() {
            few @ ..=FEW => (0..few as u32).collect(),
            _ => find(self.index.get_or_init(|| Rc::new(Index::new(&self.layers)))),
        };
        Answering { layers: &self.layers, numbers: numbers.into_iter() }
    }
}

/// So few layers are all asked.
const FEW: usize = 8;

/// Layers with their numbers, lowest first.
pub(crate) struct Answering<'a> {
    layers: &'a [StackLayer],
    numbers: std::vec::IntoIter<u32>,
}

impl<'a> Iterator for Answering<'a> {
    type Item = (usize, &'a StackLayer);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next()? as usize;
        Some((number, self.layers.get(number)?))
    }
}

impl DoubleEndedIterator for Answering<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next_back()? as usize;
        Some((number, self.layers.get(number)?))
    }
}

/// The numbers of layers by the hashes of the paths that they speak of. Who is found is asked all the same, so paths
/// that share a hash do no harm.
#[derive(Debug, Default)]
struct Index {
    said: FxHashMap<u64, Vec<u32>>,
    no_table: FxHashMap<u64, Vec<u32>>,
}

impl Index {
    fn new(layers: &[StackLayer]) -> Self {
        let mut index = Self::default();
        for (number, layer) in (0..).zip(layers) {
            let prefix = layer.prefix.iter().fold(0, hash_step);
            match &layer.content {
                Content::Tree(root) => index.add_node(root, prefix, number, 0),
                Content::Flag(map, _) => index.add_map(map, prefix, number, 0),
            }
        }
        index
    }

    fn note(&mut self, path: u64, number: u32, is_table: bool) {
        let kept = [Some(&mut self.said), (!is_table).then_some(&mut self.no_table)];
        for map in kept.into_iter().flatten() {
            let numbers = map.entry(path).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }

    fn add_node(&mut self, node: &Node, path: u64, number: u32, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let keyed =
            node.entries().iter().filter_map(|entry| Some((entry.key.text()?, &entry.value)));
        for (key, value) in keyed {
            let path = hash_step(path, key);
            self.note(path, number, matches!(value.kind, NodeKind::Mapping(_)));
            self.add_node(value, path, number, depth + 1);
        }
        for (at, item) in node.items().iter().enumerate() {
            let path = hash_step(path, at.to_string());
            self.note(path, number, matches!(item.kind, NodeKind::Mapping(_)));
            self.add_node(item, path, number, depth + 1);
        }
    }

    fn add_map(&mut self, map: &Map, path: u64, number: u32, depth: usize) {
        for (key, value) in map.entries() {
            self.add_value(&value, hash_step(path, key.to_text()), number, depth);
        }
    }

    fn add_value(&mut self, value: &Value, path: u64, number: u32, depth: usize) {
        self.note(path, number, matches!(value, Value::Map(_)));
        match value {
            _ if depth > MAX_DEPTH => {}
            Value::Map(map) => self.add_map(map, path, number, depth + 1),
            // The many items that an index made have nothing to say.
            Value::List(list) => {
                let items = list.items().iter().enumerate().filter(|(_, item)| !item.is_nil());
                for (at, item) in items {
                    self.add_value(item, hash_step(path, at.to_string()), number, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// Values nest no deeper.
const MAX_DEPTH: usize = 1000;

fn hash_step(path: u64, step: impl AsRef<str>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(path);
    hasher.write(step.as_ref().as_bytes());
    hasher.finish()
}

fn hash_of(path: &[String]) -> u64 {
    path.iter().fold(0, hash_step)
}

impl StackLayer {
    /// The path inside this layer.
    fn inner<'a>(&self, path: &'a [String]) -> Option<&'a [String]> {
        path.strip_prefix(self.prefix.as_slice()).filter(|inner| !inner.is_empty())
    }

    /// What this layer says about exactly this path.
    pub fn source(&self, path: &[String]) -> Option<Source> {
        let span = self.span(self.inner(path)?)?;
        Some(Source { layer: self.layer, span: Some(span) })
    }

    /// The key and, unless it is a table, the value at a path.
    fn span(&self, path: &[String]) -> Option<Span> {
        match &self.content {
            Content::Tree(root) => {
                let range = entry_range(root, path)?;
                Some(Span { file: self.file, start: range.0, end: range.1 })
            }
            Content::Flag(map, length) => {
                value_at(map, path).map(|_| Span { file: self.file, start: 0, end: *length })
            }
        }
    }

    /// The value that this layer alone gives to a path.
    pub fn value(&self, path: &[String]) -> Option<Value> {
        let path = self.inner(path)?;
        match &self.content {
            Content::Tree(root) => root.get(path)?.to_value().ok(),
            Content::Flag(map, _) => value_at(map, path),
        }
    }
}

impl StackLayer {
    /// Whether this layer says something about a path that is no table: without making a value of all that is in it.
    pub fn is_no_table(&self, path: &[String]) -> bool {
        let Some(path) = self.inner(path) else { return false };
        match &self.content {
            Content::Tree(root) => root.get(path).is_some_and(|node| match &node.kind {
                NodeKind::Mapping(_) => false,
                NodeKind::Alias(_) => node.to_value().is_ok_and(|it| it.as_map().is_none()),
                NodeKind::Scalar(_) | NodeKind::Sequence(_) => true,
            }),
            Content::Flag(map, _) => value_at(map, path).is_some_and(|it| it.as_map().is_none()),
        }
    }
}

/// Bytes of what stands at a path of a YAML tree.
fn entry_range(root: &Node, path: &[String]) -> Option<(u32, u32)> {
    let (last, above) = path.split_last()?;
    let parent = root.get(above)?;
    let range = match parent.entry(last) {
        Some(entry) if entry.value.entries().is_empty() => {
            entry.key.span.start..entry.value.span.end
        }
        Some(entry) => entry.key.span.clone(),
        None => parent.items().get(last.parse::<usize>().ok()?)?.span.clone(),
    };
    Some((range.start as u32, range.end as u32))
}

/// What stands at a path of keys and of numbers of items.
pub fn value_at(map: &Map, path: &[String]) -> Option<Value> {
    path.iter().try_fold(Value::Map(map.clone()), |value, step| match &value {
        Value::Map(map) => map.get(step.as_bytes()),
        Value::List(list) => list.items().get(step.parse::<usize>().ok()?).cloned(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(texts: &[&str]) -> LayerStack {
        let layer = |(number, text): (u8, &&str)| {
            let root = chartroom_yaml::parse(text).root.expect("a document");
            let value = root.to_value().expect("values");
            let content = match number % 3 {
                0 => Content::Flag(value.as_map().expect("a map").clone(), 1),
                _ => Content::Tree(root),
            };
            let prefix = if number % 4 == 1 { vec!["sub".to_owned()] } else { Vec::new() };
            let file = FileId(u32::from(number));
            StackLayer { layer: Layer::Overlay(number), file, prefix, content }
        };
        LayerStack { layers: (0..).zip(texts).map(layer).collect(), ..LayerStack::default() }
    }

    #[test]
    fn many_layers_answer_as_few_do() {
        let texts = [
            "a: {b: 1}",
            "a: [x, {c: 2}]",
            "{a: null, d: 1}",
            "sub: {a: {b: 2}}",
            "a: {b: {c: 1}}",
        ];
        let many = stack(&texts.repeat(4));
        assert!(many.layers.len() > FEW);
        let paths = [
            "a",
            "a.b",
            "a.0",
            "a.1.c",
            "a.b.c",
            "d",
            "sub",
            "sub.a",
            "sub.a.b",
            "sub.a.1.c",
            "z",
            "d.e",
        ];
        for path in paths {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            let all = || many.layers.iter().enumerate().rev();
            let said: Vec<Source> = all().filter_map(|(_, layer)| layer.source(&path)).collect();
            assert_eq!(many.sources(&path), said, "{path:?}");
            let concerned: Vec<usize> = many.concerning(&path).map(|(number, _)| number).collect();
            for (number, layer) in all() {
                let cuts = (1..path.len()).any(|length| layer.is_no_table(&path[..length]));
                let concerns = layer.source(&path).is_some() || cuts;
                assert!(!concerns || concerned.contains(&number), "{path:?} in {number}");
            }
        }
    }
}
