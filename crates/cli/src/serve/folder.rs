//! The folder that is open: no path leads out of it, be it by `..` or by a symbolic link.

use super::sha256;
use crate::messages;
use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, OpenOptions, Permissions};
use chartroom_layout::SKIPPED;
use serde::Serialize;
use std::io::{ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::UNIX_EPOCH;

/// What the page opens at most.
const MOST_FILES: usize = 5_000;
const MOST_BYTES: u64 = 64_000_000;

/// Folders deeper than this belong to no chart.
const MOST_DEPTH: usize = 50;

/// Part of the names of files that are still being written.
const UNFINISHED: &str = ".chartroom-";

/// A folder with a chart.
pub(super) struct Folder {
    dir: Dir,
    /// Its absolute path, to be shown.
    pub(super) place: String,
}

/// A file, as the list tells it.
#[derive(Serialize)]
pub(super) struct Listed {
    path: String,
    /// Another one when the file changed.
    stamp: String,
    bytes: u64,
}

/// Why nothing was done.
#[derive(Debug)]
pub(super) enum Refused {
    /// No path inside the folder.
    Path,
    /// There is no such file.
    Missing,
    /// The file is not what it was taken for: the hash of what it is, none where it is not there.
    Changed(Option<String>),
    /// More than a chart holds.
    TooLarge,
    /// What the system says.
    Failed(String),
}

impl From<std::io::Error> for Refused {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            // What leads out of the folder.
            ErrorKind::PermissionDenied if error.raw_os_error().is_none() => Self::Path,
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl Folder {
    /// Opens the folder of a chart.
    pub(super) fn open(chart: &Path) -> Result<Self, String> {
        let shown = chart.display();
        let place = std::fs::canonicalize(chart).map_err(|error| format!("{shown}: {error}"))?;
        if !place.is_dir() {
            return Err(messages::ServePacked { folder: &shown }.text());
        }
        let dir = Dir::open_ambient_dir(&place, ambient_authority())
            .map_err(|error| format!("{shown}: {error}"))?;
        let folder = Self { dir, place: place.to_string_lossy().into_owned() };
        if !folder.dir.metadata("Chart.yaml").is_ok_and(|data| data.is_file()) {
            return Err(messages::ServeNoChart { folder: &shown }.text());
        }
        match folder.list() {
            Ok(_) => Ok(folder),
            Err(Refused::TooLarge) => Err(messages::ServeMuch {
                folder: &shown,
                files: &MOST_FILES,
                size: &(MOST_BYTES / 1_000_000),
            }
            .text()),
            Err(refused) => Err(format!("{shown}: {refused:?}")),
        }
    }

    /// The folder's own name.
    pub(super) fn name(&self) -> String {
        let name = Path::new(&self.place).file_name();
        name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// How many symbolic links are left out.
    pub(super) fn links(&self) -> usize {
        self.walked().map(|walk| walk.links).unwrap_or_default()
    }

    /// All files, in the order of their paths.
    pub(super) fn list(&self) -> Result<Vec<Listed>, Refused> {
        Ok(self.walked()?.files)
    }

    fn walked(&self) -> Result<Walk<'_>, Refused> {
        let mut walk = Walk { root: &self.dir, files: Vec::new(), bytes: 0, links: 0 };
        walk.folder(&self.dir, "", 0)?;
        walk.files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(walk)
    }

    /// A file's bytes.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, Refused> {
        let file = self.dir.open(inside(path)?)?;
        if !file.metadata()?.is_file() {
            return Err(Refused::Missing);
        }
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        Ok(bytes)
    }

    /// Fails unless a file is what it is taken for, by its hash; none where it is not to be there.
    fn expect(&self, path: &str, expected: Option<&str>) -> Result<(), Refused> {
        let now = match self.read(path) {
            Ok(bytes) => Some(sha256(&bytes)),
            // A link that leads nowhere is something, too.
            Err(Refused::Missing) if self.dir.symlink_metadata(inside(path)?).is_err() => None,
            Err(Refused::Missing) => return Err(Refused::Path),
            Err(refused) => return Err(refused),
        };
        match now.as_deref() == expected {
            true => Ok(()),
            false => Err(Refused::Changed(now)),
        }
    }

    /// Writes a file that is still what it is taken for; it keeps its mode. Whoever reads meanwhile sees either text.
    pub(super) fn write(
        &self,
        path: &str,
        bytes: &[u8],
        expected: Option<&str>,
    ) -> Result<(), Refused> {
        self.expect(path, expected)?;
        if expected.is_none() {
            let path = inside(path)?;
            if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
                self.dir.create_dir_all(above)?;
            }
            return self.put(&path, bytes, None);
        }
        // Of a link within the folder, what it leads to.
        let path = self.dir.canonicalize(inside(path)?)?;
        let mode = self.dir.metadata(&path)?.permissions();
        if mode.readonly() {
            return Err(Refused::Failed("it is read-only".to_owned()));
        }
        self.put(&path, bytes, Some(mode))
    }

    fn put(&self, path: &Path, bytes: &[u8], mode: Option<Permissions>) -> Result<(), Refused> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = path.file_name().ok_or(Refused::Path)?.to_string_lossy();
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let beside =
            path.with_file_name(format!("{UNFINISHED}{}-{count}-{name}", std::process::id()));
        let mut options = OpenOptions::new();
        let new = self.dir.open_with(&beside, options.write(true).create_new(true));
        let put = new.and_then(|mut file| {
            file.write_all(bytes)?;
            if let Some(mode) = mode {
                file.set_permissions(mode)?;
            }
            file.sync_all()?;
            self.dir.rename(&beside, &self.dir, path)
        });
        put.map_err(|error| {
            let _ = self.dir.remove_file(&beside);
            Refused::Failed(error.to_string())
        })
    }

    /// Removes a file that is still what it is taken for, and the folders that are empty then.
    pub(super) fn remove(&self, path: &str, expected: &str) -> Result<(), Refused> {
        self.expect(path, Some(expected))?;
        let path = inside(path)?;
        self.dir.remove_file(&path)?;
        self.tidy(&path);
        Ok(())
    }

    /// Gives a file another path, if nothing is there; it keeps its mode.
    pub(super) fn rename(&self, path: &str, to: &str, expected: &str) -> Result<(), Refused> {
        self.expect(path, Some(expected))?;
        self.expect(to, None)?;
        let (path, to) = (inside(path)?, inside(to)?);
        if let Some(above) = to.parent().filter(|above| !above.as_os_str().is_empty()) {
            self.dir.create_dir_all(above)?;
        }
        self.dir.rename(&path, &self.dir, &to)?;
        self.tidy(&path);
        Ok(())
    }

    /// Removes the folders above a file that went, as long as they are empty: a chart does not have them.
    fn tidy(&self, path: &Path) {
        let above = path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        for folder in above {
            if self.dir.remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

struct Walk<'a> {
    root: &'a Dir,
    files: Vec<Listed>,
    bytes: u64,
    links: usize,
}

impl Walk<'_> {
    fn folder(&mut self, dir: &Dir, below: &str, depth: usize) -> Result<(), Refused> {
        if depth > MOST_DEPTH {
            return Err(Refused::TooLarge);
        }
        for entry in dir.entries()? {
            let Ok(entry) = entry else { continue };
            let name = entry.file_name();
            // What is not UTF-8 is no file that a page can name.
            let Some(name) = name.to_str() else { continue };
            if SKIPPED.contains(&name) || name.starts_with(UNFINISHED) {
                continue;
            }
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                // It may have gone meanwhile.
                if let Ok(dir) = entry.open_dir() {
                    self.folder(&dir, &format!("{below}{name}/"), depth + 1)?;
                }
                continue;
            }
            let data = match kind.is_symlink() {
                // One that leads out of the folder is left out.
                true => self.root.metadata(format!("{below}{name}")),
                false => entry.metadata(),
            };
            match data {
                Ok(data) if data.is_file() => self.file(format!("{below}{name}"), &data)?,
                _ => self.links += usize::from(kind.is_symlink()),
            }
        }
        Ok(())
    }

    fn file(&mut self, path: String, data: &Metadata) -> Result<(), Refused> {
        self.bytes += data.len();
        self.files.push(Listed { path, stamp: stamp(data), bytes: data.len() });
        match self.files.len() > MOST_FILES || self.bytes > MOST_BYTES {
            true => Err(Refused::TooLarge),
            false => Ok(()),
        }
    }
}

