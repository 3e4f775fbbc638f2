//! The files of a chart: what is wanted of one, and what would become of it.

use crate::{ChartFile, Hunk};
use serde::{Deserialize, Serialize};

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum FileWish {
    /// To see them.
    #[default]
    List,
    /// A new one: path and text.
    Make(String, String),
    /// These, as they were chosen or dropped: text, or a packed chart (`.tgz`), which becomes a subchart.
    Add(Vec<ChartFile>),
    /// One under another path: both paths, and which of [`FilesTold::naming`] stay as they are.
    Rename(String, String, Vec<u32>),
    /// A copy: both paths.
    Copy(String, String),
    /// One goes.
    Remove(String),
    /// One as the chart came with it.
    Restore(String),
}

/// What is asked about the files of the chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilesAsked {
    /// What is wanted.
    pub wish: FileWish,
    /// The file that is looked at.
    pub shown: Option<String>,
}

/// What is told of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilesTold {
    /// What was asked.
    pub asked: FilesAsked,
    /// All files in the order of their paths, those that are gone among them.
    pub files: Vec<ListedFile>,
    /// What the file that is looked at changes against the chart as it came.
    pub hunks: Vec<Hunk>,
    /// The lines that name the file that is looked at, or the one that is to be renamed.
    pub naming: Vec<NamingLine>,
    /// Why the path cannot be.
    pub refused: Option<PathRefused>,
    /// Of files to be added, those that are there already.
    pub replaced: Vec<String>,
    /// Of files to be added, those that are neither text nor a packed chart.
    pub not_text: Vec<String>,
    /// The files and environments that the page is to put, a [`crate::SharedState`] as JSON; none where nothing is to be done.
    pub change: Option<String>,
    /// The file to be looked at when that is done.
    pub then: Option<String>,
}

/// A file in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    /// Its path.
    pub path: String,
    /// How long it is, in bytes.
    pub bytes: u32,
    /// How it stands to the chart as it came.
    pub mark: FileMark,
    /// It is text.
    pub text: bool,
    /// The environments that it is a layer of.
    pub layer_of: Vec<String>,
}

/// How a file stands to the chart as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileMark {
    /// As it came.
    Same,
    /// The chart came without it.
    New,
    /// It came otherwise.
    Changed,
    /// It is there no more.
    Gone,
}

/// A line that names a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamingLine {
    /// The file that it is in.
    pub path: String,
    /// Its number, 0-based.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// It can name the file under the other path.
    pub follows: bool,
}

/// Why a file cannot have a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathRefused {
    /// It has none.
    Empty,
    /// It is no path inside the chart's folder.
    Outside,
    /// There is such a file.
    Taken,
    /// A file is called like one of its folders, or a folder like it.
    Folder,
}

/// Something that is tried before it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Planning {
    /// A new environment.
    Environment(crate::Designing),
    /// Something with the files of the chart.
    Files(FilesAsked),
}

/// What would become of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Planned {
    /// To [`Planning::Environment`].
    Environment(crate::Designed),
    /// To [`Planning::Files`].
    Files(FilesTold),
}
