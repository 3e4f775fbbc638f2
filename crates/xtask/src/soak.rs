//! `cargo xtask soak`: long work in the built page, with engines that are ended at random.

use std::time::Duration;

use crate::args::Args;
use crate::browser;
use crate::failure::{Failure, Outcome};
use crate::page::{self, Profile};
use crate::process;
use crate::setup::{Chromium, Tools};
use crate::ui;
use crate::workspace::Workspace;

/// Builds the page and works in it; `--no-build` takes dist/ as it is.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let edits = number(&mut args, "--edits", 10_000)?;
    let seed = number(&mut args, "--seed", 1)?;
    let ends = number(&mut args, "--ends", (edits / 50).max(1))?;
    let as_it_is = args.switch("--no-build");
    args.done()?;
    ui::heading("Set-up");
    let chromium = Chromium::ensure()?;
    let tools = Tools::ensure(workspace)?;
    ui::note("everything is there");
    if !as_it_is {
        ui::heading("Building the page");
        page::build(workspace, &tools, Profile::Release)?;
    }
    ui::heading("Working in the page");
    workspace.check_built()?;
    let mut node = browser::node(workspace, &chromium);
    node.arg("tests/browser/soak.mjs").args([edits, seed, ends].map(|one| one.to_string()));
    process::must(&mut node, Duration::from_secs(4 * 3600))?.lines.iter().for_each(|l| ui::note(l));
    Ok(())
}

fn number(args: &mut Args, name: &str, default: u32) -> Outcome<u32> {
    let Some(text) = args.option(name)? else { return Ok(default) };
    text.parse().map_err(|_| Failure::new(format!("'{text}' is no number for {name}")))
}
