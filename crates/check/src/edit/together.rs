//! Several changes of one file at once.

use super::{Editor, Found, end};
use chartroom_diagnostics::Edit;
use chartroom_yaml::{Entry, Node};

/// Makes fixes of a text fit each other, so that they can be applied at once: of those that overlap the first stays,
/// and a mapping that all of them together would leave empty goes as a whole. What would be left of it is a null, which
/// takes away what the layers below say. Where it cannot go, one of its entries stays.
pub fn together(text: &str, fixes: Vec<Vec<Edit>>) -> Vec<Edit> {
    let mut kept: Vec<Edit> = Vec::new();
    for fix in fixes {
        if fix.iter().all(|edit| kept.iter().all(|old| !overlap(old, edit))) {
            kept.extend(fix);
        }
    }
    let parsed = chartroom_yaml::parse(text);
    let (Some(root), Some(file)) = (parsed.root, kept.first().map(|edit| edit.span.file)) else {
        return kept;
    };
    let editor = Editor::new(text, file);
    loop {
        let mut found = Vec::new();
        emptied(&root, &mut Vec::new(), &Deleted::new(&kept), &mut found);
        if found.is_empty() {
            return kept;
        }
        for one in found {
            let whole = editor.remove(&one);
            match whole.filter(|whole| Deleted::new(std::slice::from_ref(whole)).has(one.entry)) {
                Some(whole) => {
                    kept.retain(|edit| !overlap(&whole, edit));
                    kept.push(whole);
                }
                None => {
                    let (start, stop) = (one.entry.key.span.end, end(one.entry));
                    let inside = |edit: &Edit| {
                        edit.span.start as usize >= start && edit.span.start as usize <= stop
                    };
                    let last = kept.iter().rposition(inside);
                    last.map(|last| kept.remove(last));
                }
            }
        }
    }
}

/// What edits take out, in order.
struct Deleted(Vec<(usize, usize)>);

impl Deleted {
    fn new(edits: &[Edit]) -> Self {
        let gone = edits.iter().filter(|edit| edit.text.is_empty());
        let mut ranges: Vec<_> =
            gone.map(|edit| (edit.span.start as usize, edit.span.end as usize)).collect();
        chartroom_diagnostics::order::sort(&mut ranges);
        Self(ranges)
    }

    /// Whether an entry is among it.
    fn has(&self, entry: &Entry) -> bool {
        let after = self.0.partition_point(|(start, _)| *start <= entry.key.span.start);
        let before = after.checked_sub(1).and_then(|at| self.0.get(at));
        before.is_some_and(|(_, stop)| end(entry) <= *stop)
    }

    /// Whether a mapping has entries and keeps none.
    fn empties(&self, map: &Node) -> bool {
        let gone = |entry: &Entry| self.has(entry) || self.empties(&entry.value);
        !map.entries().is_empty() && map.entries().iter().all(gone)
    }
}

/// The entries whose mappings would be left without entries; of entries inside each other the outermost.
fn emptied<'a>(
    map: &'a Node,
    parents: &mut Vec<&'a Entry>,
    deleted: &Deleted,
    found: &mut Vec<Found<'a>>,
) {
    for entry in map.entries().iter().filter(|entry| !deleted.has(entry)) {
        if deleted.empties(&entry.value) {
            found.push(Found { parents: parents.clone(), map, entry });
            continue;
        }
        parents.push(entry);
        emptied(&entry.value, parents, deleted, found);
        parents.pop();
    }
}

/// Whether two edits share text, or are at the same point.
fn overlap(one: &Edit, other: &Edit) -> bool {
    let apart = |before: &Edit, after: &Edit| {
        before.span.end <= after.span.start && before.span.start < after.span.start
    };
    !apart(one, other) && !apart(other, one)
}
