//! `cargo xtask command`: the command `chartroom` as it is handed out.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::args::Args;
use crate::failure::Outcome;
use crate::page::{self, Profile};
use crate::process;
use crate::setup::{Tools, musl};
use crate::ui;
use crate::workspace::Workspace;

/// Builds the page, then the command with it, and prints where that is; `--no-page` leaves the page out, for `chartroom serve
/// --page` alone.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let has_page = !args.switch("--no-page");
    args.done()?;
    if has_page {
        let tools = Tools::ensure(workspace)?;
        page::build(workspace, &tools, Profile::Release)?;
    }
    println!("{}", build(workspace, has_page)?.display());
    Ok(())
}

/// Has the command carry the page that lies in dist/.
pub(crate) fn with_page(workspace: &Workspace, cargo: &mut Command) {
    cargo.env("CHARTROOM_PAGE", workspace.dist());
}

/// How the allocator is built: in small slices, as a run fills a few megabytes and each huge page that it reaches into
/// costs a tenth of a millisecond, and without taking its memory apart before the process ends with it.
const ALLOCATOR: &str = "-DMI_ARENA_SLICE_SHIFT=14 -DMI_BCHUNK_BITS_SHIFT=7 \
    -DMI_DEFAULT_ARENA_RESERVE=131072L -DMI_SKIP_COLLECT_ON_EXIT=1";

/// Builds the command, optimized as a whole, and says where it is. On Linux it is one file that needs no other: with
/// musl in it, which asks the processor for less at the start than glibc and so saves a quarter of a millisecond of two;
/// else with a static glibc, where there is one. With `has_page` it carries the page that lies in dist/.
pub(crate) fn build(workspace: &Workspace, has_page: bool) -> Outcome<PathBuf> {
    let linux = cfg!(target_os = "linux");
    let static_code = "'-Ctarget-feature=+crt-static', '-Crelocation-model=static'";
    if let Some(target) = linux.then(|| musl::ensure(workspace)).flatten() {
        return build_for(workspace, has_page, &target, static_code);
    }
    if linux {
        let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        match build_for(workspace, has_page, &target, static_code) {
            Ok(command) => return Ok(command),
            Err(_) => ui::note("the command cannot be linked statically here"),
        }
    }
    cargo(workspace, has_page, &[])?;
    let name = format!("release/chartroom{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target_dir().join(name))
}

/// Builds for a target by name; without a name the flags would reach procedural macros, which cannot be linked so.
fn build_for(workspace: &Workspace, has_page: bool, target: &str, flags: &str) -> Outcome<PathBuf> {
    let config = format!("target.{target}.rustflags=[{flags}]");
    cargo(workspace, has_page, &["--target", target, "--config", &config])?;
    Ok(workspace.target_dir().join(target).join("release/chartroom"))
}

fn cargo(workspace: &Workspace, has_page: bool, more: &[&str]) -> Outcome<()> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--package", "chartroom-cli"]).args(more);
    workspace.name_commit(&mut cargo);
    if has_page {
        with_page(workspace, &mut cargo);
    }
    cargo.args(["--config", "profile.release.lto='fat'"]);
    cargo.args(["--config", "profile.release.codegen-units=1"]);
    for library in ["gnu", "musl"] {
        let name = format!("CFLAGS_{}_unknown_linux_{library}", std::env::consts::ARCH);
        cargo.env(name, ALLOCATOR);
    }
    process::must(&mut cargo, Duration::from_secs(1800)).map(drop)
}
