//! `cargo xtask places`, `fixes`, `recall`, `renames`, `moves`: programs of the tests crate that hold a property over all cases.

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::Outcome;
use crate::programs::program;
use crate::workspace::Workspace;

/// What is said of literal text against the templates it stands in: `--each N` takes one case of N, `--show N` tells so
/// many lines in full.
pub(crate) const PLACES: Property = ("places", &["--each", "--show"]);
/// The fixes that `chartroom check` offers, applied: `--most N` takes that many of a case, `--show N` tells so many that
/// do harm.
pub(crate) const FIXES: Property = ("fixes", &["--each", "--most", "--show"]);
/// How often completion knows what people wrote: `--count N` takes so many keys and paths out, `--show N` tells so many
/// that were missed, `--least PERCENT` is what has to be reached.
pub(crate) const RECALL: Property = ("recall", &["--count", "--show", "--least"]);
/// Keys of values with other names: `--count N` takes so many, `--show N` tells so many that were refused.
pub(crate) const RENAMES: Property = ("renames", &["--count", "--show"]);
/// Values that go to other layers: `--count N` takes so many of each file, `--show N` tells so many that were refused.
pub(crate) const MOVES: Property = ("moves", &["--count", "--show"]);

/// The program, and its options with a value.
type Property = (&'static str, &'static [&'static str]);

/// Over all cases of the folders given, or of those of conformance.
pub(crate) fn run(workspace: &Workspace, mut args: Args, (name, options): Property) -> Outcome<()> {
    let mut words = Vec::new();
    for option in options {
        if let Some(value) = args.option(option)? {
            words.extend([(*option).to_owned(), value]);
        }
    }
    let folders = args.rest();
    words.extend(if folders.is_empty() { case_folders(workspace) } else { folders });
    program(workspace, name, &words)
}
