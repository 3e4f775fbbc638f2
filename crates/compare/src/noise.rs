//! Lines that differ between any two environments and mean nothing by themselves: labels, checksums, and the namespace
//! that the environment as a whole has.

use chartroom_core::diagnostics::LineIndex;
use chartroom_yaml::{Entry, Node};
use std::collections::HashMap;

/// What is noise at the path above: maps of labels, annotations named `checksum/…`, the object's own namespace and that
/// of the subjects of a binding.
pub(crate) fn is_noise(path: &[String], key: &str) -> bool {
    match path.last().map(String::as_str) {
        Some("labels" | "matchLabels") => true,
        Some("annotations") => key.starts_with("checksum/"),
        Some("metadata") => path.len() == 1 && key == "namespace",
        Some("selector") => path.len() == 2 && path.first().is_some_and(|first| first == "spec"),
        Some(_) if path.first().is_some_and(|first| first == "subjects") => key == "namespace",
        _ => false,
    }
}

/// The lines of a text that are noise, each with the path of its entry.
pub(crate) fn noisy_lines(text: &str, root: &Node) -> HashMap<usize, String> {
    let mut found =
        Noise { places: LineIndex::new(text.as_bytes()), lines: HashMap::new(), path: Vec::new() };
    found.node(root);
    found.lines
}

struct Noise {
    places: LineIndex,
    lines: HashMap<usize, String>,
    path: Vec<String>,
}

impl Noise {
    fn node(&mut self, node: &Node) {
        for entry in node.entries() {
            let key = entry.key.text().unwrap_or_default();
            if is_noise(&self.path, key) && entry.value.entries().is_empty() {
                self.mark(entry, key);
                continue;
            }
            self.path.push(key.to_owned());
            self.node(&entry.value);
            self.path.pop();
        }
        for item in node.items() {
            self.path.push("-".to_owned());
            self.node(item);
            self.path.pop();
        }
    }

    fn mark(&mut self, entry: &Entry, key: &str) {
        let line = |at: usize| self.places.line_col(at as u32).line as usize;
        let (first, last) = (line(entry.key.span.start), line(entry.value.span.end));
        for number in first..=last.max(first) {
            let name = format!("{}/{key}+{}", self.path.join("/"), number - first);
            self.lines.insert(number, name);
        }
    }
}
