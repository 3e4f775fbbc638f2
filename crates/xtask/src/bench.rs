//! `cargo xtask bench`: how long renders take, ratios first.

use std::path::PathBuf;

use crate::args::Args;
use crate::bless::helm;
use crate::command;
use crate::failure::{Failure, Outcome};
use crate::programs::{TESTS, program};
use crate::ui;
use crate::workspace::Workspace;

/// Process against process with the real Helm, the engine alone, and how cost grows. `--quick` takes a minute,
/// `--helm PATH` names a Helm, `--criterion` measures the engine with criterion instead.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let named = args.option("--helm")?.map(PathBuf::from);
    let quick = args.switch("--quick");
    let criterion = args.switch("--criterion");
    args.done()?;
    if criterion {
        return with_criterion(workspace);
    }
    let mut words = arguments(workspace, named)?;
    words.extend(quick.then(|| "--quick".to_owned()));
    program(workspace, "bench", &words)
}

/// Builds what is measured, and gives the arguments that name it. Without a Helm there is nothing to compare with,
/// and the rest is measured all the same.
pub(crate) fn arguments(workspace: &Workspace, named: Option<PathBuf>) -> Outcome<Vec<String>> {
    let mut words =
        vec!["--ours".to_owned(), command::build(workspace, false)?.display().to_string()];
    match helm::named_or_pinned(named) {
        Ok(helm) => words.extend(["--helm".to_owned(), helm.display().to_string()]),
        Err(failure) => {
            for line in failure.to_string().lines() {
                ui::note(line);
            }
            ui::note("so nothing is compared with Helm");
        }
    }
    let charts = workspace.root().join("../shared/conformance/charts");
    if charts.is_dir() {
        words.extend(["--charts".to_owned(), charts.display().to_string()]);
    }
    Ok(words)
}

fn with_criterion(workspace: &Workspace) -> Outcome<()> {
    let mut cargo = workspace.cargo();
    cargo.args(["bench", "--package", TESTS, "--bench", "engine", "--features", "criterion"]);
    match cargo.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new("the benchmark failed; what it said is above")),
        Err(error) => Err(Failure::new(format!("cannot run cargo: {error}"))),
    }
}
