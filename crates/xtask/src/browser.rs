//! Node scripts that drive the built page in Chromium; they live in tests/browser/.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::setup::Chromium;
use crate::workspace::Workspace;
use crate::{command, process};

/// A node command that knows where the page and the browser are.
pub(crate) fn node(workspace: &Workspace, chromium: &Chromium) -> Command {
    let mut command = Command::new("node");
    command.current_dir(workspace.root());
    command.env("CHARTROOM_DIST", workspace.dist());
    command.env("CHROMIUM", &chromium.browser);
    command
}

/// The command with the page that lies in dist/, as it is quickly built, for tests that start it.
pub(crate) fn command(workspace: &Workspace) -> Outcome<PathBuf> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--quiet", "--package", "chartroom-cli", "--bin", "chartroom"]);
    command::with_page(workspace, &mut cargo);
    process::must(&mut cargo, Duration::from_secs(1800))?;
    let name = format!("debug/chartroom{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target_dir().join(name))
}

/// The files of the end-to-end tests, in order.
pub(crate) fn test_files(workspace: &Workspace) -> Outcome<Vec<PathBuf>> {
    let dir = workspace.root().join("tests/browser");
    let entries = std::fs::read_dir(&dir).map_err(|error| Failure::io("read", &dir, &error))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}
