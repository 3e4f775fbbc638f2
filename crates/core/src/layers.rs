//! Which layer a value comes from: the values files and `--set` entries of one environment, lowest first.

use crate::report::{Layer, Source};
use chartroom_diagnostics::{FileId, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{Node, NodeKind};
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
    /// Lowest first.
    pub layers: Vec<StackLayer>,
}

impl LayerStack {
    /// The place that set the value at a path: the latest layer that says anything about it, or, for what no layer
    /// spells out (anchors, merges), about the nearest path above it.
    pub fn source(&self, path: &[String]) -> Option<Source> {
        (1..=path.len()).rev().find_map(|length| {
            let path = path.get(..length)?;
            self.layers.iter().rev().find_map(|layer| layer.source(path))
        })
    }

    /// The places that say something about exactly this path, the winner first.
    pub fn sources(&self, path: &[String]) -> Vec<Source> {
        self.layers.iter().rev().filter_map(|layer| layer.source(path)).collect()
    }

    /// The value that the layers below the winner give to a path.
    pub(crate) fn below(&self, path: &[String]) -> Option<Value> {
        let mut values = self.layers.iter().rev().filter_map(|layer| layer.value(path));
        values.next()?;
        values.next()
    }
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
    pub(crate) fn is_no_table(&self, path: &[String]) -> bool {
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

fn value_at(map: &Map, path: &[String]) -> Option<Value> {
    let mut value = Value::Map(map.clone());
    for step in path {
        value = match &value {
            Value::Map(map) => map.get(step.as_bytes())?,
            Value::List(list) => list.items().get(step.parse::<usize>().ok()?)?.clone(),
            _ => return None,
        };
    }
    Some(value)
}
