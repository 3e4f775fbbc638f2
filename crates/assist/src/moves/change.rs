//! What is another in a project, as edits.

use crate::{Place, Renaming};
use chartroom_core::Project;
use chartroom_patch::Patch;

/// What makes one project of another that has further files at most.
pub(super) fn between(before: &Project, after: &Project) -> Renaming {
    let mut renaming = Renaming::default();
    for file in after.beside.iter().chain(&after.files) {
        let new = String::from_utf8_lossy(&file.data);
        match before.layer_file(&file.path) {
            Some(old) if old.data == file.data => {}
            Some(old) => {
                let old = String::from_utf8_lossy(&old.data);
                edits(&file.path, &old, &new, &mut renaming.edits);
            }
            None => renaming.made.push((file.path.clone(), new.into_owned())),
        }
    }
    let pairs = before.environments.iter().zip(&after.environments).enumerate();
    let layers = pairs.filter(|(_, (old, new))| old != new);
    renaming.layers = layers.map(|(number, (_, new))| (number, new.clone())).collect();
    renaming
}

fn edits(path: &str, old: &str, new: &str, found: &mut Vec<(Place, String)>) {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let length = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let (mut line, mut at) = (0, 0);
    for change in Patch::between(old, new).changes {
        let (kept, gone) =
            (line + change.keep as usize, change.keep as usize + change.drop as usize);
        at += length(lines.get(line..kept).unwrap_or_default());
        line += gone;
        let dropped = lines.get(kept..line).unwrap_or_default();
        let end = at + length(dropped);
        // What stays of the first and last line is no part of the edit.
        found.push(tight(path, old, at..end, &change.text));
        at = end;
    }
}

/// An edit without what both sides have at their ends.
fn tight(path: &str, old: &str, range: std::ops::Range<usize>, new: &str) -> (Place, String) {
    let gone = old.get(range.clone()).unwrap_or_default();
    let ahead: usize = gone
        .chars()
        .zip(new.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let (rest, text) =
        (gone.get(ahead..).unwrap_or_default(), new.get(ahead..).unwrap_or_default());
    let behind: usize = rest
        .chars()
        .rev()
        .zip(text.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let text = text.get(..text.len() - behind).unwrap_or_default();
    let (start, end) = (range.start + ahead, range.end - behind);
    (Place { path: path.to_owned(), start, end }, text.to_owned())
}
