//! The edits of fixes, applied to a project, and places taken back over them.

use crate::edit::spliced;
use chartroom_core::{Project, ProjectFile, Report, VirtualFile};
use chartroom_diagnostics::{Edit, FileId, FileKind};
use std::rc::Rc;

/// Edits of several files, in the order of their places.
#[derive(Debug)]
pub(super) struct Changes {
    edits: Vec<Edit>,
    /// The file of each, and where its text starts in the edited file.
    starts: Vec<(FileId, u32)>,
}

impl Changes {
    pub(super) fn new(edits: impl Iterator<Item = Edit>) -> Self {
        let mut edits: Vec<Edit> = edits.collect();
        edits.sort_by_key(|edit| (edit.span.file, edit.span.start));
        let (mut file, mut shift) = (None, 0);
        let start = |edit: &Edit| {
            if file.replace(edit.span.file) != Some(edit.span.file) {
                shift = 0;
            }
            let start = i64::from(edit.span.start) + shift;
            shift += edit.text.len() as i64 - i64::from(edit.span.end - edit.span.start);
            (edit.span.file, u32::try_from(start).unwrap_or_default())
        };
        let starts = edits.iter().map(start).collect();
        Self { edits, starts }
    }

    pub(super) fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The project with the edits; None where a text is not the user's to change.
    pub(super) fn apply(&self, project: &Project, report: &Report) -> Option<Project> {
        let mut edited = project.clone();
        for edits in self.edits.chunk_by(|one, other| one.span.file == other.span.file) {
            let id = edits.first()?.span.file;
            let file = report.files.get(id)?;
            match file.kind {
                FileKind::User => {
                    let mut files = edited.beside.iter_mut().chain(&mut edited.files);
                    replace(files.find(|one| *one.path == *file.name)?, edits)?;
                }
                FileKind::SetFlag => {
                    let mut known = report.virtual_files.iter();
                    let (_, place) = known.find(|(other, _)| *other == id)?;
                    let VirtualFile::Set(environment, number) = place else { return None };
                    let sets = &mut edited.environments.get_mut(*environment)?.sets;
                    let set = sets.get_mut(*number)?;
                    set.text = spliced(&set.text, edits)?;
                }
                _ => return None,
            }
        }
        Some(edited)
    }

    /// Where a byte of an edited file was before; of new text, the edit's place.
    pub(super) fn before(&self, file: FileId, offset: u32) -> (u32, u32) {
        let count = self.starts.partition_point(|start| *start <= (file, offset));
        let last = count.checked_sub(1).and_then(|at| self.edits.get(at).zip(self.starts.get(at)));
        let Some((edit, (_, start))) = last.filter(|(edit, _)| edit.span.file == file) else {
            return (offset, offset);
        };
        let end = start + edit.text.len() as u32;
        if offset < end {
            return (edit.span.start, edit.span.end);
        }
        let at = offset - end + edit.span.end;
        (at, at)
    }
}

fn replace(file: &mut ProjectFile, edits: &[Edit]) -> Option<()> {
    let text = std::str::from_utf8(&file.data).ok()?;
    // Places in a template count from behind its byte order mark.
    let mark = if file.path.contains("templates/") { text.strip_prefix('\u{feff}') } else { None };
    let edited = match mark {
        Some(rest) => format!("\u{feff}{}", spliced(rest, edits)?),
        None => spliced(text, edits)?,
    };
    file.data = Rc::from(edited.into_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_diagnostics::Span;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span { file: FileId(0), start, end }, text: text.into() }
    }

    #[test]
    fn places_are_taken_back_over_edits() {
        let changes = Changes::new([edit(10, 12, ""), edit(2, 4, "long text")].into_iter());
        let before = |offset| changes.before(FileId(0), offset);
        assert_eq!((before(1), before(5), before(11)), ((1, 1), (2, 4), (4, 4)));
        assert_eq!((before(17), before(20)), ((12, 12), (15, 15)));
        assert_eq!(changes.before(FileId(1), 5), (5, 5));
    }

    #[test]
    fn edits_of_a_text_are_made_together() {
        let edits = [edit(0, 1, "A"), edit(2, 2, "-"), edit(3, 5, "")];
        assert_eq!(spliced("abcdef", &edits).as_deref(), Some("Ab-cf"));
        assert_eq!(spliced("abc", &[edit(0, 2, ""), edit(1, 3, "")]), None);
        assert_eq!(spliced("abc", &[edit(2, 9, "")]), None);
    }
}
