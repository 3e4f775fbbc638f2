//! Entries of a values file that another text of it has otherwise, and taking such entries over one by one: every
//! other byte stays.

use crate::edit::{Editor, Found, find, plain_or_quoted, spliced};
use chartroom_core::edit::{anchored, dedented, removal};
use chartroom_core::one_line;
use chartroom_diagnostics::FileId;
use chartroom_yaml::{Entry, Node, NodeKind};
use std::collections::HashSet;
use std::rc::Rc;

/// Nesting that is still looked into.
const MAX_DEPTH: usize = 60;

/// An entry that is not the same in two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedEntry {
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// Its value on one line; none where it was not there.
    pub old: Option<String>,
    /// Its value now; none where it is gone.
    pub new: Option<String>,
}

/// A values file that is read entry by entry.
#[derive(Debug)]
pub struct Entries<'a> {
    text: &'a str,
    root: Option<Rc<Node>>,
}

impl<'a> Entries<'a> {
    /// None for what is no mapping, what Helm cannot read, and what anchors hold together.
    pub fn read(text: &'a str) -> Option<Self> {
        let parsed = chartroom_yaml::parse(text);
        if !parsed.is_valid() {
            return None;
        }
        let root = parsed.root.filter(|root| root.text() != Some(""));
        let plain = |root: &Rc<Node>| matches!(root.kind, NodeKind::Mapping(_)) && !tied(root);
        root.as_ref().is_none_or(plain).then_some(Self { text, root })
    }

    fn node(&self, path: &[String]) -> Option<&Node> {
        match path {
            [] => self.root.as_deref(),
            _ => Some(&self.found(path)?.entry.value),
        }
    }

    fn found(&self, path: &[String]) -> Option<Found<'_>> {
        find(self.root.as_deref()?, path)
    }

    /// The keys of the mapping at a path.
    pub(crate) fn keys(&self, path: &[String]) -> Vec<String> {
        let entries = self.node(path).map(Node::entries).unwrap_or_default();
        entries.iter().filter_map(|entry| Some(entry.key.text()?.to_owned())).collect()
    }

    /// The entry at a path as lines that are indented by nothing.
    pub(crate) fn entry_lines(&self, path: &[String]) -> Option<String> {
        self.lines(&self.found(path)?)
    }

    /// The value at a path on one line; none where there is none.
    pub fn value(&self, path: &[String]) -> Option<String> {
        self.node(path)?.to_value().ok().as_ref().map(one_line)
    }
}

/// Whether aliases, anchors or merge keys tie parts of a node to each other, or a key is no text.
fn tied(node: &Node) -> bool {
    let merges = |entry: &Entry| entry.key.text().is_none_or(|key| key == "<<");
    anchored(node)
        || matches!(node.kind, NodeKind::Alias(_))
        || node.entries().iter().any(|entry| merges(entry) || tied(&entry.value))
        || node.items().iter().any(tied)
}

/// The entries that differ, in the order of the new text, then those that are gone; lists are whole. None where one of
/// the texts cannot be read entry by entry: no mapping, broken, or held together by anchors.
pub fn changed_entries(old: &str, new: &str) -> Option<Vec<ChangedEntry>> {
    Some(Entries::read(old)?.changes(&Entries::read(new)?))
}

fn differing(
    (old, new): (Option<&Node>, Option<&Node>),
    path: &mut Vec<String>,
    found: &mut Vec<ChangedEntry>,
) {
    let table = |node: Option<&Node>| node.is_some_and(|node| !node.entries().is_empty());
    let open = |node: Option<&Node>| node.is_none() || table(node);
    let inside = open(old) && open(new) && (table(old) || table(new));
    if path.len() < MAX_DEPTH && (path.is_empty() || inside) {
        for key in keys(new, old) {
            path.push(key.to_owned());
            let below = (value_of(old, key), value_of(new, key));
            differing(below, path, found);
            path.pop();
        }
        return;
    }
    let text =
        |node: Option<&Node>| node.and_then(|node| node.to_value().ok()).as_ref().map(one_line);
    let (old, new) = (text(old), text(new));
    if old != new {
        found.push(ChangedEntry { path: path.clone(), old, new });
    }
}

fn value_of<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Node> {
    node?.entry(key).map(|entry| &entry.value)
}

/// The keys of two mappings, each once: those of the first in its order, then what only the other has.
fn keys<'a>(first: Option<&'a Node>, other: Option<&'a Node>) -> Vec<&'a str> {
    let entries = [first, other].into_iter().flatten().flat_map(Node::entries);
    let mut known = HashSet::new();
    entries.filter_map(|entry| entry.key.text()).filter(|key| known.insert(*key)).collect()
}

