//! The page: the one within the command, or a folder.

use crate::messages;
use flate2::read::GzDecoder;
use std::io::Read;
use std::path::{Path, PathBuf};

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/page.rs"));
}

/// Where the files of the page come from.
pub(super) struct Page {
    /// None for those within the command.
    folder: Option<PathBuf>,
    /// What goes with every file, by the list that the page is published with.
    pub(super) headers: Vec<(String, String)>,
}

/// A file of the page.
#[derive(Default)]
pub(super) struct File {
    /// Its content.
    pub(super) bytes: Vec<u8>,
    /// It is packed with gzip.
    pub(super) packed: bool,
}

impl Page {
    /// The page of a folder, or the one within.
    pub(super) fn find(folder: Option<&str>) -> Result<Self, String> {
        let mut page = Self { folder: folder.map(PathBuf::from), headers: Vec::new() };
        if page.file("index.html").is_none() {
            return Err(match folder {
                Some(folder) => messages::ServeNoIndex { folder: &folder }.text(),
                None => messages::SERVE_NO_PAGE.into(),
            });
        }
        let list = page.file("_headers").and_then(|file| String::from_utf8(file.plain()).ok());
        page.headers = headers(&list.ok_or(messages::SERVE_NO_HEADERS)?);
        Ok(page)
    }

    /// A file by its name; pages have no folders within.
    pub(super) fn file(&self, name: &str) -> Option<File> {
        let named = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
        if name.starts_with('.') || !name.chars().all(named) {
            return None;
        }
        let Some(folder) = &self.folder else {
            let (_, bytes) = embedded::FILES.iter().find(|(file, _)| *file == name)?;
            return Some(File { bytes: bytes.to_vec(), packed: true });
        };
        let path: &Path = &folder.join(name);
        let is_file = path.symlink_metadata().is_ok_and(|data| data.is_file());
        let bytes = std::fs::read(path).ok().filter(|_| is_file)?;
        Some(File { bytes, packed: false })
    }
}

impl File {
    /// Its content as it is.
    pub(super) fn plain(self) -> Vec<u8> {
        let mut plain = Vec::new();
        match self.packed && GzDecoder::new(self.bytes.as_slice()).read_to_end(&mut plain).is_ok() {
            true => plain,
            false => self.bytes,
        }
    }
}

/// The headers for every file (`/*`), as `www/security/seal.mjs` writes them, and that nobody frames the page.
fn headers(list: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut everywhere = false;
    for line in list.lines() {
        let Some((name, value)) = line.trim().split_once(": ").filter(|_| line.starts_with(' '))
        else {
            everywhere = line.trim() == "/*";
            continue;
        };
        let known = all.iter_mut().find(|(other, _)| other == name);
        match known {
            // A host that knows such lists sends both.
            Some((_, before)) if !before.ends_with(value) => *before = format!("{before}; {value}"),
            None if everywhere => all.push((name.to_owned(), value.to_owned())),
            _ => {}
        }
    }
    all
}

/// What a file is, by its name.
pub(super) fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::headers;

    #[test]
    fn the_list_of_headers_is_for_every_file() {
        let list = "/*\n  A: a\n  P: x 'none'; y\n/\n  P: frame 'none'\n/index.html\n  P: frame 'none'\n  B: b\n";
        let all = headers(list);
        let told: Vec<String> = all.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(told, ["A=a", "P=x 'none'; y; frame 'none'"]);
    }
}
