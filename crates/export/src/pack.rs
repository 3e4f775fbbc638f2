//! The whole chart as one file: packed as `helm package` packs it, or its folder as a zip.

use crate::messages;
use chartroom_core::{ProjectFile, chart_fact, without_ignored};
use flate2::{Compression, GzBuilder};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// How a chart is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// `.tgz`, as `helm package` and `helm install` take it, without what .helmignore excludes.
    Tgz,
    /// `.zip`, of all files.
    Zip,
}

/// A packed chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The file's name: the chart's with its version.
    pub name: String,
    /// Its bytes.
    pub data: Vec<u8>,
}

/// Packs the files of a chart; `now` is in seconds since 1970. Fails where Chart.yaml says no name or version, or a path
/// does not fit into an archive.
pub fn pack(files: &[ProjectFile], how: Pack, now: i64) -> Result<Packed, String> {
    let fact = |key: &str| {
        let fact = chart_fact(files, key).filter(|text| !text.is_empty() && !text.contains('/'));
        fact.ok_or_else(|| messages::PackNoFact { key: &key }.text())
    };
    let (name, version) = (fact("name")?, fact("version")?);
    let (ending, data) = match how {
        Pack::Tgz => ("tgz", tgz(&name, without_ignored(files), now)),
        Pack::Zip => ("zip", zip(&name, files).map_err(std::io::Error::other)),
    };
    let name = format!("{name}-{version}.{ending}");
    data.map(|data| Packed { name, data }).map_err(|error| error.to_string())
}

/// The order and modes of Helm's `Save` (pkg/chart/v2/util/save.go).
fn tgz(folder: &str, mut files: Vec<ProjectFile>, now: i64) -> std::io::Result<Vec<u8>> {
    files.sort_by(|a, b| (rank(&a.path), &a.path).cmp(&(rank(&b.path), &b.path)));
    let gzip = GzBuilder::new().comment("Helm").write(Vec::new(), Compression::default());
    let mut archive = tar::Builder::new(gzip);
    for file in files {
        let mut header = tar::Header::new_gnu();
        header.set_mode(0o644);
        header.set_size(file.data.len() as u64);
        header.set_mtime(now.try_into().unwrap_or_default());
        archive.append_data(&mut header, format!("{folder}/{}", file.path), &*file.data)?;
    }
    archive.into_inner()?.finish()
}

/// Where a file stands in a packed chart.
fn rank(path: &str) -> usize {
    const FIRST: [&str; 4] = ["Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json"];
    let first = FIRST.iter().position(|name| *name == path);
    first.unwrap_or(match path.split_once('/') {
        Some(("templates", _)) => FIRST.len(),
        Some(("charts", _)) => FIRST.len() + 2,
        _ => FIRST.len() + 1,
    })
}

fn zip(folder: &str, files: &[ProjectFile]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    for file in files {
        archive.start_file(format!("{folder}/{}", file.path), options)?;
        archive.write_all(&file.data)?;
    }
    Ok(archive.finish()?.into_inner())
}
