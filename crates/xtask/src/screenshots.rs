//! `cargo xtask screenshots`: pictures of the built page, the README's among them.

use std::path::PathBuf;
use std::time::Duration;

use crate::args::Args;
use crate::browser;
use crate::failure::Outcome;
use crate::page::{self, Profile};
use crate::process;
use crate::setup::{Chromium, Tools};
use crate::ui;
use crate::workspace::Workspace;

/// Builds the page and takes the pictures; `--no-build` takes them of dist/ as it is.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let out = args.option("--out")?.map(PathBuf::from);
    let as_it_is = args.switch("--no-build");
    args.done()?;
    let out = out.unwrap_or_else(|| workspace.target_dir().join("screenshots"));

    ui::heading("Set-up");
    let chromium = Chromium::ensure()?;
    Chromium::ensure_fonts()?;
    let tools = Tools::ensure(workspace)?;
    ui::note("everything is there");
    if !as_it_is {
        ui::heading("Building the page");
        page::build(workspace, &tools, Profile::Release)?;
    }

    ui::heading("Taking pictures");
    workspace.check_built()?;
    let mut node = browser::node(workspace, &chromium);
    node.arg("tests/browser/screenshots.mjs").arg(&out);
    for line in process::must(&mut node, Duration::from_secs(300))?.lines {
        ui::note(&line);
    }
    Ok(())
}
