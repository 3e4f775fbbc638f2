//! Charts in memory, for tests of commands.

use chartroom_cli::{Found, Host, Kind, ReadError, Visitor};

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
    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, ReadError> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let file = self.0.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| ReadError(path.into()))
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let folder = format!("{path}/");
        let file = self.0.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| Kind::File(text.len() as u64)).or_else(|| {
            self.0.iter().any(|(name, _)| name.starts_with(&folder)).then_some(Kind::Folder)
        })
    }

    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        let folder = format!("{dir}/");
        let inside =
            self.0.iter().filter_map(|(name, text)| Some((name.strip_prefix(&folder)?, text)));
        for (path, text) in inside {
            visitor.find(Found { path: path.to_owned(), kind: Kind::File(text.len() as u64) })?;
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
