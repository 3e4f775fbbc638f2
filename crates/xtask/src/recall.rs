//! `cargo xtask recall`: how often completion knows what people wrote.

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::Outcome;
use crate::programs::program;
use crate::workspace::Workspace;

/// Over the charts of the folders given, or of those of conformance; `--count N` takes so many keys and paths out,
/// `--show N` tells so many that were missed, `--least PERCENT` is what has to be reached.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let mut words = Vec::new();
    for option in ["--count", "--show", "--least"] {
        if let Some(value) = args.option(option)? {
            words.extend([option.to_owned(), value]);
        }
    }
    let folders = args.rest();
    words.extend(if folders.is_empty() { case_folders(workspace) } else { folders });
    program(workspace, "recall", &words)
}
