//! The `chartroom` command.

use chartroom_cli::{Host, Link, ReadError, run, zones};
use chartroom_helm::release::Zones;
use std::fs::DirEntry;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // What is not UTF-8 names no file that is found, and is shown as such.
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let args: Vec<String> = args.collect();
    let printed = run(&args, &Machine);
    // A reader that closed the pipe has what it wanted.
    let written = std::io::stdout().write_all(&printed.stdout);
    let logged = std::io::stderr().write_all(&printed.stderr);
    if printed.ok && written.is_ok() && logged.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Files of the operating system.
struct Machine;

impl Host for Machine {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path == "-" {
            let mut text = Vec::new();
            let read = std::io::stdin().read_to_end(&mut text);
            return read.map(|_| text).map_err(|error| ReadError(error.to_string()));
        }
        std::fs::read(path).map_err(|error| read_error(path, &error))
    }

    fn is_dir(&self, path: &str) -> Option<bool> {
        std::fs::metadata(path).ok().map(|data| data.is_dir())
    }

    fn walk(&self, dir: &str, links: &mut Vec<Link>) -> Result<Vec<String>, ReadError> {
        let mut walk = Walk { root: self.absolute(dir), files: Vec::new(), links };
        walk.folder(Path::new(dir), "", 0)?;
        Ok(walk.files)
    }

    fn absolute(&self, path: &str) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.into());
        let mut clean = std::path::PathBuf::new();
        for part in absolute.components() {
            match part {
                std::path::Component::CurDir => {}
                std::path::Component::ParentDir => {
                    clean.pop();
                }
                other => clean.push(other),
            }
        }
        clean.to_string_lossy().into_owned()
    }

    fn write(&self, path: &str, data: &[u8], append: bool) -> Result<(), ReadError> {
        let write = || {
            if let Some(folder) = Path::new(path).parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut options = std::fs::OpenOptions::new();
            let options = options.create(true).write(true).append(append).truncate(!append);
            options.open(path)?.write_all(data)
        };
        write().map_err(|error| read_error(path, &error))
    }

    fn is_over_soon(&self) -> bool {
        true
    }

    fn zones(&self) -> Rc<dyn Zones> {
        zones::Database::of_process()
    }

    fn now_unix_nanos(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        let mut bytes = [0; 32];
        let filled = getrandom::fill(&mut bytes);
        filled.map(|()| bytes).map_err(|error| ReadError(error.to_string()))
    }
}

/// Go's text for an error of `open`.
fn read_error(path: &str, error: &std::io::Error) -> ReadError {
    use std::io::ErrorKind;
    ReadError(match error.kind() {
        ErrorKind::NotFound => format!("open {path}: no such file or directory"),
        ErrorKind::PermissionDenied => format!("open {path}: permission denied"),
        ErrorKind::IsADirectory => format!("read {path}: is a directory"),
        _ => format!("open {path}: {error}"),
    })
}

/// Folders deeper than this are taken for a loop of symbolic links.
const MAX_DEPTH: usize = 100;

/// A walk through a chart's folder.
struct Walk<'a> {
    /// The folder's absolute path.
    root: String,
    files: Vec<String>,
    links: &'a mut Vec<Link>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, below: &str, depth: usize) -> Result<(), ReadError> {
        let shown = folder.to_string_lossy().into_owned();
        if depth > MAX_DEPTH {
            return Err(ReadError(format!("{shown}: too many levels of folders")));
        }
        let entries = std::fs::read_dir(folder).map_err(|error| read_error(&shown, &error))?;
        let entry = |entry: DirEntry| {
            // What a symbolic link leads to is asked for.
            let kind = entry.file_type().ok().filter(|kind| !kind.is_symlink());
            (entry.file_name().to_string_lossy().into_owned(), kind.map(|kind| kind.is_dir()))
        };
        let mut entries: Vec<(String, Option<bool>)> = entries.flatten().map(entry).collect();
        entries.sort();
        for (name, is_dir) in entries {
            let path = folder.join(&name);
            let relative = format!("{below}{name}");
            if is_dir.is_none() {
                self.follow(&path, &relative)?;
            }
            if is_dir.unwrap_or_else(|| path.is_dir()) {
                self.folder(&path, &format!("{relative}/"), depth + 1)?;
            } else {
                self.files.push(relative);
            }
        }
        Ok(())
    }

    /// Takes down where a link leads. Helm's `symwalk` stops at one that leads nowhere.
    fn follow(&mut self, path: &Path, relative: &str) -> Result<(), ReadError> {
        let shown = format!("{}/{relative}", self.root);
        match std::fs::canonicalize(path) {
            Ok(resolved) => {
                let resolved = resolved.to_string_lossy().into_owned();
                self.links.push(Link { path: shown, resolved });
                Ok(())
            }
            Err(_) => {
                let target = std::fs::read_link(path).unwrap_or_default();
                let target = Path::new(&shown).parent().unwrap_or(Path::new("/")).join(target);
                let target = Machine.absolute(&target.to_string_lossy());
                Err(ReadError(format!(
                    "error evaluating symlink {shown}: lstat {target}: no such file or directory"
                )))
            }
        }
    }
}
