//! Turns the messages of the command line into Rust, and packs the texts of other languages and, where there is one, the
//! page, to be put into the program.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Names the folder of the built page, which `cargo xtask command` makes; without it the command takes one by `--page`.
const PAGE: &str = "CHARTROOM_PAGE";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={PAGE}");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    chartroom_messages::build::generate("cli")?;
    // Chinese has one form for any number of things.
    fs::write(out.join("zh.txt"), chartroom_messages::build::language("zh", false)?)?;
    let mut list = String::new();
    if let Some(page) = env::var_os(PAGE).filter(|page| !page.is_empty()) {
        list = pack(Path::new(&page), &out)?;
    }
    let list = format!("pub(super) static FILES: &[(&str, &[u8])] = &[{list}];\n");
    fs::write(out.join("page.rs"), list)
}

/// Packs each file of a folder as servers send it, and gives the entries of the list.
fn pack(page: &Path, out: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", page.display());
    let mut entries: Vec<_> = fs::read_dir(page)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut list = String::new();
    for (number, entry) in entries.iter().enumerate() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type()?.is_file() || name == "sw.js" {
            continue;
        }
        let packed = out.join(format!("page-{number}.gz"));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&fs::read(entry.path())?)?;
        fs::write(&packed, gzip.finish()?)?;
        let _ = writeln!(list, "({name:?}, include_bytes!({packed:?})),");
    }
    Ok(list)
}
