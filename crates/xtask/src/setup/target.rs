//! Standard libraries of targets, by rustup.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::on_path;
use crate::process;
use crate::ui;
use crate::workspace::Workspace;

/// Whether the standard library for a target lies beside the compiler in use.
pub(super) fn is_there(workspace: &Workspace, target: &str) -> bool {
    let mut command = Command::new("rustc");
    command.current_dir(workspace.root()).args(["--print", "target-libdir", "--target", target]);
    process::answer(&mut command).is_some_and(|dir| has_std(Path::new(&dir)))
}

/// Tries to add a target, `what` it is for in the visible line; whether it is there then. Where it cannot be had, one
/// line of rustup's words is enough, for there is another way.
pub(super) fn add(workspace: &Workspace, target: &str, what: &str) -> bool {
    if on_path("rustup").is_none() {
        return false;
    }
    ui::note(&format!("installing Rust's standard library for {what} (rustup target)"));
    let mut command = Command::new("rustup");
    command.current_dir(workspace.root()).args(["target", "add", target]);
    command.env("RUSTUP_MAX_RETRIES", "1").env("RUST_BACKTRACE", "0");
    let finished = match process::watch(&mut command, Duration::from_secs(180)) {
        Ok(finished) => finished,
        Err(failure) => {
            ui::note(&format!("  {failure}"));
            return false;
        }
    };
    if !finished.success {
        let reason = finished.lines.iter().find(|line| line.starts_with("error"));
        let short: String =
            reason.map_or("rustup failed", String::as_str).chars().take(100).collect();
        ui::note(&format!("  {short}…"));
    }
    finished.success && is_there(workspace, target)
}

/// Whether a folder holds a compiled standard library.
pub(super) fn has_std(dir: &Path) -> bool {
    rlibs(dir).iter().any(|file| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-"))
    })
}

pub(super) fn rlibs(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rlib"))
        .collect()
}
