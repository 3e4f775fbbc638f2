//! What a command needs of the outside: files. The native shell and the test harness each give their own.

use crate::zones;
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

/// The outside of a command.
pub trait Host {
    /// The contents of a file.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// Whether a path exists and is a directory; None if it does not exist.
    fn is_dir(&self, path: &str) -> Option<bool>;

    /// All regular files below a directory, as paths relative to it with `/`, in lexical order of Go's
    /// `filepath.Walk`; symbolic links are followed and told of.
    fn walk(&self, dir: &str, links: &mut Vec<Link>) -> Result<Vec<String>, ReadError>;

    /// The absolute form of a path, as error messages show it.
    fn absolute(&self, path: &str) -> String;

    /// Writes a file, with the folders it needs; `append` adds to what the file holds.
    fn write(&self, path: &str, data: &[u8], append: bool) -> Result<(), ReadError> {
        let _ = (data, append);
        Err(ReadError(format!("open {path}: read-only file system")))
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
