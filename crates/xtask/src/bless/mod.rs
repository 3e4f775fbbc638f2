//! Expectations are never written by hand: `cargo xtask bless` runs the real Helm over every case below tests/cases
//! and writes down what it prints.

mod case;
pub(crate) mod helm;

use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::ui;
use crate::workspace::Workspace;
use case::Case;

/// `cargo xtask bless [--check] [--helm PATH] [--filter TEXT]`: writes what Helm prints for each case, or with
/// `--check` only says where that is not what the files hold.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let check = args.switch("--check");
    let helm = args.option("--helm")?.map(PathBuf::from);
    let filter = args.option("--filter")?.unwrap_or_default();
    args.done()?;
    ui::heading("What the real Helm prints");
    let helm = helm::named_or_pinned(helm)?;
    let cases: Vec<Case> = find(&workspace.root().join("tests/cases"))?
        .into_iter()
        .filter(|case| case.name().contains(&filter))
        .collect();
    if cases.is_empty() {
        return Err(Failure::new("no case is found below tests/cases"));
    }
    let mut changed = 0;
    for case in &cases {
        changed += usize::from(bless(case, &helm, check)?);
    }
    let count = cases.len();
    ui::note(&format!("{count} cases, {changed} not as the files say"));
    match changed {
        0 => Ok(()),
        _ if !check => Ok(()),
        _ => Err(Failure::new(format!("the real Helm prints something else for {changed} cases"))
            .way_out("`cargo xtask bless` writes down what it prints")),
    }
}

/// Runs one case; whether its files differ from what Helm printed (they do not any more unless `check`).
fn bless(case: &Case, helm: &Path, check: bool) -> Outcome<bool> {
    let mut changed = false;
    for (path, wanted) in case.run(helm)? {
        let found = std::fs::read(&path).ok();
        if found == wanted {
            continue;
        }
        changed = true;
        if check {
            continue;
        }
        match wanted {
            Some(bytes) => {
                std::fs::write(&path, bytes).map_err(|error| Failure::io("write", &path, &error))?
            }
            None => {
                std::fs::remove_file(&path).map_err(|error| Failure::io("remove", &path, &error))?
            }
        }
    }
    if changed {
        ui::note(&format!("{} {}", if check { "differs:" } else { "written:" }, case.name()));
    }
    Ok(changed)
}

/// All cases below a folder, in the order of their names.
fn find(folder: &Path) -> Outcome<Vec<Case>> {
    if folder.join("cases").is_dir() {
        return case::of_chart(folder);
    }
    if folder.join("Chart.yaml").is_file() || folder.join("args.json").is_file() {
        return Ok(vec![Case::micro(folder)]);
    }
    let mut found = Vec::new();
    for path in case::entries(folder)? {
        if path.is_dir() {
            found.extend(find(&path)?);
        }
    }
    Ok(found)
}
