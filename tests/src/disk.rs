//! Folders in memory: what a case is made of, whether it came from disk or from an archive.

use chartroom_cli::{Found, Host, Kind, ReadError, Visitor, too_large};
use std::collections::BTreeMap;
use std::rc::Rc;
#[cfg(feature = "command")]
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// Files by absolute path with `/`, as `/case/values.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: BTreeMap<String, Rc<[u8]>>,
    /// The folder that relative paths start from.
    pub cwd: String,
}

impl Disk {
    /// Adds a file.
    pub fn insert(&mut self, path: &str, data: &[u8]) {
        self.files.insert(path.to_owned(), data.into());
    }

    /// Names of what lies directly in a folder, in order.
    pub fn children(&self, folder: &str) -> Vec<String> {
        let cut = folder.len() + 1;
        let mut names: Vec<String> = self
            .below(folder)
            .filter_map(|(path, _)| path[cut..].split('/').next().map(str::to_owned))
            .collect();
        names.dedup();
        names
    }

    #[cfg(feature = "command")]
    /// The files below a real folder, mounted at `mount`; symbolic links are followed.
    pub fn load(&mut self, folder: &Path, mount: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let place = format!("{mount}/{}", name.unwrap_or_default());
            if path.is_dir() {
                self.load(&path, &place)?;
            } else {
                self.files.insert(place, std::fs::read(&path)?.into());
            }
        }
        Ok(())
    }

    #[cfg(feature = "command")]
    /// The files of a `.tar.gz`, mounted at `mount`.
    pub fn unpack(&mut self, archive: &Path, mount: &str) -> std::io::Result<()> {
        let file = std::fs::File::open(archive)?;
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(file));
        let mut links = Vec::new();
        for entry in tar.entries()? {
            let mut entry = entry?;
            let place = join(mount, &entry.path()?.to_string_lossy());
            match entry.header().entry_type() {
                tar::EntryType::Regular => {
                    let mut data = Vec::new();
                    entry.read_to_end(&mut data)?;
                    self.files.insert(place, data.into());
                }
                tar::EntryType::Symlink => {
                    let target = entry.link_name()?.map(PathBuf::from).unwrap_or_default();
                    let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
                    links.push((place.clone(), join(parent, &target.to_string_lossy())));
                }
                _ => {}
            }
        }
        for (place, target) in links {
            self.copy(&target, &place);
        }
        Ok(())
    }

    /// Copies a file or everything below a folder over another.
    pub fn copy(&mut self, from: &str, to: &str) {
        let below = format!("{from}/");
        let copies = self.files.iter().filter_map(|(path, data)| {
            let rest = path.strip_prefix(&below).map(|rest| format!("{to}/{rest}"));
            let place = if path == from { Some(to.to_owned()) } else { rest };
            place.map(|place| (place, data.clone()))
        });
        let copies: Vec<_> = copies.collect();
        self.files.extend(copies);
    }

    /// Removes a file or everything below a folder.
    pub fn remove(&mut self, path: &str) {
        let below = format!("{path}/");
        self.files.retain(|place, _| place != path && !place.starts_with(&below));
    }

    /// The files whose path starts so, in order.
    pub fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Rc<[u8]>)> {
        let below = format!("{folder}/");
        let start = self.files.range(below.clone()..);
        start
            .take_while(move |(path, _)| path.starts_with(&below))
            .map(|(path, data)| (path.as_str(), data))
    }

    /// A file's bytes.
    pub fn get(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.files.get(path)
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> Option<String> {
        self.get(path).map(|data| String::from_utf8_lossy(data).into_owned())
    }

    fn resolve(&self, path: &str) -> String {
        join(&self.cwd, path)
    }
}

/// Joins and cleans paths: `join("/a/b", "../c")` is `/a/c`.
pub fn join(base: &str, path: &str) -> String {
    let whole = if path.starts_with('/') { path.to_owned() } else { format!("{base}/{path}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    format!("/{}", parts.join("/"))
}

impl Host for Disk {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let place = self.resolve(path);
        let missing = || ReadError(format!("open {path}: no such file or directory"));
        let data = self.get(&place).ok_or_else(missing)?;
        if data.len() as u64 > limit { Err(too_large(path, limit)) } else { Ok(data.to_vec()) }
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        let place = self.resolve(path);
        match self.files.get(&place) {
            Some(data) => Some(Kind::File(data.len() as u64)),
            None => self.below(&place).next().map(|_| Kind::Folder),
        }
    }

    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        let place = self.resolve(dir);
        let cut = place.len() + 1;
        let kind = |data: &Rc<[u8]>| Kind::File(data.len() as u64);
        let file = |(path, data): (&str, &Rc<[u8]>)| (path[cut..].to_owned(), kind(data));
        let mut files: Vec<(String, Kind)> = self.below(&place).map(file).collect();
        // filepath.Walk orders entries of each folder by name.
        files.sort_by(|(a, _), (b, _)| a.split('/').cmp(b.split('/')));
        for (path, kind) in files {
            let mut above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
            if above.all(|folder| visitor.enters(folder)) {
                visitor.find(Found { path, kind })?;
            }
        }
        Ok(())
    }

    fn absolute(&self, path: &str) -> String {
        self.resolve(path)
    }

    fn now_unix_nanos(&self) -> i64 {
        1_700_000_000_000_000_000
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        Ok([7; 32])
    }
}
