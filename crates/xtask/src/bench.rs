//! `cargo xtask bench`: how long renders take, ratios first.

use std::path::PathBuf;
use std::time::Duration;

use crate::args::Args;
use crate::bless::helm;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::test::{program, stages::TESTS};
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
    let mut words = vec!["--ours".to_owned(), command(workspace)?.display().to_string()];
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

/// How the allocator is built: in small slices, as a run fills a few megabytes and each huge page that it reaches into
/// costs a tenth of a millisecond, and without taking its memory apart before the process ends with it.
const ALLOCATOR: &str = "-DMI_ARENA_SLICE_SHIFT=14 -DMI_BCHUNK_BITS_SHIFT=7 \
    -DMI_DEFAULT_ARENA_RESERVE=131072L -DMI_SKIP_COLLECT_ON_EXIT=1";

/// Builds the command as it is handed out, and says where it is: optimized as a whole. With glibc in it and at a fixed
/// place it starts half a millisecond sooner, which is a tenth of a run; where there is no static glibc it is built as
/// anything else.
fn command(workspace: &Workspace) -> Outcome<PathBuf> {
    let build = |more: &[String]| {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--release", "--package", "chartroom-cli"]).args(more);
        cargo.args(["--config", "profile.release.lto='fat'"]);
        cargo.args(["--config", "profile.release.codegen-units=1"]);
        cargo.env(format!("CFLAGS_{}_unknown_linux_gnu", std::env::consts::ARCH), ALLOCATOR);
        process::must(&mut cargo, Duration::from_secs(1800))
    };
    if cfg!(all(target_os = "linux", target_env = "gnu")) {
        // For a target by name, or the flags would reach procedural macros, which cannot be linked so.
        let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        let flags = "['-Ctarget-feature=+crt-static', '-Crelocation-model=static']";
        let config = format!("target.{target}.rustflags={flags}");
        let more = ["--target".to_owned(), target.clone(), "--config".to_owned(), config];
        match build(&more) {
            Ok(_) => return Ok(workspace.target_dir().join(target).join("release/chartroom")),
            Err(_) => ui::note("the command cannot be linked statically here"),
        }
    }
    build(&[])?;
    Ok(workspace
        .target_dir()
        .join("release")
        .join(format!("chartroom{}", std::env::consts::EXE_SUFFIX)))
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
