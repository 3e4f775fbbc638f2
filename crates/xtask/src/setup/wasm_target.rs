//! A compiler for `wasm32-unknown-unknown`: rustup's own target where it can be had, else Debian's compiler with a
//! standard library built from Debian's source.

mod sysroot;

use std::path::{Path, PathBuf};
use std::process::Command;

use super::target;
use crate::failure::Outcome;
use crate::ui;
use crate::workspace::Workspace;

/// The target of page and worker.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What every wasm build is compiled and linked with. The default stack of 1 MiB is too small for templates that include each
/// other as deep as Helm allows. The section that names the features of WebAssembly in use survives stripping, for
/// wasm-opt goes by it. SHA-2 is unrolled less, for size.
const FLAGS: &str = "-Clink-arg=-zstack-size=4194304 -Clink-arg=--keep-section=target_features \
     --cfg sha2_backend_soft=\"compact\"";

/// How to call the compiler for wasm.
pub(crate) enum WasmToolchain {
    /// The compiler that PATH gives knows the target.
    Rustup,
    /// Debian's compiler and a standard library that was built for it.
    Debian {
        /// A folder with `cargo` and `rustc` in it, for PATH.
        bin_dir: PathBuf,
        /// The folder given as `--sysroot`.
        sysroot: PathBuf,
    },
}

impl WasmToolchain {
    /// The folder that has to come early in PATH, if any.
    pub(crate) fn bin_dir(&self) -> Option<&Path> {
        match self {
            Self::Rustup => None,
            Self::Debian { bin_dir, .. } => Some(bin_dir),
        }
    }

    /// Sets the compiler flags for wasm, here and nowhere else: cargo takes them from one source only, and a
    /// RUSTFLAGS variable of the caller would silently win over all others.
    pub(crate) fn configure(&self, command: &mut Command) {
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        let mut flags = FLAGS.to_owned();
        // Where something panics is told by the crate, not by a folder of this machine; each path travels, too.
        for folder in source_folders() {
            flags.push_str(&format!(" --remap-path-prefix={}=", folder.display()));
        }
        if let Self::Debian { sysroot, .. } = self {
            flags.push_str(&format!(" --sysroot={}", sysroot.display()));
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", sysroot::LINKER);
        }
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
}

/// Where cargo keeps the sources of packages, one folder for each registry.
fn source_folders() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let entries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<_> =
        entries.into_iter().flatten().flatten().map(|one| one.path()).collect();
    folders.sort();
    folders
}

/// Finds a compiler for wasm or installs one.
pub(super) fn ensure(workspace: &Workspace, cache: &Path) -> Outcome<WasmToolchain> {
    if target::is_there(workspace, TARGET) {
        return Ok(WasmToolchain::Rustup);
    }
    if let Some(found) = sysroot::find(cache) {
        return Ok(found);
    }
    if target::add(workspace, TARGET, "wasm, which the page runs on") {
        return Ok(WasmToolchain::Rustup);
    }
    ui::note("rustup cannot have it from here; taking Debian's compiler for wasm instead");
    sysroot::install(cache)
}
