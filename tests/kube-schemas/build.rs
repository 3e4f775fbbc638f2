//! Finds the resources of k8s-openapi: the crate has no list of them, so its sources are read for the types that
//! implement `Resource`, and a table of calls is written that the dumper includes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let version =
        (33..=37).find(|minor| std::env::var(format!("CARGO_FEATURE_V1_{minor}")).is_ok());
    let Some(minor) = version else { return };
    let source = k8s_openapi().join(format!("src/v1_{minor}"));
    let mut files = Vec::new();
    walk(&source, &mut files);
    files.sort();
    let mut table = format!("const MINOR: u8 = {minor};\nfn resources(dump: &mut Dump) {{\n");
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file that was listed");
        let named = text.lines().find_map(|line| line.strip_prefix("impl crate::Resource for "));
        let Some(name) = named.and_then(|rest| rest.strip_suffix(" {")) else { continue };
        let module = file.parent().and_then(|folder| folder.strip_prefix(&source).ok());
        let module =
            module.expect("a folder below the version's").to_string_lossy().replace('/', "::");
        let path = format!("k8s_openapi::{module}::{name}");
        writeln!(table, "    dump.resource::<{path}>();").expect("writing to a string");
    }
    table.push_str("}\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("resources.rs"), table).expect("the build folder can be written");
}

/// The folder of the crate that this build links, as cargo names it.
fn k8s_openapi() -> PathBuf {
    let cargo = std::env::var_os("CARGO").expect("cargo sets CARGO");
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--offline", "--features", "dump,v1_37"]);
    let output = command.output().expect("cargo can be run");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("cargo metadata lists packages");
    let found = packages.iter().find(|package| package["name"] == "k8s-openapi");
    let manifest = found.and_then(|package| package["manifest_path"].as_str());
    Path::new(manifest.expect("k8s-openapi is a dependency")).with_file_name("")
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
