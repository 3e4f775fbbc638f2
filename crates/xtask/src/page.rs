//! The built page: trunk with everything set up.

use std::time::Duration;

use crate::args::Args;
use crate::failure::Outcome;
use crate::process;
use crate::setup::Tools;
use crate::ui;
use crate::workspace::Workspace;

/// How the wasm is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For size, as it is published: link-time optimisation, then wasm-opt.
    Release,
    /// For a short wait after each change.
    Dev,
}

impl Profile {
    /// The arguments of trunk; the profiles are those of the root Cargo.toml.
    pub(crate) fn trunk_args(self) -> &'static [&'static str] {
        match self {
            Self::Release => &["--release", "--cargo-profile=wasm-release"],
            Self::Dev => &["--cargo-profile=wasm-dev"],
        }
    }
}

/// `cargo xtask build`.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let profile = if args.switch("--dev") { Profile::Dev } else { Profile::Release };
    args.done()?;
    ui::heading("Set-up");
    let tools = Tools::ensure(workspace)?;
    ui::note("everything is there");
    ui::heading("Building the page");
    build(workspace, &tools, profile)
}

/// Builds the page into dist/. What was there before is taken away first, so that no one tests or weighs an old page
/// after a build that failed.
pub(crate) fn build(workspace: &Workspace, tools: &Tools, profile: Profile) -> Outcome<()> {
    let dist = workspace.dist();
    let _ = std::fs::remove_dir_all(&dist);
    let mut trunk = tools.trunk();
    trunk.arg("build").args(profile.trunk_args()).arg("--dist").arg(&dist);
    if profile == Profile::Release {
        workspace.name_commit(&mut trunk);
    }
    let finished = process::must_as(&mut trunk, Duration::from_secs(2700), step)?;
    ui::note(&format!("dist/ is built, {}", ui::duration(finished.time)));
    Ok(())
}

/// What is going on. Behind cargo's last word trunk makes the wasm smaller, and says nothing.
fn step(line: &str) -> &str {
    match line.trim_start() {
        finished if finished.starts_with("Finished") => "wasm-bindgen and wasm-opt",
        other if is_waiting(other) => "several programs of the page, one after the other",
        other => other,
    }
}

/// What cargo says while another program of the page is compiled, which trunk starts all at once.
pub(crate) fn is_waiting(line: &str) -> bool {
    line.contains("Blocking waiting for file lock")
}
