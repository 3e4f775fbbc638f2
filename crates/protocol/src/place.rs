//! Places in files, as an editor counts them, and where a figure came from.

use serde::{Deserialize, Serialize};

/// A length or column in UTF-16 code units: what JavaScript and CodeMirror count. Bytes never cross.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Utf16(pub u32);

/// A place in a text. Lines end at `\n`, as in the core, so that a `\r` is a column like any other.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Position {
    /// 0-based line.
    pub line: u32,
    /// 0-based column.
    pub column: Utf16,
}

/// The number of a file in [`crate::Report::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A file that places point into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The path inside the chart folder for the user's files, else a speaking name.
    pub name: String,
    /// What it is, and so where a click leads.
    pub kind: FileKind,
    /// Of a text that was changed since: the lines that still stand somewhere. None where every line is in its place.
    pub moved: Option<Vec<Moved>>,
}

/// Lines of a text that was changed since, and where they stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The first of them, as places name it.
    pub from: u32,
    /// How many there are.
    pub count: u32,
    /// The line where the first stands now.
    pub to: u32,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// One of [`crate::Project::files`], by its path.
    User,
    /// The text of a `--set` family entry.
    Set {
        /// Index in [`crate::Project::environments`].
        environment: u32,
        /// Index in [`crate::Environment::sets`].
        entry: u32,
    },
    /// The text of a rendered object.
    Rendered {
        /// Index in [`crate::Project::environments`].
        environment: u32,
        /// Index in [`crate::Output::objects`].
        object: u32,
    },
    /// A text that only existed while rendering (a string given to `tpl`, a template's output that did not
    /// become objects): shown by name, not opened.
    Virtual,
}

/// A range in a file; `start == end` is a caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First character.
    pub start: Position,
    /// One past the last.
    pub end: Position,
}

/// The layer that a value came from. Numbers count the layers of the environment from 1, later ones win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Layer {
    /// A values.yaml: the chart's own or a subchart's. Number 1.
    Base,
    /// An overlay; its number is 2 for the first, 3 for the second.
    Overlay(u8),
    /// The `--set` family; its number follows the overlays.
    Set(u8),
    /// `.Release`, `.Chart` or `.Capabilities`; shown as R.
    Release,
    /// Text of the template itself; shown without a tag.
    Template,
}

/// Where a figure came from: the chip. The page builds its label (`prod:10`, `base:25`, `--set`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The layer that won.
    pub layer: Layer,
    /// Where in that layer; none for `.Release` and its like.
    pub place: Option<Place>,
}
