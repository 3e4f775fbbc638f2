//! Lists the files of the built-in chart for `include_str!`, so that the page can show them before anything
//! else has been fetched, offline and below any path.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const CHART: &str = "../../www/charts/ai-inference";

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(CHART);
    println!("cargo::rerun-if-changed={CHART}");
    println!("cargo::rerun-if-changed=build.rs");
    let mut paths = Vec::new();
    if root.is_dir() {
        walk(&root, &mut paths)?;
    }
    paths.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("builtin.rs");
    fs::write(out, source(&root, &paths)?)
}

/// All files below `folder`, without hidden folders.
fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// The constant, one line for each file; what is not UTF-8 goes in as bytes.
fn source(root: &Path, paths: &[PathBuf]) -> io::Result<String> {
    let mut text = String::from("pub(crate) const FILES: &[(&str, Builtin)] = &[\n");
    for path in paths {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let sort = if std::str::from_utf8(&fs::read(path)?).is_ok() {
            "Builtin::Text(include_str!"
        } else {
            "Builtin::Bytes(include_bytes!"
        };
        let _ = writeln!(text, "    ({name:?}, {sort}({:?}))),", path.display().to_string());
    }
    text.push_str("];\n");
    Ok(text)
}
