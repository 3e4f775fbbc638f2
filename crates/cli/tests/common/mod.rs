//! Charts in memory, for tests of commands.

use chartroom_cli::{Host, Link, ReadError};

/// Files by their whole path, such as `chart/values.yaml`.
pub(crate) struct Files(pub(crate) Vec<(String, String)>);

impl Files {
    /// The files of one chart in a folder.
    pub(crate) fn of(folder: &str, files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| (format!("{folder}/{path}"), (*text).to_owned());
        Self(files.iter().map(file).collect())
    }
}

impl Host for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let file = self.0.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| ReadError(path.into()))
    }

    fn is_dir(&self, path: &str) -> Option<bool> {
        let (file, folder) = (path.trim_start_matches('/'), format!("{path}/"));
        let is_file = self.0.iter().any(|(name, _)| name == file).then_some(false);
        self.0.iter().any(|(name, _)| name.starts_with(&folder)).then_some(true).or(is_file)
    }

    fn walk(&self, dir: &str, _: &mut Vec<Link>) -> Result<Vec<String>, ReadError> {
        let folder = format!("{dir}/");
        let inside = self.0.iter().filter_map(|(name, _)| name.strip_prefix(&folder));
        Ok(inside.map(str::to_owned).collect())
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
