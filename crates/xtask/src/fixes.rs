//! `cargo xtask fixes`: the fixes that `chartroom check` offers, applied to the charts they are for.

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::Outcome;
use crate::programs::program;
use crate::workspace::Workspace;

/// Over all cases of the folders given, or of those of conformance; `--each N` takes one of N, `--most N` that many fixes of a case, `--show N` tells so many
/// that do harm.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let mut words = Vec::new();
    for option in ["--each", "--most", "--show"] {
        if let Some(value) = args.option(option)? {
            words.extend([option.to_owned(), value]);
        }
    }
    let folders = args.rest();
    words.extend(if folders.is_empty() { case_folders(workspace) } else { folders });
    program(workspace, "fixes", &words)
}
