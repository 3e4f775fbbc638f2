//! Traps of types: text that YAML reads as something else than it looks like.

mod big_number;
mod exponent;
mod number_form;
mod set_number;
mod set_text;
mod truth;
mod version;
mod words;

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::{Object, Scene};
use chartroom_core::provenance::Input;
use chartroom_diagnostics::{Fix, Span};
use chartroom_gotemplate::{Map, Value, fmt};
use chartroom_yaml::{Node, Style};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    words::RULE,
    exponent::RULE,
    set_number::RULE,
    big_number::RULE,
    version::RULE,
    number_form::RULE,
    set_text::RULE,
    truth::RULE,
];

/// Nesting that is looked into.
const MAX_DEPTH: usize = 60;

/// A plain scalar of a values file that no higher layer overrides.
pub(super) struct Plain<'a> {
    file: ValuesFile<'a>,
    /// Its path in the effective values.
    pub(super) path: Vec<String>,
    node: &'a Node,
    /// As it is written.
    pub(super) text: &'a str,
    /// As Helm has it.
    pub(super) value: Value,
    span: Span,
}

impl<'a> Plain<'a> {
    /// All of the chart's values.yaml and the overlays that a template prints otherwise than they are written.
    pub(super) fn all(scene: &'a Scene<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        for file in ValuesFile::own(scene) {
            let mut found = Vec::new();
            collect(file.root, &mut Vec::new(), &mut found);
            for (path, node) in found {
                let Some(text) = node.text() else { continue };
                let Some(value) = node.to_value().ok().filter(|value| differs(value, text)) else {
                    continue;
                };
                let source = scene.layers.source(&path);
                let source = source.filter(|source| source.layer == file.layer.layer);
                let Some(span) = source.and_then(|one| one.span) else { continue };
                // A list that a higher layer replaces may be longer than the one that counts.
                let counts = scene.values.is_empty() || at(scene.values, &path).is_some();
                if counts && span.file == file.layer.file {
                    all.push(Self { file: file.clone(), path, node, text, value, span });
                }
            }
        }
        all
    }

    /// How `{{ . }}` prints it.
    pub(super) fn shown(&self) -> String {
        fmt::display(&self.value).to_text().into_owned()
    }

    /// Whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.value, Value::Float(_))
    }

    /// The key, or the one of the list that it is in.
    pub(super) fn key(&self) -> &str {
        let names = self.path.iter().rev();
        let mut names = names.filter(|key| key.parse::<usize>().is_err());
        names.next().map_or("", String::as_str)
    }

    /// A finding at it, with quotes as the way out.
    pub(super) fn finding(&self, scene: &Scene<'_>, message: String, quote: bool) -> Finding {
        let edit = self.file.editor.quote(self.node).filter(|_| quote);
        let edit = edit.filter(|_| crate::schema::takes_text(scene, &self.path));
        let title = messages::FixQuote { quoted: &crate::edit::quoted(self.text) }.text();
        Finding::in_file(self.span, message).fix(edit.map(|edit| Fix { title, edits: vec![edit] }))
    }
}

/// Whether `{{ . }}` prints a value otherwise than it is written.
fn differs(value: &Value, text: &str) -> bool {
    let printed = matches!(value, Value::Float(_) | Value::Bool(_));
    printed && fmt::display(value).as_bytes() != text.as_bytes()
}

fn collect<'a>(node: &'a Node, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, &'a Node)>) {
    if path.len() > MAX_DEPTH {
        return;
    }
    for entry in node.entries() {
        let Some(key) = entry.key.text().filter(|key| *key != "<<") else { continue };
        if node.entry(key).is_some_and(|last| std::ptr::eq(last, entry)) {
            path.push(key.to_owned());
            collect(&entry.value, path, found);
            path.pop();
        }
    }
    for (index, item) in node.items().iter().enumerate() {
        if item.text().is_some_and(is_short_number) {
            continue;
        }
        path.push(index.to_string());
        collect(item, path, found);
        path.pop();
    }
    let plain = node.as_scalar().is_some_and(|one| one.style == Style::Plain);
    if plain && node.tag.is_none() && !node.span.is_empty() {
        found.push((path.clone(), node));
    }
}

/// Whether a text is a whole number that is printed as it stands: lists may have hundreds of thousands of them.
fn is_short_number(text: &str) -> bool {
    let digits = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (text.len() == 1 || !text.starts_with('0'))
}

/// A value at a path of keys and indexes.
pub(in crate::rules) fn at(values: &Map, path: &[String]) -> Option<Value> {
    path.iter().try_fold(Value::Map(values.clone()), |value, key| match &value {
        Value::Map(map) => map.get(key.as_bytes()),
        Value::List(list) => list.items().get(key.parse::<usize>().ok()?).cloned(),
        _ => None,
    })
}

