//! `cargo xtask fuzz-helm`: generated charts, values and texts, the real Helm beside ours.

use std::path::PathBuf;

use crate::args::Args;
use crate::bless::helm;
use crate::failure::Outcome;
use crate::programs::program;
use crate::ui;
use crate::workspace::Workspace;

/// `--count N` inputs out of `--seed S`; differences are written to `--out DIR` as cases that `cargo xtask bless` can
/// complete. `--helm PATH` names a Helm.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let named = args.option("--helm")?.map(PathBuf::from);
    let mut words = Vec::new();
    for option in ["--count", "--seed", "--out"] {
        if let Some(value) = args.option(option)? {
            words.extend([option.to_owned(), value]);
        }
    }
    args.done()?;
    ui::heading("The real Helm beside ours");
    let helm = helm::named_or_pinned(named)?;
    words.extend(["--helm".to_owned(), helm.display().to_string()]);
    program(workspace, "fuzz", &words)
}
