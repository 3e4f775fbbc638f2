//! The charts of the page on disk, for tests of commands.

use chartroom_cli::{Found, Host, Kind, ReadError, Visitor};
use std::path::Path;

/// The folder `www/charts`.
pub(crate) struct Charts;

/// Where a path in it is on disk.
pub(crate) fn real(path: &str) -> std::path::PathBuf {
    let path = path.strip_prefix('/').unwrap_or(path);
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/charts")).join(path)
}

fn walk(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
    found.sort();
}

impl Host for Charts {
    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, ReadError> {
        std::fs::read(real(path)).map_err(|error| ReadError(error.to_string()))
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        let data = real(path).metadata().ok()?;
        Some(if data.is_dir() { Kind::Folder } else { Kind::File(data.len()) })
    }

    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        let mut found = Vec::new();
        walk(&real(dir), "", &mut found);
        for path in found {
            visitor.find(Found { path, kind: Kind::File(0) })?;
        }
        Ok(())
    }

    fn absolute(&self, path: &str) -> String {
        format!("/{path}")
    }

    fn now_unix_nanos(&self) -> i64 {
        0
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        Ok([7; 32])
    }
}
