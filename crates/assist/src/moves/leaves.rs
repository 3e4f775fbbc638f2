//! The entries of a values file that are no tables.

use chartroom_yaml::{Entry, Node};

/// Nesting that is still looked into.
const MAX_DEPTH: usize = 60;

/// Tells every entry that is no table, or an empty one, with the keys that lead to it.
pub(crate) fn leaves<'a>(
    node: &'a Node,
    path: &mut Vec<String>,
    tell: &mut dyn FnMut(&[String], &'a Entry),
) {
    for entry in node.entries() {
        let Some(key) = entry.key.text() else { continue };
        path.push(key.to_owned());
        if entry.value.entries().is_empty() || path.len() > MAX_DEPTH {
            tell(path, entry);
        } else {
            leaves(&entry.value, path, tell);
        }
        path.pop();
    }
}