/// A text with entries as another one has them, one after the other. Those that cannot be taken without touching others
/// stay as they are.
pub fn with_entries<'a>(
    text: &str,
    from: &Entries<'_>,
    paths: impl IntoIterator<Item = &'a [String]>,
) -> String {
    let mut text = text.to_owned();
    for path in paths {
        if let Some(with) = Entries::read(&text).and_then(|own| own.with(from, path)) {
            text = with;
        }
    }
    text
}

impl Entries<'_> {
    /// All entries, each as one that was not there before.
    pub fn all(&self) -> Vec<ChangedEntry> {
        Entries { text: "", root: None }.changes(self)
    }

    /// What another text has otherwise.
    fn changes(&self, new: &Entries<'_>) -> Vec<ChangedEntry> {
        let mut found = Vec::new();
        differing((self.root.as_deref(), new.root.as_deref()), &mut Vec::new(), &mut found);
        found
    }

    /// The text with the entry at a path as another text has it: set, added or taken out. None where that cannot be done
    /// without touching others.
    pub fn with(&self, from: &Entries<'_>, path: &[String]) -> Option<String> {
        let changed = match (self.found(path), from.found(path)) {
            (None, None) => return Some(self.text.to_owned()),
            (Some(found), None) => {
                let edit = Editor::new(self.text, FileId(0)).remove(&found)?;
                spliced(self.text, &[edit])?
            }
            (Some(found), Some(wanted)) => {
                self.replaced(&found, &from.lines(&wanted)?, from, &wanted)?
            }
            (None, Some(wanted)) => self.added(path, from, &wanted)?,
        };
        // What was written is read again: this entry is as wanted, and no other one changed.
        let read = Entries::read(&changed)?;
        let related =
            |one: &ChangedEntry| one.path.starts_with(path) || path.starts_with(&one.path);
        let done = read.value(path) == from.value(path) && self.changes(&read).iter().all(related);
        done.then_some(changed)
    }

    /// An entry as lines that are indented by nothing.
    fn lines(&self, found: &Found<'_>) -> Option<String> {
        let Some(range) = removal(self.text, &[], found.entry) else {
            let value = Editor::new(self.text, FileId(0)).source(&found.entry.value);
            let key = plain_or_quoted(found.entry.key.text()?);
            return (!value.contains('\n')).then(|| format!("{key}: {value}"));
        };
        let column = found.entry.key.span.start - range.start;
        let lines = self
            .text
            .get(range)?
            .trim_end_matches(['\n', '\r'])
            .lines()
            .map(|line| dedented(line, column));
        Some(lines.collect::<Vec<_>>().join("\n"))
    }

    fn replaced(
        &self,
        found: &Found<'_>,
        lines: &str,
        from: &Entries<'_>,
        wanted: &Found<'_>,
    ) -> Option<String> {
        let editor = Editor::new(self.text, FileId(0));
        let value = Editor::new(from.text, FileId(0)).source(&wanted.entry.value);
        let short = |node: &Node, text: &str| node.as_scalar().is_some() && !text.contains('\n');
        let old = &found.entry.value;
        let edit = match short(old, editor.source(old)) && short(&wanted.entry.value, value) {
            // A comment behind the old value stays.
            true => editor.scalar(old, value),
            false => editor.replace(found, lines)?,
        };
        spliced(self.text, &[edit])
    }

    fn added(&self, path: &[String], from: &Entries<'_>, wanted: &Found<'_>) -> Option<String> {
        let mut lines = from.lines(wanted)?;
        // The tables around it that are here already.
        let there = |depth: &usize| path.get(..*depth).and_then(|above| self.node(above)).is_some();
        let here = (0..path.len()).rev().find(there);
        let Some(here) = here else {
            let lines = nested(path.get(..path.len() - 1)?, lines);
            let gap = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { "\n" };
            return Some(format!("{}{gap}{lines}\n", self.text));
        };
        let (above, missing) = path.split_at(here);
        lines = nested(missing.get(..missing.len() - 1)?, lines);
        let table = self.node(above)?;
        let editor = Editor::new(self.text, FileId(0));
        let edits = match self.neighbour(table, from.node(above)?, missing.first()?) {
            Some(before) => vec![editor.insert_after(table, before, &lines)?],
            None => {
                let found = self.found(above)?;
                let value = &found.entry.value;
                let empty =
                    matches!(value.kind, NodeKind::Mapping(_)) || editor.source(value).is_empty();
                if !empty {
                    return None;
                }
                editor.insert_below(found.map, found.entry, &lines)?
            }
        };
        spliced(self.text, &edits)
    }

    /// The entry of a mapping that a new one comes behind: the nearest that stands before it in the other text, or the
    /// last one.
    fn neighbour<'a>(&self, table: &'a Node, other: &Node, key: &str) -> Option<&'a Entry> {
        let before = other.entries().iter().take_while(|entry| entry.key.text() != Some(key));
        let known = before.filter_map(|entry| table.entry(entry.key.text()?)).last();
        known.or_else(|| table.entries().last())
    }
}

