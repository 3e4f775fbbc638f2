//! What a value does.

use super::{Input, LineTrace, Provenance, paths};
use crate::origins::reaching;
use chartroom_diagnostics::{FileId, Span};
use chartroom_gotemplate::{Taint, Trace};
use chartroom_yaml::Node;
use std::collections::{HashMap, HashSet};

/// A line of output that a value reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedLine {
    /// Index in [`crate::Output::objects`].
    pub object: usize,
    /// 0-based line of the object's text.
    pub line: usize,
    /// The value decides that the line is there, or is not, and is not in it.
    pub control: bool,
}

/// The atoms of a value and of everything in it.
struct Wanted<'a> {
    trace: &'a Trace,
    atoms: HashSet<u32>,
    known: HashMap<Taint, bool>,
}

impl Wanted<'_> {
    fn is_in(&mut self, taint: Taint) -> bool {
        let (trace, atoms) = (self.trace, &self.atoms);
        let search = || trace.atoms(taint).iter().any(|atom| atoms.contains(atom));
        *self.known.entry(taint).or_insert_with(search)
    }
}

impl Provenance {
    fn wanted<'a>(&'a self, path: &[String]) -> Option<Wanted<'a>> {
        let trace = self.trace.as_ref()?;
        let atoms = (0..trace.all_atoms().len() as u32).filter(|atom| {
            let input = paths::input(trace, *atom, &self.layers);
            matches!(input, Some(Input::Value(found)) if found.starts_with(path))
        });
        Some(Wanted { trace, atoms: atoms.collect(), known: HashMap::new() })
    }

    /// The lines that the value at a path, or anything in it, reaches.
    pub fn lines_of(&self, path: &[String]) -> Vec<ReachedLine> {
        let Some(mut wanted) = self.wanted(path) else { return Vec::new() };
        let mut found = Vec::new();
        for (object, document) in self.documents.iter().enumerate() {
            let Some((_, map)) = self.maps.get(document.map) else { continue };
            for (line, LineTrace { range, .. }) in document.lines.iter().enumerate() {
                let bytes = range.start as usize..range.end as usize;
                let (mut data, mut control) = (false, false);
                for segment in reaching(map, &bytes) {
                    data |= wanted.is_in(segment.data);
                    control |= wanted.is_in(wanted.trace.control(segment.under));
                }
                if data || control {
                    found.push(ReachedLine { object, line, control: !data });
                }
            }
        }
        found
    }

    /// The template nodes that print the value at a path, or anything in it, and the conditions that look at it.
    pub fn templates_of(&self, path: &[String]) -> Vec<Span> {
        let Some(mut wanted) = self.wanted(path) else { return Vec::new() };
        let mut found = Vec::new();
        for (_, map) in &self.maps {
            for segment in &map.segments {
                let source = map.source(&segment.origin);
                if let Some(source) = source.filter(|_| wanted.is_in(segment.data)) {
                    found.push((source.name.clone(), segment.origin.span.clone()));
                }
            }
        }
        for (_, decision) in wanted.trace.decisions() {
            if let Some((source, span)) =
                decision.site.as_ref().filter(|_| wanted.is_in(decision.taint))
            {
                found.push((source.name.clone(), span.clone()));
            }
        }
        let spans = found.iter().filter_map(|(name, span)| self.span(&name.to_text(), span));
        let mut spans: Vec<Span> = spans.collect();
        chartroom_diagnostics::order::sort_by_key(&mut spans, |span| {
            (span.file, span.start, span.end)
        });
        spans.dedup();
        spans
    }

    /// The path of the value whose key or scalar stands at a byte of a values file or `--set` entry: the innermost.
    pub fn path_at(&self, file: FileId, offset: u32) -> Option<Vec<String>> {
        let layer = self.layers.layers.iter().find(|layer| layer.file == file)?;
        let mut path = layer.prefix.clone();
        match &layer.content {
            crate::layers::Content::Tree(root) => {
                descend(root, offset as usize, &mut path);
            }
            crate::layers::Content::Flag(map, _) => {
                let mut at = map.clone();
                while let [(key, value)] = at.entries().as_slice() {
                    path.push(key.to_text().into_owned());
                    match value.as_map() {
                        Some(below) => at = below.clone(),
                        None => break,
                    }
                }
            }
        }
        (path.len() > layer.prefix.len()).then_some(path)
    }
}

/// Nesting that is looked into.
const MAX_DEPTH: usize = 200;

/// Follows the entries and items that hold an offset.
pub(super) fn descend(root: &Node, offset: usize, path: &mut Vec<String>) {
    let mut node = root;
    for _ in 0..MAX_DEPTH {
        let entry = node.entries().iter().rev().find(|entry| entry.key.span.start <= offset);
        let item =
            node.items().iter().enumerate().rev().find(|(_, item)| item.span.start <= offset);
        let next = match (entry, item) {
            (Some(entry), _) => entry.key.text().map(|key| (key.to_owned(), &entry.value)),
            (None, Some((index, item))) => Some((index.to_string(), item)),
            _ => None,
        };
        let Some((key, below)) = next else { return };
        path.push(key);
        let first = below.entries().first().map(|entry| entry.key.span.start);
        let first = first.or_else(|| below.items().first().map(|item| item.span.start));
        if first.is_none_or(|first| offset < first) {
            return;
        }
        node = below;
    }
}
