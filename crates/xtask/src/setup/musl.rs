//! What a command is built with that runs on every Linux: musl in place of the system's C library.

use super::{apt, on_path, target};
use crate::ui;
use crate::workspace::Workspace;

/// The C compiler that the allocator needs.
const COMPILER: &str = "musl-gcc";

/// The target to build for, with what is missing installed. None where it cannot be had.
pub(crate) fn ensure(workspace: &Workspace) -> Option<String> {
    let name = format!("{}-unknown-linux-musl", std::env::consts::ARCH);
    let what = "a command that runs on every Linux";
    if on_path(COMPILER).is_none()
        && let Err(failure) = apt::ensure(&["musl-tools"], what)
    {
        ui::note(&failure.to_string());
        return None;
    }
    let is_there = target::is_there(workspace, &name) || target::add(workspace, &name, what);
    is_there.then_some(name)
}
