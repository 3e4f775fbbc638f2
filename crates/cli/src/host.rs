//! What a command needs of the outside: files. The native shell and the test harness each give their own.

use crate::{messages, zones};
use chartroom_helm::release::Zones;
use std::rc::Rc;

/// Why a file could not be read, with Go's text for it (`open x: no such file or directory`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(pub String);

/// A symbolic link that was followed, by absolute paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it is.
    pub path: String,
    /// What it leads to, through all links.
    pub resolved: String,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A regular file of so many bytes.
    File(u64),
    /// A device, a pipe or a socket.
    Irregular,
}

/// What a walk through a folder found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where, below the folder, with `/`.
    pub path: String,
    /// What it is; no folder.
    pub kind: Kind,
}

/// A walk and what it meets, in the lexical order of Go's `filepath.Walk`.
pub trait Visitor {
    /// Whether a folder is looked into, by its path below the one where the walk began.
    fn enters(&self, folder: &str) -> bool;

    /// A symbolic link was followed.
    fn follow(&mut self, link: Link);

    /// Something that is no folder; an error ends the walk.
    fn find(&mut self, found: Found) -> Result<(), ReadError>;
}

/// No values file is larger than this, no file of `--set-file`, nothing from standard input.
pub(crate) const MAX_READ: u64 = 64 * 1024 * 1024;

/// Why a file that is larger than `limit` was not read.
pub fn too_large(path: &str, limit: u64) -> ReadError {
    ReadError(messages::TooLarge { path: &path, limit: &limit }.text())
}

/// Folders lie too deep in each other.
pub fn too_deep(path: &str) -> ReadError {
    ReadError(messages::TooDeep { path: &path }.text())
}

/// Helm loads a file whose name is no text; here names are text.
pub fn name_not_text(path: &str) -> ReadError {
    ReadError(messages::NameNotText { path: &path }.text())
}

/// A file would be renamed to what is there.
pub fn there_already(from: &str, to: &str) -> ReadError {
    ReadError(messages::ThereAlready { from: &from, to: &to }.text())
}

/// The outside of a command.
pub trait Host {
    /// The contents of a file of at most `limit` bytes; of a larger one no more is read.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// What is at a path, behind all links; None if there is nothing.
    fn kind(&self, path: &str) -> Option<Kind>;

    /// Whether a path exists and is a directory; None if it does not exist.
    fn is_dir(&self, path: &str) -> Option<bool> {
        self.kind(path).map(|kind| kind == Kind::Folder)
    }

    /// Walks through a directory; symbolic links are followed.
    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError>;

    /// The absolute form of a path, as error messages show it.
    fn absolute(&self, path: &str) -> String;

    /// Writes a file, with the folders it needs; `append` adds to what the file holds.
    fn write(&self, path: &str, data: &[u8], append: bool) -> Result<(), ReadError> {
        let _ = (data, append);
        Err(ReadError(format!("open {path}: read-only file system")))
    }

    /// Gives a file another path, where there is nothing yet.
    fn rename(&self, from: &str, to: &str) -> Result<(), ReadError> {
        let _ = to;
        Err(ReadError(format!("rename {from}: read-only file system")))
    }

    /// Whether the process ends with the command: what it holds need not be taken apart then.
    fn is_over_soon(&self) -> bool {
        false
    }

    /// Nanoseconds since 1970-01-01 UTC.
    fn now_unix_nanos(&self) -> i64;

    /// Time zones; local time is UTC unless they say otherwise.
    fn zones(&self) -> Rc<dyn Zones> {
        zones::Database::without_local()
    }

    /// Random bytes that nobody can guess: from the operating system, where there is one.
    fn entropy(&self) -> Result<[u8; 32], ReadError>;
}
