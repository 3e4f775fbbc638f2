//! Walking through a chart's folder (Helm's `internal/sympath`).

use crate::{absolute, kind, read_error};
use chartroom_cli::{Found, Link, ReadError, Visitor, name_not_text, too_deep};
use std::fs::DirEntry;
use std::path::Path;

/// Folders deeper than this are taken for a loop of symbolic links.
const MAX_DEPTH: usize = 100;

/// A walk.
pub(crate) struct Walk<'a> {
    /// The folder's absolute path.
    pub(crate) root: String,
    /// Who is told.
    pub(crate) visitor: &'a mut dyn Visitor,
}

impl Walk<'_> {
    /// Goes through a folder that is at `below` in the one where the walk began.
    pub(crate) fn folder(
        &mut self,
        folder: &Path,
        below: &str,
        depth: usize,
    ) -> Result<(), ReadError> {
        let shown = folder.to_string_lossy().into_owned();
        if depth > MAX_DEPTH {
            return Err(too_deep(&shown));
        }
        let entries = std::fs::read_dir(folder).map_err(|error| read_error(&shown, &error))?;
        let mut entries: Vec<DirEntry> = entries.flatten().collect();
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let name = name.as_encoded_bytes().escape_ascii();
                return Err(name_not_text(&format!("{}/{below}{name}", self.root)));
            };
            let relative = format!("{below}{name}");
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
                self.follow(&path, &relative)?;
            }
            let data = std::fs::metadata(&path)
                .map_err(|error| read_error(&path.to_string_lossy(), &error))?;
            if !data.is_dir() {
                self.visitor.find(Found { path: relative, kind: kind(&data) })?;
            } else if self.visitor.enters(&relative) {
                self.folder(&path, &format!("{relative}/"), depth + 1)?;
            }
        }
        Ok(())
    }

    /// Takes down where a link leads. Helm's `symwalk` stops at one that leads nowhere.
    fn follow(&mut self, path: &Path, relative: &str) -> Result<(), ReadError> {
        let shown = format!("{}/{relative}", self.root);
        let error = match std::fs::canonicalize(path) {
            Ok(resolved) => {
                self.tell(shown, &resolved);
                return Ok(());
            }
            Err(error) => error,
        };
        if error.kind() == std::io::ErrorKind::NotFound {
            let target = std::fs::read_link(path).unwrap_or_default();
            let target = Path::new(&shown).parent().unwrap_or(Path::new("/")).join(target);
            let target = absolute(&target.to_string_lossy());
            return Err(ReadError(format!(
                "error evaluating symlink {shown}: lstat {target}: no such file or directory"
            )));
        }
        // The system follows 40 links of one path; Helm finds where this one leads, and cannot open it.
        let folder = path.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
        let short = folder.zip(path.file_name()).map(|(folder, name)| folder.join(name));
        Err(ReadError(match short.and_then(|path| std::fs::canonicalize(path).ok()) {
            Some(resolved) => {
                self.tell(shown.clone(), &resolved);
                format!("open {shown}: too many levels of symbolic links")
            }
            None => format!("error evaluating symlink {shown}: EvalSymlinks: too many links"),
        }))
    }

    fn tell(&mut self, path: String, resolved: &Path) {
        let resolved = resolved.to_string_lossy().into_owned();
        self.visitor.follow(Link { path, resolved });
    }
}
