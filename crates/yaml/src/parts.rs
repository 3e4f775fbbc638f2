//! Where the entries and items of a document stand.

use crate::memo;
use crate::node::{Node, NodeKind};
use crate::quick;
use chartroom_gotemplate::{Part, PartKey};

/// Nesting of a text that is told apart.
const MAX_DEPTH: usize = 100;

/// Where the entries and items of a text stand, each before those in it; none where what stands in one place comes
/// from another (aliases), and where the text cannot be read.
pub fn parts(text: &[u8]) -> Vec<Part> {
    quick::parts(text).or_else(|| of_tree(text)).unwrap_or_default()
}

/// The same by the document's tree.
pub(crate) fn of_tree(text: &[u8]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    inside(&*memo::tree(text)?, 0, &mut parts)?;
    Some(parts)
}

/// Adds what is in a node.
fn inside(node: &Node, depth: usize, parts: &mut Vec<Part>) -> Option<()> {
    if depth > MAX_DEPTH {
        return Some(());
    }
    let is_own = !matches!(node.kind, NodeKind::Alias(_)) && node.anchor.is_none();
    is_own.then_some(())?;
    let entries = node.entries().iter().map(|entry| {
        let key = entry.key.text().filter(|key| *key != "<<")?;
        Some((PartKey::Name(key.into()), entry.key.span.start, &entry.value))
    });
    let items = (0..).zip(node.items());
    let items = items.map(|(index, item)| Some((PartKey::Index(index), item.span.start, item)));
    for part in entries.chain(items) {
        let (key, start, value) = part?;
        let at = parts.len();
        parts.push(Part::new(key, start));
        inside(value, depth + 1, parts)?;
        Part::end(parts, at, value.span.end);
    }
    Some(())
}
