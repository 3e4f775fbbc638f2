//! `cargo xtask conformance`: our output against what the real Helm printed, natively or as wasm in Chromium.

use std::time::Duration;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::programs::program;
use crate::setup::{Chromium, Tools};
use crate::ui;
use crate::workspace::Workspace;

/// The cases that may fail; COMPATIBILITY.md says why.
pub(crate) const KNOWN: &str = "tests/known-differences.json";
/// The quick build, whose dependencies the tests in the browser share. It has the checks of a debug build in it.
pub(crate) const QUICK: &str = "wasm-dev";
/// As the page is published.
const RELEASE: &str = "wasm-release";
/// The program of the tests crate that is the command as wasm.
const CASES: &str = "cases";

/// Over the folders given, or the repository's own cases and the real charts beside it. `--wasm` runs the same cases
/// in Chromium, with `--release` as optimised as the page; `--write-score` renews tests/score.json and the table in COMPATIBILITY.md.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let wasm = args.switch("--wasm");
    let profile = if args.switch("--release") { RELEASE } else { QUICK };
    let score = args.switch("--write-score");
    let mut words = Vec::new();
    for option in ["--filter", "--known"] {
        if let Some(value) = args.option(option)? {
            words.extend([option.to_owned(), value]);
        }
    }
    words.extend(args.switch("--brief").then(|| "--brief".to_owned()));
    let mut folders = args.rest();
    if let Some(option) = folders.iter().find(|word| word.starts_with('-')) {
        return Err(Failure::new(format!("'{option}' is not understood here"))
            .way_out("`cargo xtask help` lists the options"));
    }
    if folders.is_empty() {
        folders = case_folders(workspace);
    }
    if wasm {
        ui::heading("Set-up");
        let tools = Tools::ensure(workspace)?;
        let chromium = Chromium::ensure()?;
        ui::note("everything is there");
        ui::heading("Building the command as wasm");
        words.extend(browser_options(workspace, &tools, &chromium, profile)?);
    }
    if score {
        words.extend(["--write-score".to_owned(), workspace.root().display().to_string()]);
    }
    words.extend(folders);
    program(workspace, "conformance", &words)
}

/// The folders with what the real Helm printed.
pub(crate) fn case_folders(workspace: &Workspace) -> Vec<String> {
    // A collection of real charts may lie beside the repository.
    let folders = ["tests/cases", "../shared/conformance"];
    let there = folders.iter().filter(|folder| workspace.root().join(folder).is_dir());
    there.map(|folder| (*folder).to_owned()).collect()
}

/// Builds the command as wasm and gives the options that let the harness run it in the browser.
pub(crate) fn browser_options(
    workspace: &Workspace,
    tools: &Tools,
    chromium: &Chromium,
    profile: &str,
) -> Outcome<[String; 4]> {
    let wasm = built(workspace, tools, profile)?;
    let chromium = chromium.browser.display().to_string();
    Ok(["--wasm".to_owned(), wasm, "--chromium".to_owned(), chromium])
}

/// Builds the command as wasm and gives the folder with the result.
fn built(workspace: &Workspace, tools: &Tools, profile: &str) -> Outcome<String> {
    let mut cargo = tools.wasm_cargo();
    cargo.args(["build", "--target", "wasm32-unknown-unknown", "--profile", profile]);
    cargo.args(["--package", crate::programs::TESTS, "--bin", CASES]);
    cargo.args(["--no-default-features", "--features", CASES]);
    process::must(&mut cargo, Duration::from_secs(1800))?;
    let built = tools.target_dir().join(format!("wasm32-unknown-unknown/{profile}/{CASES}.wasm"));
    let out = workspace.wasm_target_dir().join(CASES);
    let mut bindgen = tools.wasm_bindgen();
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(&built);
    process::must(&mut bindgen, Duration::from_secs(300))?;
    Ok(out.display().to_string())
}
