//! Two objects field by field.

use crate::messages;
use crate::noise::is_noise;
use chartroom_core::diagnostics::LineIndex;
use chartroom_core::one_line;
use chartroom_yaml::{Entry, Node, Style};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A field that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// `spec.template.spec.containers[vllm].image`; items of lists that have names go by these, others by index.
    pub path: String,
    /// What it was, on one line; None where it was added. Tables and lists are JSON.
    pub old: Option<String>,
    /// What it is; None where it was removed.
    pub new: Option<String>,
    /// The line of the old text, from 0.
    pub old_line: Option<usize>,
    /// The line of the new text, from 0.
    pub new_line: Option<usize>,
}

/// Fields that tell the items of Kubernetes' lists apart, the first that does counts.
const NAMES: [&str; 6] = ["name", "mountPath", "containerPort", "port", "key", "ip"];

/// All changes from one text to another, in the order of the fields; without noise if `quiet`.
pub(crate) fn changes(old: (&str, &Node), new: (&str, &Node), quiet: bool) -> Vec<FieldChange> {
    let lines = [old.0, new.0].map(|text| LineIndex::new(text.as_bytes()));
    let mut walk = Walk { lines, quiet, path: Vec::new(), found: Vec::new() };
    walk.both(old.1, new.1);
    walk.found
}

struct Walk {
    lines: [LineIndex; 2],
    quiet: bool,
    path: Vec<String>,
    found: Vec<FieldChange>,
}

impl Walk {
    fn both(&mut self, old: &Node, new: &Node) {
        if !old.entries().is_empty() && !new.entries().is_empty() {
            self.maps(old, new);
        } else if !old.items().is_empty() && !new.items().is_empty() {
            self.lists(old.items(), new.items());
        } else if let (Some(before), Some(after)) = (block(old), block(new)) {
            self.blocks((old, before), (new, after));
        } else if text_of(old) != text_of(new) {
            self.push(Some(old), Some(new));
        }
    }

    /// Texts of several lines, such as the files of a ConfigMap: the lines that differ.
    fn blocks(&mut self, (old_node, old): (&Node, &str), (new_node, new): (&Node, &str)) {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let (olds, news) = (op.old_range(), op.new_range());
            let text = |lines: &[&str], range: Range<usize>| {
                let lines = lines.get(range).unwrap_or_default();
                (!lines.is_empty()).then(|| lines.join("\n"))
            };
            let line = if news.is_empty() { olds.start } else { news.start };
            self.path.push(messages::FieldLine { line: &(line + 1) }.text());
            self.push(Some(old_node), Some(new_node));
            self.path.pop();
            if let Some(change) = self.found.last_mut() {
                (change.old, change.new) = (text(&old, olds.clone()), text(&new, news.clone()));
                // The text of a block begins on the line behind its key.
                let at = |line: &mut Option<usize>, range: Range<usize>| match range.is_empty() {
                    true => *line = None,
                    false => *line = line.map(|line| line + 1 + range.start),
                };
                at(&mut change.old_line, olds);
                at(&mut change.new_line, news);
            }
        }
    }

    fn maps(&mut self, old: &Node, new: &Node) {
        for entry in old.entries() {
            self.at_key(entry, |walk| match new.entry(key_of(entry)) {
                Some(other) => walk.both(&entry.value, &other.value),
                None => walk.push(Some(&entry.value), None),
            });
        }
        for entry in new.entries().iter().filter(|entry| old.entry(key_of(entry)).is_none()) {
            self.at_key(entry, |walk| walk.push(None, Some(&entry.value)));
        }
    }

    fn at_key(&mut self, entry: &Entry, visit: impl FnOnce(&mut Self)) {
        let key = key_of(entry);
        if self.quiet && is_noise(&self.path, key) {
            return;
        }
        self.path.push(key.to_owned());
        visit(self);
        self.path.pop();
    }

    fn lists(&mut self, old: &[Node], new: &[Node]) {
        match NAMES.into_iter().find(|name| named(old, name) && named(new, name)) {
            Some(name) => self.named_lists(old, new, name),
            None => self.plain_lists(old, new),
        }
    }

    fn named_lists<'n>(&mut self, old: &'n [Node], new: &'n [Node], name: &str) {
        let by_name = |items: &'n [Node]| -> HashMap<&'n str, &'n Node> {
            items.iter().filter_map(|item| Some((name_of(item, name)?, item))).collect()
        };
        let (olds, news) = (by_name(old), by_name(new));
        for item in old {
            let own = name_of(item, name).unwrap_or_default();
            let other = news.get(own).copied();
            self.at_item(own.to_owned(), Some(item), other);
        }
        for item in new {
            let own = name_of(item, name).unwrap_or_default();
            if !olds.contains_key(own) {
                self.at_item(own.to_owned(), None, Some(item));
            }
        }
    }

    fn plain_lists(&mut self, old: &[Node], new: &[Node]) {
        let texts = |items: &[Node]| items.iter().map(text_of).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
            let (olds, news) = (op.old_range(), op.new_range());
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            for step in 0..olds.len().max(news.len()) {
                let old_item = olds.clone().nth(step).and_then(|at| Some((at, old.get(at)?)));
                let new_item = news.clone().nth(step).and_then(|at| Some((at, new.get(at)?)));
                let Some((at, _)) = new_item.or(old_item) else { continue };
                self.at_item(
                    at.to_string(),
                    old_item.map(|(_, item)| item),
                    new_item.map(|(_, item)| item),
                );
            }
        }
    }

    fn at_item(&mut self, step: String, old: Option<&Node>, new: Option<&Node>) {
        self.path.push(format!("[{step}]"));
        match (old, new) {
            (Some(old), Some(new)) => self.both(old, new),
            (old, new) => self.push(old, new),
        }
        self.path.pop();
    }

    fn push(&mut self, old: Option<&Node>, new: Option<&Node>) {
        let [old_lines, new_lines] = &self.lines;
        let line =
            |lines: &LineIndex, node: &Node| lines.line_col(node.span.start as u32).line as usize;
        self.found.push(FieldChange {
            path: shown(&self.path),
            old: old.map(text_of),
            new: new.map(text_of),
            old_line: old.map(|node| line(old_lines, node)),
            new_line: new.map(|node| line(new_lines, node)),
        });
    }
}

/// The text of a block scalar.
fn block(node: &Node) -> Option<&str> {
    let scalar = node.as_scalar()?;
    matches!(scalar.style, Style::Literal).then_some(scalar.value.as_str())
}

fn key_of(entry: &Entry) -> &str {
    entry.key.text().unwrap_or_default()
}

fn name_of<'a>(item: &'a Node, name: &str) -> Option<&'a str> {
    item.entry(name)?.value.text()
}

/// Whether each item has a name of its own.
fn named(items: &[Node], name: &str) -> bool {
    let mut seen = HashSet::new();
    items.iter().all(|item| name_of(item, name).is_some_and(|own| seen.insert(own)))
}

/// A node on one line, so that what reads the same is the same: types tell, styles do not.
fn text_of(node: &Node) -> String {
    let value = node.to_value().map(|value| one_line(&value));
    value.unwrap_or_else(|_| node.text().unwrap_or_default().to_owned())
}

fn shown(path: &[String]) -> String {
    let mut text = String::new();
    for step in path {
        if !text.is_empty() && !step.starts_with('[') {
            text.push('.');
        }
        text.push_str(step);
    }
    text
}
