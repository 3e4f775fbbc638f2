//! The way to wasm without the Rust release server: Debian's compiler, Debian's linker and a standard library built
//! once from Debian's source into the cache, kept by the compiler's version.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{TARGET, WasmToolchain};
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::setup::target::{has_std, rlibs};
use crate::setup::{apt, create_dir, install as run_install, on_path};

/// The linker that lld-19 installs.
pub(super) const LINKER: &str = "wasm-ld-19";

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// The oldest compiler that knows edition 2024.
const OLDEST_MINOR: u32 = 85;

/// The toolchain from an earlier run, if it is still complete and fits the installed compiler.
pub(super) fn find(cache: &Path) -> Option<WasmToolchain> {
    on_path(LINKER)?;
    let sysroot = folder(cache, &rustc_version()?);
    has_std(&library_dir(&sysroot)).then(|| toolchain(sysroot))
}

/// Installs Debian's compiler and builds the standard library.
pub(super) fn install(cache: &Path) -> Outcome<WasmToolchain> {
    apt::ensure(&PACKAGES, "a Rust compiler, its library's source and a linker, to build for wasm").map_err(
        |failure| {
            failure.way_out(format!(
                "with access to Rust's release server: rustup target add {TARGET}; else Debian 12 with its package \
                 rustc-web"
            ))
        },
    )?;
    let version = rustc_version()
        .ok_or_else(|| Failure::new(format!("{RUSTC} is too old or does not run")))?;
    let sysroot = folder(cache, &version);
    if !has_std(&library_dir(&sysroot)) {
        build(cache, &sysroot)?;
    }
    Ok(toolchain(sysroot))
}

fn toolchain(sysroot: PathBuf) -> WasmToolchain {
    WasmToolchain::Debian { bin_dir: sysroot.join("bin"), sysroot }
}

fn folder(cache: &Path, version: &str) -> PathBuf {
    cache.join(format!("sysroot-{version}"))
}

fn library_dir(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// The version of Debian's compiler, if it is there and new enough.
fn rustc_version() -> Option<String> {
    let text = process::answer(Command::new(RUSTC).arg("--version"))?;
    let version = text.split_whitespace().nth(1)?;
    let minor: u32 = version.split('.').nth(1)?.parse().ok()?;
    (minor >= OLDEST_MINOR).then(|| version.to_owned())
}

/// Builds std from an empty crate with cargo's build-std and lays it out as a sysroot. It is put together beside its
/// place and moved there whole, so that a build that was broken off leaves nothing that looks complete.
fn build(cache: &Path, sysroot: &Path) -> Outcome<()> {
    let work = cache.join("sysroot-build");
    let _ = std::fs::remove_dir_all(&work);
    write_empty_crate(&work)?;
    let mut cargo = Command::new(CARGO);
    cargo.current_dir(&work).args(["build", "--release", "--target", TARGET]);
    cargo.arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test");
    cargo
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"));
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Without bitcode in the library, link-time optimisation of the page fails.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
    let what = "Rust's standard library for wasm, built once from its source";
    run_install(what, &mut cargo, Duration::from_secs(1800))?;
    lay_out(&work, sysroot)?;
    let _ = std::fs::remove_dir_all(&work);
    Ok(())
}

fn write_empty_crate(dir: &Path) -> Outcome<()> {
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n";
    create_dir(&dir.join("src"))?;
    write(&dir.join("Cargo.toml"), manifest)?;
    write(&dir.join("src/lib.rs"), "#![no_std]\n")
}

fn lay_out(work: &Path, sysroot: &Path) -> Outcome<()> {
    let staged = work.join("sysroot");
    let library = library_dir(&staged);
    create_dir(&library)?;
    for rlib in rlibs(&work.join("target").join(TARGET).join("release/deps")) {
        let Some(name) = rlib.file_name() else { continue };
        std::fs::copy(&rlib, library.join(name))
            .map_err(|error| Failure::io("copy", &rlib, &error))?;
    }
    if !has_std(&library) {
        return Err(Failure::new("building Rust's standard library for wasm gave no library"));
    }
    link_compiler(&staged.join("bin"))?;
    let _ = std::fs::remove_dir_all(sysroot);
    std::fs::rename(&staged, sysroot)
        .map_err(|error| Failure::io("move into place", sysroot, &error))
}

/// A folder with nothing but cargo and rustc: PATH gets it instead of all of /usr/bin, which may hold another node.
fn link_compiler(bin: &Path) -> Outcome<()> {
    create_dir(bin)?;
    for (name, program) in [("cargo", CARGO), ("rustc", RUSTC)] {
        let link = bin.join(name);
        symlink(Path::new(program), &link).map_err(|error| Failure::io("create", &link, &error))?;
    }
    Ok(())
}

#[cfg(unix)]
fn symlink(program: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

#[cfg(not(unix))]
fn symlink(program: &Path, link: &Path) -> std::io::Result<()> {
    std::fs::copy(program, link).map(drop)
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    std::fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}
