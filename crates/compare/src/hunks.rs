//! Two texts line by line.

use crate::noise::noisy_lines;
use chartroom_core::provenance::yaml_path;
use chartroom_yaml::Node;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::hash::Hash;

/// Lines that stay, around a change.
const CONTEXT: usize = 3;

/// Changed lines that stand together, with those around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Where it begins: `spec › template › spec › containers[0]`; empty at the top of an object.
    pub path: String,
    /// Its lines.
    pub lines: Vec<DiffLine>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// On which side it stands.
    pub sign: Sign,
    /// The line, without its newline.
    pub text: String,
    /// Its number in the old text, from 0.
    pub old: Option<usize>,
    /// Its number in the new text, from 0.
    pub new: Option<usize>,
}

/// On which side a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// On both.
    Same,
    /// On the old side only.
    Removed,
    /// On the new side only.
    Added,
}

impl Sign {
    /// The mark that diffs put before a line.
    pub fn mark(self) -> char {
        match self {
            Sign::Same => ' ',
            Sign::Removed => '-',
            Sign::Added => '+',
        }
    }
}

/// The changes from one text to another; lines that are noise are taken as equal if `quiet`.
pub(crate) fn hunks(
    (old_text, old): (&str, Option<&Node>),
    (new_text, new): (&str, Option<&Node>),
    quiet: bool,
) -> Vec<Hunk> {
    let (old_lines, new_lines) = (lines(old_text), lines(new_text));
    let old_keys = keys(old_text, &old_lines, old.filter(|_| quiet));
    let new_keys = keys(new_text, &new_lines, new.filter(|_| quiet));
    let hunk =
        |found: Vec<DiffLine>| Hunk { path: heading(&found, old_text, new_text), lines: found };
    let groups = grouped((&old_lines, &old_keys), (&new_lines, &new_keys), CONTEXT);
    groups.into_iter().map(hunk).collect()
}

/// The changes from one text of any kind to another, each with up to `context` lines that stay around it. Lines that
/// end in another way differ.
pub fn changed_lines(old: &str, new: &str, context: usize) -> Vec<Vec<DiffLine>> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (old_keys, new_keys) = (whole_lines(old), whole_lines(new));
    grouped((&old_lines, &old_keys), (&new_lines, &new_keys), context)
}

/// The changes from one text of any kind to another, as hunks under the tables that they stand in.
pub fn text_hunks(old: &str, new: &str) -> Vec<Hunk> {
    let hunk = |found: Vec<DiffLine>| Hunk { path: heading(&found, old, new), lines: found };
    changed_lines(old, new, CONTEXT).into_iter().map(hunk).collect()
}

/// Changes of lines that are compared by keys, those that stand together in one list.
fn grouped<K: Hash + Eq + Ord>(
    (old_lines, old_keys): (&[&str], &[K]),
    (new_lines, new_keys): (&[&str], &[K]),
    context: usize,
) -> Vec<Vec<DiffLine>> {
    let ops = capture_diff_slices(Algorithm::Myers, old_keys, new_keys);
    let line = |sign, old: Option<usize>, new: Option<usize>| {
        let text = match (new, old) {
            (Some(at), _) => new_lines.get(at),
            (None, at) => at.and_then(|at| old_lines.get(at)),
        };
        DiffLine { sign, text: text.copied().unwrap_or_default().to_owned(), old, new }
    };
    let lines = |group: Vec<DiffOp>| {
        let mut found = Vec::new();
        for op in &group {
            let (old, new) = (op.old_range(), op.new_range());
            match op {
                DiffOp::Equal { .. } => found
                    .extend(old.zip(new).map(|(old, new)| line(Sign::Same, Some(old), Some(new)))),
                _ => {
                    found.extend(old.map(|at| line(Sign::Removed, Some(at), None)));
                    found.extend(new.map(|at| line(Sign::Added, None, Some(at))));
                }
            }
        }
        found
    };
    group_diff_ops(ops, context).into_iter().map(lines).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn whole_lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// What lines are compared by.
fn keys(text: &str, lines: &[&str], quiet: Option<&Node>) -> Vec<String> {
    let noise = quiet.map(|root| noisy_lines(text, root)).unwrap_or_default();
    let key = |(at, line): (usize, &&str)| match noise.get(&at) {
        // No line of YAML begins so.
        Some(name) => format!("\0{name}"),
        None => (*line).to_owned(),
    };
    lines.iter().enumerate().map(key).collect()
}

/// The table that the first change stands in.
fn heading(lines: &[DiffLine], old_text: &str, new_text: &str) -> String {
    let Some(first) = lines.iter().find(|line| line.sign != Sign::Same) else {
        return String::new();
    };
    let path = match (first.new, first.old) {
        (Some(new), _) => yaml_path(new_text, new),
        (None, Some(old)) => yaml_path(old_text, old),
        (None, None) => String::new(),
    };
    path.rsplit_once(" › ").map(|(above, _)| above.to_owned()).unwrap_or_default()
}
