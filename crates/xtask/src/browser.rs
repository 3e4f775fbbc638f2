//! Node scripts that drive the built page in Chromium; they live in tests/browser/.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::setup::Chromium;
use crate::workspace::Workspace;

/// A node command that knows where the page and the browser are.
pub(crate) fn node(workspace: &Workspace, chromium: &Chromium) -> Command {
    let mut command = Command::new("node");
    command.current_dir(workspace.root());
    command.env("CHARTROOM_DIST", workspace.dist());
    command.env("CHROMIUM", &chromium.browser);
    command
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
