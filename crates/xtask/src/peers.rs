//! `cargo xtask peers`: the template-only cases through other Rust engines, their score beside ours.

use std::process::Command;

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// A workspace of its own, so that the product never depends on what it is compared with.
const MANIFEST: &str = "tests/peers/Cargo.toml";

/// Over the folders given, or those of `cargo xtask conformance`.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Outcome<()> {
    let mut folders = args.rest();
    if folders.is_empty() {
        folders = case_folders(workspace);
    }
    match program(workspace, &folders).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new("peers failed; what it said is above")),
        Err(error) => Err(Failure::new(format!("cannot run cargo: {error}"))),
    }
}

/// The program that compares, over these folders.
pub(crate) fn program(workspace: &Workspace, folders: &[String]) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "--release", "--manifest-path", MANIFEST, "--"]).args(folders);
    cargo.env("CARGO_TARGET_DIR", workspace.target_dir().join("peers"));
    cargo
}
