//! What the renderer found, with why it matters, by the chart's settings and comments.

use crate::edit::Editor;
use crate::messages;
use crate::place;
use crate::severities::Severities;
use chartroom_core::Report;
use chartroom_diagnostics::{Diagnostic, Doc, FileId, Files, Fix, Severity, Span};
use chartroom_yaml::{Entry, Node};
use std::collections::HashMap;
use std::rc::Rc;

/// Says of what the renderer found why it matters, and takes the chart's settings and comments into account as far as
/// Helm goes on nevertheless.
pub(crate) fn attach(report: &mut Report, severities: &Severities) {
    let files = &report.files;
    let mut trees = HashMap::new();
    report.problems.retain_mut(|problem| {
        let found = &mut problem.diagnostic;
        let rule = crate::rules::all().find(|rule| rule.id == found.code);
        let is_told = found.doc.is_none();
        if let Some(rule) = rule.filter(|_| is_told) {
            found.doc = Some(Doc { why: rule.why.text(), link: rule.link });
        }
        if found.code == "VAL018" && found.fix.is_none() {
            found.fix = without_first(files, &mut trees, found);
        }
        // What Helm refuses stays, and so does what a check has looked at.
        let is_own = is_told && (rule.is_some() || chartroom_core::CODES.contains(&found.code));
        if found.severity == Severity::Error || !is_own {
            return true;
        }
        match severities.set(found.code) {
            Some(None) => return false,
            Some(Some(severity)) => found.severity = severity,
            None => {}
        }
        !place::waved(files, found)
    });
}

/// Files that were read.
type Trees = HashMap<FileId, Option<Rc<Node>>>;

/// Takes the first of two equal keys out: it counts for nothing.
fn without_first(files: &Files, trees: &mut Trees, found: &Diagnostic) -> Option<Fix> {
    let first: Span = found.related.first()?.span;
    let file = files.get(first.file)?;
    let read = || chartroom_yaml::parse(&file.text).root;
    let root = trees.entry(first.file).or_insert_with(read).clone()?;
    let (map, entry) = entry_at(&root, first.start as usize)?;
    let found = crate::edit::Found { parents: Vec::new(), map, entry };
    let edit = Editor::new(&file.text, first.file).remove(&found)?;
    let line = file.lines.line_col(first.start).line + 1;
    Some(Fix { title: messages::FixRemoveLine { line: &line }.text(), edits: vec![edit] })
}

/// The entry whose key begins at a byte, and the mapping that it is in.
fn entry_at(root: &Node, at: usize) -> Option<(&Node, &Entry)> {
    let mut node = root;
    loop {
        // Nodes stand in the order of their places.
        let entries = node.entries();
        let behind = entries.partition_point(|entry| entry.key.span.start <= at);
        node = match behind.checked_sub(1).and_then(|last| entries.get(last)) {
            Some(entry) if entry.key.span.start == at => return Some((node, entry)),
            Some(entry) => &entry.value,
            None => {
                let items = node.items();
                let behind = items.partition_point(|item| item.span.start <= at);
                items.get(behind.checked_sub(1)?)?
            }
        };
    }
}
