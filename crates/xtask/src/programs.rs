//! The programs of the tests crate.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// The crate with conformance and bench.
pub(crate) const TESTS: &str = "chartroom-tests";

/// `cargo run` for a program of the tests crate.
pub(crate) fn tests_program(workspace: &Workspace, name: &str) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "--release", "--package", TESTS, "--bin", name]);
    cargo
}

/// Runs a program of the tests crate in the open.
pub(crate) fn program(workspace: &Workspace, name: &str, args: &[String]) -> Outcome<()> {
    if !workspace.metadata()?.has_target(TESTS, "bin", name) {
        return Err(Failure::new(format!("the crate {} has no program '{name}'", TESTS)));
    }
    match tests_program(workspace, name).arg("--").args(args).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new(format!("{name} failed; what it said is above"))),
        Err(error) => Err(Failure::new(format!("cannot run cargo: {error}"))),
    }
}
