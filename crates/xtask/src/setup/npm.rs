//! The npm packages, installed in one place by the lock file: the editor, its bundler, wasm-opt, the browser driver.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::install;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// The oldest Node that runs the packages.
const OLDEST_NODE: u32 = 20;

/// Installs the packages unless they are those of the lock file already; gives the folder of their programs.
pub(super) fn ensure(workspace: &Workspace) -> Outcome<PathBuf> {
    check_node()?;
    let modules = workspace.root().join("node_modules");
    let lock = workspace.root().join("package-lock.json");
    let wanted = std::fs::read(&lock).map_err(|error| Failure::io("read", &lock, &error))?;
    let stamp = modules.join(".chartroom-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(modules.join(".bin"));
    }
    let mut command = Command::new("npm");
    command.current_dir(workspace.root());
    command.args(["ci", "--no-audit", "--no-fund", "--fetch-timeout=60000", "--fetch-retries=2"]);
    install(
        "npm packages: the editor, its bundler, wasm-opt and a browser driver",
        &mut command,
        Duration::from_secs(600),
    )
    .map_err(|failure| failure.way_out("see what `npm ci` says"))?;
    std::fs::write(&stamp, wanted).map_err(|error| Failure::io("write", &stamp, &error))?;
    Ok(modules.join(".bin"))
}

fn check_node() -> Outcome<()> {
    let way_out = format!("install Node.js {OLDEST_NODE} or newer, with npm");
    let version = process::answer(Command::new("node").arg("--version"))
        .ok_or_else(|| Failure::new("node is not on PATH").way_out(way_out.clone()))?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|part| part.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        return Err(Failure::new(format!("node {version} is too old")).way_out(way_out));
    }
    match process::answer(Command::new("npm").arg("--version")) {
        Some(_) => Ok(()),
        None => Err(Failure::new("npm is not on PATH").way_out(way_out)),
    }
}
