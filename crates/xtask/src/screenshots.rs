//! `cargo xtask screenshots`: pictures of every state of the built page, in light and dark, on a desk and a phone, in each
//! language; and the README's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::args::Args;
use crate::browser;
use crate::failure::{Failure, Outcome};
use crate::page::{self, Profile};
use crate::process;
use crate::setup::{Chromium, Tools};
use crate::ui;
use crate::workspace::Workspace;

/// The picture in the README, and which of those taken it is.
const README: (&str, &str) = ("docs/screenshot.png", "light.png");

/// Builds the page and takes the pictures; `--no-build` takes them of dist/ as it is, `--readme` renews the README's alone.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let out = args.option("--out")?.map(PathBuf::from);
    let as_it_is = args.switch("--no-build");
    let readme = args.switch("--readme");
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
    node.arg("tests/browser/screenshots.mjs").arg(&out).args(readme.then_some("README"));
    for line in process::must(&mut node, Duration::from_secs(1_800))?.lines {
        ui::note(&line);
    }
    if readme { renew(workspace, &out) } else { Ok(()) }
}

fn renew(workspace: &Workspace, out: &Path) -> Outcome<()> {
    let (path, taken) = README;
    let path = workspace.root().join(path);
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).map_err(|error| Failure::io("create", dir, &error))?;
    }
    std::fs::copy(out.join(taken), &path).map_err(|error| Failure::io("write", &path, &error))?;
    ui::note(&path.display().to_string());
    Ok(())
}