/// What is another one when a file was written: its time, to the nanosecond where the system knows it, its length, and on
/// Unix which file it is and when its data were changed last.
fn stamp(data: &Metadata) -> String {
    let time = data.modified().ok().map(|time| time.into_std());
    let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{:x}-{:x}{}", since.as_nanos(), data.len(), unix(data))
}

#[cfg(unix)]
fn unix(data: &Metadata) -> String {
    use cap_std::fs::MetadataExt;
    format!("-{:x}-{:x}.{:x}", data.ino(), data.ctime(), data.ctime_nsec())
}

#[cfg(not(unix))]
fn unix(_: &Metadata) -> &'static str {
    ""
}

/// A path of the page as one below the folder: names only.
fn inside(path: &str) -> Result<PathBuf, Refused> {
    let is_name = |part: &str| {
        !part.is_empty()
            && !SKIPPED.contains(&part)
            && !part.contains(['\\', ':', '\0'])
            && matches!(Path::new(part).components().next(), Some(Component::Normal(name)) if name == part)
    };
    match path.len() <= 1_000 && path.split('/').all(is_name) {
        true => Ok(path.split('/').collect()),
        false => Err(Refused::Path),
    }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn paths_are_names_below_the_folder() {
        for path in ["values.yaml", "a/b.yaml", "..a/.b", "a/...", ".helmignore"] {
            assert!(inside(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "..",
            "a/../../b",
            "./a",
            "a/",
            "C:/a",
            "a\\..\\b",
            ".git/config",
            "a\0",
        ] {
            assert!(inside(path).is_err(), "{path}");
        }
    }
}
