//! Packed charts (`.tgz`): Helm's `pkg/chart/loader/archive`.

mod gzip;
mod tar;

use super::ChartFile;
use crate::InputError;
use chartroom_gotemplate::fmt;

/// Helm's `MaxDecompressedChartSize`, in bytes.
pub const MAX_CHART_SIZE: usize = 100 * 1024 * 1024;
/// Helm's `MaxDecompressedFileSize`, in bytes.
pub const MAX_FILE_SIZE: usize = 5 * 1024 * 1024;

/// The one fault that Helm tells of any archive.
pub(super) const INVALID_GZIP: &str = "gzip: invalid header";

/// The files of a packed chart, without the folder that all of them are in. Nothing that is in the chart is
/// ignored: .helmignore had its say when the chart was packed.
pub fn unpack(bytes: &[u8]) -> Result<Vec<ChartFile>, InputError> {
    unpack_at_most(bytes, MAX_CHART_SIZE).map(|(files, _)| files)
}

/// The same of a chart that may have so many bytes, and how many it has.
pub(super) fn unpack_at_most(
    bytes: &[u8],
    limit: usize,
) -> Result<(Vec<ChartFile>, usize), InputError> {
    let (tape, fault) = gzip::unpack(bytes, limit).map_err(InputError::new)?;
    if tape.len() > limit {
        return Err(too_large(limit));
    }
    let mut files = Vec::new();
    let mut left = limit as u64;
    let mut entries = tar::Entries::new(&tape);
    let cut_short = |error: &str| match (error, fault) {
        (tar::CUT_SHORT, Some(fault)) => InputError::new(fault),
        _ => InputError::new(error),
    };
    for entry in entries.by_ref() {
        let entry = entry.map_err(cut_short)?;
        if entry.is_directory {
            continue;
        }
        let name = chart_path(&entry.name).map_err(InputError::new)?;
        if entry.size > left {
            return Err(too_large(limit));
        }
        if entry.size > MAX_FILE_SIZE as u64 {
            return Err(InputError::new(format!(
                "decompressed chart file {} is larger than the maximum file size {MAX_FILE_SIZE}",
                fmt::quote(entry.name.as_bytes())
            )));
        }
        let data = entry.data.ok_or_else(|| cut_short(tar::CUT_SHORT))?;
        left -= data.len() as u64;
        // Helm takes a link that says it has a size for a file that it could not read whole.
        if left == 0 || (data.len() as u64) < entry.size {
            return Err(too_large(limit));
        }
        files.push(ChartFile::new(name, without_bom(data)));
    }
    if let Some(fault) = fault.filter(|_| !entries.is_ended()) {
        return Err(InputError::new(fault));
    }
    if files.is_empty() {
        return Err(InputError::new("no files in chart archive"));
    }
    Ok((files, tape.len()))
}

fn too_large(limit: usize) -> InputError {
    InputError::new(if limit < MAX_CHART_SIZE {
        format!("charts packed into charts are larger than {MAX_CHART_SIZE} bytes together")
    } else {
        format!("decompressed chart is larger than the maximum size {limit}")
    })
}

/// The content without a UTF-8 byte order mark, which Helm drops from every file of a chart.
pub fn without_bom(data: &[u8]) -> &[u8] {
    data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data)
}

/// The path below the chart's folder, checked so that it stays there.
fn chart_path(name: &str) -> Result<String, String> {
    let delimiter = if name.contains('\\') { '\\' } else { '/' };
    let (folder, below) = name.split_once(delimiter).unwrap_or((name, ""));
    let below = below.replace(delimiter, "/");
    if below.starts_with('/') {
        return Err("chart illegally contains absolute paths".to_owned());
    }
    let path = clean(&below);
    if path == "." {
        return Err(format!(
            "chart illegally contains content outside the base directory: {}",
            fmt::quote(name.as_bytes())
        ));
    }
    if path.starts_with("..") {
        return Err("chart illegally references parent directory".to_owned());
    }
    if is_drive_path(&path) {
        return Err("chart contains illegally named files".to_owned());
    }
    if folder == "Chart.yaml" {
        return Err("chart yaml not in base directory".to_owned());
    }
    Ok(path)
}

/// `c:/…`
fn is_drive_path(path: &str) -> bool {
    matches!(path.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic())
}

/// Go's `path.Clean` of a relative path.
fn clean(path: &str) -> String {
    let mut elements: Vec<&str> = Vec::new();
    for element in path.split('/') {
        match element {
            "" | "." => {}
            ".." if elements.last().is_some_and(|last| *last != "..") => {
                elements.pop();
            }
            other => elements.push(other),
        }
    }
    if elements.is_empty() { ".".to_owned() } else { elements.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_chart() {
        let rows = [
            ("t/a//b/./c", Ok("a/b/c".to_owned())),
            (r"t\a\b", Ok("a/b".to_owned())),
            ("t/a/../../b", Err("chart illegally references parent directory".to_owned())),
            ("t//a", Err("chart illegally contains absolute paths".to_owned())),
            ("t/c:/a", Err("chart contains illegally named files".to_owned())),
            ("Chart.yaml/x", Err("chart yaml not in base directory".to_owned())),
        ];
        for (name, expected) in rows {
            assert_eq!(chart_path(name), expected, "{name}");
        }
    }
}
