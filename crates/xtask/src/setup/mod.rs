//! What has to be on the machine. Each part looks first, says in one line what it installs and what for, and is
//! quiet when everything is there.

mod apt;
mod cargo_tools;
mod chromium;
mod elsewhere;
pub(crate) mod musl;
mod npm;
mod target;
mod wasm_target;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::ui;
use crate::workspace::Workspace;

pub(crate) use chromium::Chromium;
pub(crate) use elsewhere::Elsewhere;

/// Everything that makes the page: compiler, trunk, wasm-bindgen and the npm packages, all found.
pub(crate) struct Tools {
    wasm: wasm_target::WasmToolchain,
    trunk: PathBuf,
    bindgen: PathBuf,
    path: OsString,
    target_dir: PathBuf,
    root: PathBuf,
}

impl Tools {
    /// Finds what the page is made with and installs what is missing.
    pub(crate) fn ensure(workspace: &Workspace) -> Outcome<Self> {
        let cache = cache_dir()?;
        // trunk refuses to start when a folder that it is told to ignore is not there yet.
        create_dir(&workspace.root().join("www/editor/dist"))?;
        let node_bin = npm::ensure(workspace)?;
        let wasm = wasm_target::ensure(workspace, &cache)?;
        let bindgen = cargo_tools::wasm_bindgen(workspace, &cache)?;
        let trunk = cargo_tools::trunk(&cache)?;
        let mut dirs = vec![bindgen.clone(), node_bin];
        dirs.extend(wasm.bin_dir().map(Path::to_owned));
        Ok(Self {
            wasm,
            trunk: trunk.join("trunk"),
            bindgen,
            path: path_with(&dirs)?,
            target_dir: workspace.wasm_target_dir(),
            root: workspace.root().to_owned(),
        })
    }

    /// A trunk command with compiler, tools and build folder set up.
    pub(crate) fn trunk(&self) -> Command {
        let mut command = self.wasm_command(self.trunk.as_os_str());
        // trunk takes NO_COLOR as a switch of its own and fails on the value that everyone else gives it.
        command.env_remove("NO_COLOR");
        // Where trunk itself was when the compiler found an error is of no use to anyone.
        command.env("RUST_BACKTRACE", "0");
        // Its hooks ask for the messages of the page's scripts.
        command.envs(std::env::current_exe().map(|xtask| ("CHARTROOM_XTASK", xtask)));
        command
    }

    /// A cargo command that can build for `wasm32-unknown-unknown`.
    pub(crate) fn wasm_cargo(&self) -> Command {
        let cargo = self.wasm.bin_dir().map_or_else(|| "cargo".into(), |dir| dir.join("cargo"));
        self.wasm_command(cargo.as_os_str())
    }

    /// A wasm-bindgen command of the version that fits the library.
    pub(crate) fn wasm_bindgen(&self) -> Command {
        self.wasm_command(self.bindgen.join("wasm-bindgen").as_os_str())
    }

    /// The build folder for wasm.
    pub(crate) fn target_dir(&self) -> &Path {
        &self.target_dir
    }

    fn wasm_command(&self, program: &std::ffi::OsStr) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        command.env("CARGO_TARGET_DIR", &self.target_dir);
        self.wasm.configure(&mut command);
        command
    }
}

/// Neovim, as a client of the language server.
pub(crate) fn ensure_neovim() -> Outcome<()> {
    match on_path("nvim") {
        Some(_) => Ok(()),
        None => apt::ensure(&["neovim"], "Neovim, which the language server is tried with"),
    }
}

/// cargo-fuzz, which only `cargo xtask fuzz` needs.
pub(crate) fn cargo_fuzz() -> Outcome<PathBuf> {
    Ok(cargo_tools::cargo_fuzz(&cache_dir()?)?.join("cargo-fuzz"))
}

/// `cargo xtask setup`: installs what `serve` and `test` need and leaves it at that.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Outcome<()> {
    args.done()?;
    ui::heading("Set-up");
    Tools::ensure(workspace)?;
    Chromium::ensure()?;
    rust_components(workspace)?;
    ui::note("everything is there");
    Ok(())
}

/// rustfmt and clippy, which `test` needs.
pub(crate) fn rust_components(workspace: &Workspace) -> Outcome<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let mut probe = workspace.cargo();
        if process::answer(probe.args([subcommand, "--version"])).is_some() {
            continue;
        }
        let added = install(
            &format!("{component}, part of the checks"),
            Command::new("rustup").args(["component", "add", component]),
            Duration::from_secs(180),
        );
        added.map_err(|failure| {
            failure.way_out(format!("install it by hand: rustup component add {component}"))
        })?;
    }
    Ok(())
}

/// Runs one installing program below one visible line, and says how long it took.
fn install(what: &str, command: &mut Command, limit: Duration) -> Outcome<()> {
    ui::note(&format!("installing {what}"));
    let finished = process::must(command, limit)?;
    ui::note(&format!("  done in {}", ui::duration(finished.time)));
    Ok(())
}

/// The folder for what is installed for this project alone. It outlives the build folder and serves every clone.
pub(crate) fn cache_dir() -> Outcome<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => home()?.join(".cache"),
    };
    let dir = base.join("chartroom");
    create_dir(&dir)?;
    Ok(dir)
}

fn create_dir(dir: &Path) -> Outcome<()> {
    std::fs::create_dir_all(dir).map_err(|error| Failure::io("create", dir, &error))
}

fn home() -> Outcome<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from).ok_or_else(|| {
        Failure::new("HOME is not set").way_out("set it, or XDG_CACHE_HOME, to a folder for tools")
    })
}

/// PATH with these folders in front.
fn path_with(dirs: &[PathBuf]) -> Outcome<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().cloned().chain(std::env::split_paths(&inherited));
    std::env::join_paths(all).map_err(|error| Failure::new(format!("cannot set PATH: {error}")))
}

/// Where a program is on PATH.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}
