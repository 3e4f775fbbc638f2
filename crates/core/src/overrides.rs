//! What layers do to each other: keys that a higher layer overrides, and entries that change nothing.

use crate::layers::{Content, LayerStack, StackLayer};
use crate::messages;
use crate::report::{Override, Source};
use crate::values_view::short;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Files, Fix, Related, Role, Severity, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{self as yaml, Entry, Node, NodeKind};

/// Nesting that is still looked into.
const MAX_DEPTH: usize = 60;

/// The keys of values files that a higher layer overrides with another value, lowest layer first.
pub(crate) fn overrides(values: &Map, layers: &LayerStack) -> Vec<Override> {
    let mut found = Vec::new();
    for (number, layer) in layers.layers.iter().enumerate() {
        if number + 1 == layers.layers.len() {
            continue;
        }
        for_each_leaf(layer, &mut |path, _, entry| {
            let mut above = layers.concerning(path).rev().take_while(|(other, _)| *other > number);
            let Some(by) = above.find_map(|(_, one)| setter(one, path)) else { return };
            let now = effective(values, path);
            let own = entry.value.to_value().ok();
            let text = match &now {
                Some(now) if own.as_ref().is_some_and(|own| same(own, now)) => return,
                Some(now) => short(now),
                None => "removed".to_owned(),
            };
            let span = span(layer.file, entry.key.span.start, entry.value.span.end);
            found.push(Override { span, text, by });
        });
    }
    found
}

/// What a layer says about a path or, by taking its table away, about a path above it.
fn setter(layer: &StackLayer, path: &[String]) -> Option<Source> {
    if let Some(source) = layer.source(path) {
        return Some(source);
    }
    (1..path.len()).rev().find_map(|length| {
        let above = path.get(..length)?;
        layer.is_no_table(above).then(|| layer.source(above)).flatten()
    })
}

/// Entries of overlays that say what is already so below them.
pub(crate) fn redundant(files: &Files, layers: &LayerStack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (number, layer) in layers.layers.iter().enumerate() {
        let overlay = matches!(layer.layer, crate::report::Layer::Overlay(_));
        if !overlay || number == 0 {
            continue;
        }
        let text = files.get(layer.file).map(|file| &*file.text).unwrap_or_default();
        for_each_leaf(layer, &mut |path, parents, entry| {
            let Some((source, value)) = standing(layers, number, path) else { return };
            let repeated = entry.value.to_value().is_ok_and(|own| same(&own, &value));
            if !repeated || is_changed_in_place(layers, number, path, &value) {
                return;
            }
            let dotted = path.join(".");
            let place = source.span.and_then(|span| Some((span, files.get(span.file)?)));
            let Some((below, file)) = place else { return };
            let line = 1 + file.lines.line_col(below.start).line;
            let mut hint = Diagnostic::new(
                "values/redundant",
                Severity::Info,
                messages::OverrideRedundant {
                    path: &dotted,
                    value: &short(&value),
                    file: &file.name,
                    line: &line,
                },
            )
            .at(span(layer.file, entry.key.span.start, entry.value.span.end))
            .help(messages::OVERRIDE_REDUNDANT_HELP);
            hint.related.push(Related {
                role: Role::DefinedHere,
                span: below,
                message: messages::OVERRIDE_REDUNDANT_NOTE.into(),
            });
            hint.fix = crate::edit::removal(text, parents, entry).map(|range| Fix {
                title: messages::OverrideRedundantFix { path: &dotted }.text(),
                edits: vec![Edit {
                    span: span(layer.file, range.start, range.end),
                    text: String::new(),
                }],
            });
            found.push(hint);
        });
    }
    found
}

/// Whether `--set` changes items of a list, for which a values file must hold the list: it starts from an empty one else.
fn is_changed_in_place(layers: &LayerStack, above: usize, path: &[String], list: &Value) -> bool {
    let mut flags = layers.layers.iter().skip(above + 1);
    let changes = |layer: &StackLayer| {
        matches!(layer.content, Content::Flag(..))
            && layer.value(path).is_some_and(|value| matches!(value, Value::List(_)))
    };
    matches!(list, Value::List(_)) && flags.any(changes)
}

/// The value that the layers below one give to a path together, and the layer it is from; None where they leave it unset, also
/// because a later one took the table above it away.
fn standing(layers: &LayerStack, below: usize, path: &[String]) -> Option<(Source, Value)> {
    let concerned = layers.concerning(path).rev().skip_while(|(number, _)| *number >= below);
    for (_, layer) in concerned {
        if let Some(value) = layer.value(path) {
            return Some((layer.source(path)?, value))
                .filter(|(_, value)| !matches!(value, Value::Map(map) if !map.is_empty()));
        }
        let cut = |length| path.get(..length).is_some_and(|above| layer.is_no_table(above));
        if (1..path.len()).any(cut) {
            return None;
        }
    }
    None
}

/// Hears of an entry: its path in the effective values, the entries around it, outermost first, and itself.
type Tell<'f, 'a> = dyn FnMut(&[String], &[&'a Entry], &'a Entry) + 'f;

/// Tells every entry of a values file whose value is no table, or an empty one, with its path in the effective
/// values and the entries around it, outermost first.
fn for_each_leaf<'a>(layer: &'a StackLayer, tell: &mut Tell<'_, 'a>) {
    let Content::Tree(root) = &layer.content else { return };
    let mut path = layer.prefix.clone();
    let mut parents = Vec::new();
    walk(root, &mut path, &mut parents, tell);
}

fn walk<'a>(
    node: &'a Node,
    path: &mut Vec<String>,
    parents: &mut Vec<&'a Entry>,
    tell: &mut Tell<'_, 'a>,
) {
    for entry in node.entries() {
        let Some(key) = entry.key.text().filter(|key| *key != "<<") else { continue };
        let counts = node.entry(key).is_some_and(|last| std::ptr::eq(last, entry));
        if !counts || parents.len() > MAX_DEPTH {
            continue;
        }
        path.push(key.to_owned());
        match &entry.value.kind {
            NodeKind::Mapping(inner) if !inner.is_empty() => {
                parents.push(entry);
                walk(&entry.value, path, parents, tell);
                parents.pop();
            }
            _ => tell(path, parents, entry),
        }
        path.pop();
    }
}

fn effective(values: &Map, path: &[String]) -> Option<Value> {
    path.iter()
        .try_fold(Value::Map(values.clone()), |value, key| value.as_map()?.get(key.as_bytes()))
}

/// Whether two values are the same to a template: same kind, same content.
fn same(left: &Value, right: &Value) -> bool {
    let text = |value: &Value| yaml::json::encode(value, false).ok();
    left.kind() == right.kind() && text(left).is_some_and(|left| text(right) == Some(left))
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    Span { file, start: start as u32, end: end as u32 }
}
