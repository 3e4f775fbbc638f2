//! trunk, wasm-bindgen and cargo-fuzz: one that is there already is used when its version fits, else it is built into the cache.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{home, install};
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// A program that cargo can install.
struct CargoTool<'a> {
    package: &'a str,
    version: &'a str,
    /// The programs it consists of; the first answers `--version`.
    programs: &'a [&'a str],
    purpose: &'a str,
    /// What is switched off or on, and settings that cut the time to build it.
    options: &'a [&'a str],
    /// Which other versions do as well.
    fits: fn(&str) -> bool,
}

/// The folder that trunk is in.
pub(super) fn trunk(cache: &Path) -> Outcome<PathBuf> {
    CargoTool {
        package: "trunk",
        version: "0.21.14",
        programs: &["trunk"],
        purpose: "builds and serves the page",
        // Without its features it cannot download other tools, which it never has to: all are set up here.
        options: &["--no-default-features"],
        fits: |version| version.starts_with("0.21."),
    }
    .ensure(cache)
}

/// The folder that cargo-fuzz is in.
pub(super) fn cargo_fuzz(cache: &Path) -> Outcome<PathBuf> {
    CargoTool {
        package: "cargo-fuzz",
        version: "0.13.2",
        programs: &["cargo-fuzz"],
        purpose: "builds and runs what is fuzzed",
        options: &[],
        fits: |version| version.starts_with("0.13."),
    }
    .ensure(cache)
}

/// The folder that wasm-bindgen and its test runner are in. Their version has to be that of the library.
pub(super) fn wasm_bindgen(workspace: &Workspace, cache: &Path) -> Outcome<PathBuf> {
    let version = library_version(workspace)?;
    CargoTool {
        package: "wasm-bindgen-cli",
        version: &version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        purpose: "connects wasm and JavaScript",
        // It goes through every function of the page on each build, so its own work is compiled a little better.
        options: &[
            "--config=profile.release.package.walrus.opt-level=2",
            "--config=profile.release.package.wasmparser.opt-level=2",
        ],
        fits: |_| false,
    }
    .ensure(cache)
}

/// The version that the root Cargo.toml pins: `wasm-bindgen = "=0.2.126"`.
fn library_version(workspace: &Workspace) -> Outcome<String> {
    let path = workspace.root().join("Cargo.toml");
    let text =
        std::fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    text.lines()
        .find_map(|line| line.strip_prefix("wasm-bindgen = \"=")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("the root Cargo.toml pins no version of wasm-bindgen"))
}

impl CargoTool<'_> {
    fn ensure(&self, cache: &Path) -> Outcome<PathBuf> {
        let own = cache.join(format!("{}-{}", self.package, self.version));
        if let Some(dir) = self.find(&own) {
            return Ok(dir);
        }
        let what = format!("{} {}, which {}", self.package, self.version, self.purpose);
        let build_dir = cache.join(format!("build-{}", self.package));
        install(&what, &mut self.command(&own, &build_dir), Duration::from_secs(2700)).map_err(
            |failure| {
                failure.way_out(format!(
                    "put {} {} on PATH, or see what this says: cargo install {} --version {} --locked",
                    self.package, self.version, self.package, self.version
                ))
            },
        )?;
        let _ = std::fs::remove_dir_all(&build_dir);
        Ok(own.join("bin"))
    }

    /// The first folder whose programs are all there in a version that fits.
    fn find(&self, own: &Path) -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut dirs = vec![own.join("bin")];
        dirs.extend(std::env::split_paths(&path));
        dirs.extend(home().map(|home| home.join(".cargo/bin")));
        dirs.into_iter().find(|dir| self.is_in(dir))
    }

    fn is_in(&self, dir: &Path) -> bool {
        if !self.programs.iter().all(|program| dir.join(program).is_file()) {
            return false;
        }
        let Some(first) = self.programs.first() else { return false };
        let answer = process::answer(Command::new(dir.join(first)).arg("--version"));
        let version = answer.as_deref().and_then(|text| text.split_whitespace().nth(1));
        version.is_some_and(|version| version == self.version || (self.fits)(version))
    }

    /// These programs run for seconds at most, so the time is better saved where they are compiled: without
    /// optimisation trunk takes a quarter of the time of its own release profile.
    fn command(&self, root: &Path, build_dir: &Path) -> Command {
        let mut command = Command::new("cargo");
        command.args(["install", self.package, "--version", self.version, "--locked", "--root"]);
        command.arg(root).args(self.options);
        command.env("CARGO_TARGET_DIR", build_dir);
        command.env("CARGO_NET_RETRY", "2").env("CARGO_HTTP_TIMEOUT", "30");
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command
    }
}
