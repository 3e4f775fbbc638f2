//! What was changed of a chart as a patch, which `git apply` and `patch -p1` take in the chart's folder.
//!
//! Without Git's own headers: with them `git apply` would take paths from the top of the repository, not from the folder
//! that it runs in, and leave out without a word what it does not find there.

use crate::change::changed_files;
use chartroom_core::ProjectFile;
use similar::{Algorithm, TextDiff};
use std::borrow::Cow;

/// A patch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartPatch {
    /// Its text; empty where nothing was changed, or nothing that a patch can say.
    pub text: String,
    /// Files that it leaves out: those that are no text, and empty ones that came or went.
    pub left_out: Vec<String>,
}

/// What leads from one state of a chart to another.
pub fn chart_patch(before: &[ProjectFile], after: &[ProjectFile]) -> ChartPatch {
    let mut patch = ChartPatch::default();
    for file in changed_files(before, after) {
        let is_text = |files: &[ProjectFile]| {
            let file = files.iter().find(|one| one.path == file.path);
            file.is_none_or(|file| {
                std::str::from_utf8(&file.data).is_ok_and(|text| !text.contains('\0'))
            })
        };
        let (old, new) = (file.before.as_deref(), file.after.as_deref());
        if !is_text(before) || !is_text(after) || old.unwrap_or_default() == new.unwrap_or_default()
        {
            patch.left_out.push(file.path);
            continue;
        }
        let name = |side: &str, text: Option<&str>| match text {
            Some(_) => quoted(&format!("{side}/{}", file.path)).into_owned(),
            None => "/dev/null".to_owned(),
        };
        let [old_lines, new_lines] = [old, new]
            .map(|text| text.unwrap_or_default().split_inclusive('\n').collect::<Vec<&str>>());
        let mut diff = TextDiff::configure();
        let diff = diff.algorithm(Algorithm::Myers).newline_terminated(true);
        let diff = diff.diff_slices(&old_lines, &new_lines);
        let (from, to) = (name("a", old), name("b", new));
        patch.text.push_str(&diff.unified_diff().header(&from, &to).to_string());
    }
    patch
}

/// A path as Git writes it: in quotes where it would not be read back without, and with a tab behind it where it holds a
/// space.
fn quoted(path: &str) -> Cow<'_, str> {
    if path.contains(|letter: char| letter.is_control() || matches!(letter, '"' | '\\')) {
        let mut quoted = String::from("\"");
        for letter in path.chars() {
            match letter {
                '"' | '\\' => quoted.extend(['\\', letter]),
                _ if letter.is_control() => quoted.push_str(&format!("\\{:03o}", letter as u32)),
                _ => quoted.push(letter),
            }
        }
        quoted.push('"');
        return Cow::Owned(quoted);
    }
    match path.contains(' ') {
        true => Cow::Owned(format!("{path}\t")),
        false => Cow::Borrowed(path),
    }
}
