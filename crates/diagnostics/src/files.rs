//! The set of texts that spans point into.

use crate::LineIndex;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// The number of a file in its [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// What a file is; only the user's own can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file of the chart or an overlay: what the user edits.
    User,
    /// A file of a packed subchart: it can be read, not edited.
    Packed,
    /// The text of one `--set` family entry.
    SetFlag,
    /// Rendered output.
    Rendered,
    /// A string that a template handed to `tpl`.
    Tpl,
}

/// One text with its name and line index.
#[derive(Clone, Debug)]
pub struct File {
    /// Path as the user knows it, or a speaking name for a virtual file.
    pub name: Rc<str>,
    /// The text.
    pub text: Rc<str>,
    /// What it is.
    pub kind: FileKind,
    /// Its lines.
    pub lines: LineIndex,
}

/// All files of one report.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
    /// The first file of each name.
    by_name: FxHashMap<Rc<str>, FileId>,
}

impl Files {
    /// Adds a file and returns its number.
    pub fn add(
        &mut self,
        name: impl Into<Rc<str>>,
        text: impl Into<Rc<str>>,
        kind: FileKind,
    ) -> FileId {
        let text = text.into();
        let lines = LineIndex::new(text.as_bytes());
        let (name, id) = (name.into(), FileId(self.files.len() as u32));
        self.by_name.entry(Rc::clone(&name)).or_insert(id);
        self.files.push(File { name, text, kind, lines });
        id
    }

    /// The file of that number.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)
    }

    /// The first file of that name.
    pub fn find(&self, name: &str) -> Option<FileId> {
        self.by_name.get(name).copied()
    }

    /// All files in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }
}
