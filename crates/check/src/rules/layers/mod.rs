//! Traps of layers: what laying values over each other does that was not meant.

mod below;
mod blank_block;
mod both_fields;
mod documents;
mod empty_map;
mod index_set;
mod list_replaced;
mod map_replaced;
mod misspelt_key;
mod null_kept;

use crate::Rule;
use crate::edit::{Editor, Found};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::Span;
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{Entry, Node, NodeKind};

pub(super) const RULES: &[Rule] = &[
    empty_map::RULE,
    blank_block::RULE,
    list_replaced::RULE,
    both_fields::STRATEGY,
    both_fields::BUDGET,
    null_kept::RULE,
    map_replaced::RULE,
    misspelt_key::RULE,
    index_set::RULE,
    documents::RULE,
];

/// Nesting that is looked into.
const MAX_DEPTH: usize = 60;

/// A values file of the user and the layers below it.
#[derive(Clone)]
pub(in crate::rules) struct ValuesFile<'a> {
    /// The layer.
    pub(in crate::rules) layer: &'a StackLayer,
    /// The layers below, lowest first.
    pub(in crate::rules) below: &'a [StackLayer],
    /// Its tree.
    pub(in crate::rules) root: &'a Node,
    /// Changes its text.
    pub(in crate::rules) editor: Editor<'a>,
}

impl<'a> ValuesFile<'a> {
    fn of(scene: &'a Scene<'_>, number: usize) -> Option<Self> {
        let layer = scene.layers.layers.get(number)?;
        let Content::Tree(root) = &layer.content else { return None };
        let file = scene.report.files.get(layer.file)?;
        Some(Self {
            layer,
            below: scene.layers.layers.get(..number)?,
            root,
            editor: Editor::new(&file.text, layer.file),
        })
    }

    /// The overlays of an environment, lowest first.
    pub(super) fn overlays(scene: &'a Scene<'_>) -> impl Iterator<Item = Self> {
        Self::all(scene).filter(|file| matches!(file.layer.layer, Layer::Overlay(_)))
    }

    /// The chart's own values.yaml and the overlays.
    pub(in crate::rules) fn own(scene: &'a Scene<'_>) -> impl Iterator<Item = Self> {
        Self::all(scene).filter(|file| file.layer.prefix.is_empty())
    }

    fn all(scene: &'a Scene<'_>) -> impl Iterator<Item = Self> {
        (0..scene.layers.layers.len()).filter_map(|number| Self::of(scene, number))
    }

    /// A place in it.
    pub(in crate::rules) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::of(self.layer.file, &range)
    }

    /// An entry: its key, and its value where that is short.
    pub(in crate::rules) fn entry_span(&self, entry: &Entry) -> Span {
        let long = matches!(&entry.value.kind, NodeKind::Mapping(inner) if !inner.is_empty())
            || !entry.value.items().is_empty();
        let end =
            if long { entry.key.span.end } else { entry.value.span.end.max(entry.key.span.end) };
        self.span(entry.key.span.start..end)
    }

    /// Every entry with its path, in the order written; the earlier of two with one key counts for nothing.
    pub(in crate::rules) fn entries(&self) -> Vec<(Vec<String>, Found<'a>)> {
        let mut found = Vec::new();
        collect(self.root, &mut self.layer.prefix.clone(), &mut Vec::new(), &mut found);
        found
    }
}

fn collect<'a>(
    map: &'a Node,
    path: &mut Vec<String>,
    parents: &mut Vec<&'a Entry>,
    found: &mut Vec<(Vec<String>, Found<'a>)>,
) {
    for entry in map.entries() {
        let Some(key) = entry.key.text().filter(|key| *key != "<<") else { continue };
        let counts = map.entry(key).is_some_and(|last| std::ptr::eq(last, entry));
        if !counts || parents.len() > MAX_DEPTH {
            continue;
        }
        path.push(key.to_owned());
        found.push((path.clone(), Found { parents: parents.clone(), map, entry }));
        parents.push(entry);
        collect(&entry.value, path, parents, found);
        parents.pop();
        path.pop();
    }
}

/// Names in backticks: `` `a`, `b` and `c` ``, with the number of those left out.
pub(super) fn list(names: &[String]) -> String {
    const SHOWN: usize = 4;
    let mut shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN {
        let more = names.len() - SHOWN;
        return messages::ListMore {
            names: &shown.join(chartroom_messages::comma()),
            count: &more,
        }
        .text();
    }
    match shown.pop() {
        Some(last) if shown.is_empty() => last,
        Some(last) => {
            messages::ListAnd { names: &shown.join(chartroom_messages::comma()), last: &last }
                .text()
        }
        None => String::new(),
    }
}

/// The values that `--set` entries give, each with its path and the place of the entry.
pub(super) fn flag_values(scene: &Scene<'_>) -> Vec<(Vec<String>, Value, Span)> {
    let mut found = Vec::new();
    for layer in &scene.layers.layers {
        if let Content::Flag(map, length) = &layer.content {
            let span = Span { file: layer.file, start: 0, end: *length };
            leaves(&Value::Map(map.clone()), &mut Vec::new(), &mut |path, value| {
                found.push((path.to_vec(), value.clone(), span));
            });
        }
    }
    found
}

fn leaves(value: &Value, path: &mut Vec<String>, tell: &mut dyn FnMut(&[String], &Value)) {
    let entries: Vec<(String, Value)> = match value {
        Value::Map(map) => named(map),
        Value::List(list) => {
            let items = list.items().iter().enumerate();
            items.map(|(index, item)| (index.to_string(), item.clone())).collect()
        }
        scalar => return tell(path, scalar),
    };
    for (key, value) in entries {
        path.push(key);
        if path.len() <= MAX_DEPTH {
            leaves(&value, path, tell);
        }
        path.pop();
    }
}

fn named(map: &Map) -> Vec<(String, Value)> {
    let entries = map.entries().into_iter();
    entries.map(|(key, value)| (key.to_text().into_owned(), value)).collect()
}