/// Lines below keys.
fn nested(keys: &[String], lines: String) -> String {
    keys.iter().rev().fold(lines, |lines, key| {
        let inner = |line: &str| if line.is_empty() { String::new() } else { format!("  {line}") };
        let inner: Vec<String> = lines.lines().map(inner).collect();
        format!("{}:\n{}", plain_or_quoted(key), inner.join("\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_entry(own: &str, other: &str, path: &[String]) -> Option<String> {
        Entries::read(own)?.with(&Entries::read(other)?, path)
    }

    fn path(keys: &str) -> Vec<String> {
        keys.split('/').map(str::to_owned).collect()
    }

    fn changed(old: &str, new: &str) -> Vec<String> {
        let shown = |one: ChangedEntry| {
            let side = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            format!("{}: {} > {}", one.path.join("."), side(one.old), side(one.new))
        };
        changed_entries(old, new).unwrap().into_iter().map(shown).collect()
    }

    #[test]
    fn entries_that_differ_are_leaves_in_the_order_of_the_new_text() {
        let old = "a: 1\nb:\n  c: x\n  d: [1, 2]\ng: 1\n";
        let new = "b:\n  d: [1]\n  c: x # same\n  e: {f: 2, h: \"3\"}\na: \"1\"\n";
        assert_eq!(
            changed(old, new),
            ["b.d: [1,2] > [1]", "b.e.f: - > 2", "b.e.h: - > \"3\"", "a: 1 > \"1\"", "g: 1 > -"]
        );
        assert_eq!(changed("", "a: 1\n"), ["a: - > 1"]);
        assert_eq!(changed("a: 1\n", "# nothing\n"), ["a: 1 > -"]);
        assert_eq!(changed("a: {b: 1}\n", "a: {}\n"), ["a: {\"b\":1} > {}"]);
        assert_eq!(changed("a:\n", "a:\n  b: 1\n"), ["a: null > {\"b\":1}"]);
    }

    #[test]
    fn texts_that_hang_together_are_whole() {
        for text in ["a: &x 1\nb: *x\n", "a: {<<: {b: 1}}\n", "- 1\n", "a: [\n", "a: {b: *x}\n"] {
            assert_eq!(changed_entries("a: 1\n", text), None, "{text}");
        }
    }

    #[test]
    fn an_entry_is_taken_over_and_every_other_byte_stays() {
        for (own, other, at, taken) in [
            ("a: 1 # mine\nb: 2\n", "a: 5 # theirs\n", "a", "a: 5 # mine\nb: 2\n"),
            ("a: 1\nb: 2\n", "b: 2\n", "a", "b: 2\n"),
            ("a: 1\nz: 9\n", "a: 3\nb: 2\nz: 9\n", "b", "a: 1\nb: 2\nz: 9\n"),
            (
                "a:\n    x: 1\n",
                "a:\n  x: 1\n  k:\n    z: |\n      t\n\n      u\n",
                "a/k/z",
                "a:\n    x: 1\n    k:\n      z: |\n        t\n\n        u\n",
            ),
            ("a: {x: 1}\n", "a:\n  x: 1\n  k: 2\n", "a/k", "a: {x: 1, k: 2}\n"),
            ("a: {x: 1, k: 2}\n", "a:\n  k: [3]\n", "a/k", "a: {x: 1, k: [3]}\n"),
            ("b: 1\n", "a:\n  x:\n    k: 2 # why\n", "a/x/k", "b: 1\na:\n  x:\n    k: 2 # why\n"),
            ("", "a:\n  x: 2\n", "a/x", "a:\n  x: 2\n"),
            ("# only\n", "a: 2\n", "a", "# only\na: 2\n"),
            ("l:\n  - 1\nb: 2\n", "l:\n- 3\n- 4\n", "l", "l:\n- 3\n- 4\nb: 2\n"),
            ("a: {}\n", "a:\n  x: 1\n", "a/x", "a:\n  x: 1\n"),
            ("a:\nb: 1\n", "a:\n  x: 1\n", "a/x", "a:\n  x: 1\nb: 1\n"),
            ("a: 1\r\nb: 2\r\n", "a: 1\nb: 3\n", "b", "a: 1\r\nb: 3\r\n"),
            ("b: 1\n", "a: {x: 1}\n", "a/x", "b: 1\na:\n  x: 1\n"),
        ] {
            assert_eq!(with_entry(own, other, &path(at)).as_deref(), Some(taken), "{own:?} {at}");
        }
    }

    #[test]
    fn what_would_change_other_entries_is_not_taken() {
        for (own, other, at) in [
            ("a: 1\n", "a:\n  x: 1\n", "a/x"),
            ("a: [1]\n", "a:\n  x: 1\n", "a/x"),
            ("a: &x 1\nb: *x\n", "a: 2\n", "a"),
            ("a: [\n", "a: 2\n", "a"),
        ] {
            assert_eq!(with_entry(own, other, &path(at)), None, "{own:?} {at}");
        }
    }
}
