//! Puts the project's own cases into the test binary, so that the very same cases run natively and in a browser.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut list = String::from("&[\n");
    for (folder, mount) in [("cases", "/cases"), ("../www/charts", "/charts")] {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        if folder.is_dir() {
            embed(&folder, mount, &mut list)?;
        }
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), list)
}

fn embed(folder: &Path, mount: &str, list: &mut String) -> io::Result<()> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let place = format!("{mount}/{name}");
        if path.is_dir() {
            embed(&path, &place, list)?;
        } else {
            let _ = writeln!(
                list,
                "    ({place:?}, include_bytes!({:?})),",
                path.display().to_string()
            );
        }
    }
    Ok(())
}