/// A scalar of a rendered object that a value is printed in.
pub(super) struct Printed<'s> {
    pub(super) object: &'s Object<'s>,
    pub(super) node: &'s Node,
    /// As it stands in the object, quotes included.
    pub(super) text: &'s str,
    /// The keys and indexes that lead to it.
    pub(super) keys: Vec<String>,
}

impl Printed<'_> {
    /// Whether it is text there, whatever it looks like.
    pub(super) fn is_text(&self, shown: &str) -> bool {
        let plain = self.node.as_scalar().is_some_and(|one| one.style == Style::Plain);
        !plain || self.node.text() != Some(shown) || self.wants_text()
    }

    /// Whether the field takes text only.
    fn wants_text(&self) -> bool {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        let [.., above, last] = keys.as_slice() else { return false };
        let maps = ["data", "stringData", "labels", "annotations", "matchLabels", "nodeSelector"];
        let listed = ["args", "command"].contains(above);
        let env = *last == "value" && keys.contains(&"env");
        maps.contains(above) || listed || env || ["image", "version"].contains(last)
    }
}

/// Where a value is printed on a line that has a text; None where nothing is rendered.
pub(super) fn printed<'s>(
    scene: &'s Scene<'_>,
    path: &[String],
    shown: &str,
) -> Option<Vec<Printed<'s>>> {
    let output = scene.output?;
    let mut found = Vec::new();
    if !output.objects.iter().any(|object| object.text.contains(shown)) {
        return Some(found);
    }
    let lines = output.provenance.lines_of(path);
    for object in &scene.objects {
        let lines = lines.iter().filter(|line| line.object == object.index && !line.control);
        let file = scene.report.files.get(object.file)?;
        let range = |line: usize| {
            let range = file.lines.line_range(line as u32);
            range.start as usize..range.end as usize
        };
        let lines = lines
            .map(|line| range(line.line))
            .filter(|range| file.text.get(range.clone()).is_some_and(|line| line.contains(shown)));
        let lines: Vec<Range<usize>> = lines.collect();
        if lines.is_empty() {
            continue;
        }
        let mut nodes = Vec::new();
        scalars(&object.root, &mut Vec::new(), &mut nodes);
        for (node, keys) in nodes {
            // Of a text of many lines only those with the value matter.
            let mut parts = lines.iter().filter_map(|line| {
                let part = node.span.start.max(line.start)..node.span.end.min(line.end);
                (part.start < part.end).then_some(part)
            });
            let prints = |part| {
                let origin = output.provenance.piece(object.index, part);
                let mut values = origin.into_iter().flat_map(|origin| origin.values);
                values.any(|(input, _)| matches!(input, Input::Value(value) if value == path))
            };
            if !parts.any(prints) {
                continue;
            }
            let text = file.text.get(node.span.clone()).unwrap_or_default();
            found.push(Printed { object, node, text, keys });
        }
    }
    Some(found)
}

fn scalars<'a>(node: &'a Node, path: &mut Vec<String>, found: &mut Vec<(&'a Node, Vec<String>)>) {
    if path.len() > MAX_DEPTH {
        return;
    }
    for entry in node.entries() {
        path.push(entry.key.text().unwrap_or_default().to_owned());
        scalars(&entry.value, path, found);
        path.pop();
    }
    for (index, item) in node.items().iter().enumerate() {
        path.push(index.to_string());
        scalars(item, path, found);
        path.pop();
    }
    if node.as_scalar().is_some() && !node.span.is_empty() {
        found.push((node, path.clone()));
    }
}

/// Adds the first place where a value is printed, and the action that prints it.
pub(super) fn shown_in(
    scene: &Scene<'_>,
    path: &[String],
    finding: Finding,
    printed: &[Printed<'_>],
) -> Finding {
    let Some(one) = printed.first() else { return finding };
    let finding = match actions(scene, path).first() {
        Some((span, _)) => finding.related_file(*span, messages::RELATED_TEMPLATE),
        None => finding,
    };
    finding.rendered(one.object, one.node, messages::RELATED_RENDERED.text())
}

/// The actions that print a value.
pub(super) fn actions<'a>(scene: &'a Scene<'_>, path: &[String]) -> Vec<(Span, &'a str)> {
    let Some(output) = scene.output else { return Vec::new() };
    let spans = output.provenance.templates_of(path).into_iter();
    let actions = spans.map(|span| (span, scene.slice(span)));
    let prints = |text: &str| {
        let inside = text.trim_start_matches(['{', '-', ' ']);
        text.starts_with("{{")
            && !["if", "with", "range", "else"].iter().any(|word| inside.starts_with(word))
    };
    actions.filter(|(_, text)| prints(text)).collect()
}

/// Pushes a finding for each plain scalar that one is made of.
pub(super) fn each(
    scene: &Scene<'_>,
    findings: &mut Findings<'_>,
    rule: impl Fn(&Plain<'_>) -> Option<Finding>,
) {
    for plain in Plain::all(scene) {
        if let Some(finding) = rule(&plain) {
            findings.push(finding);
        }
    }
}
