//! `cargo xtask test`: all that has to hold before a change lands, stage by stage. A stage that fails does not stop the
//! others, so that one run shows everything; the last line counts.

mod stages;
mod tally;

use std::time::Duration;

use crate::args::Args;
use crate::failure::Outcome;
use crate::process;
use crate::setup::{Chromium, Tools, rust_components};
use crate::workspace::{Metadata, Workspace};

use tally::{Counts, Tally};

/// What the stages work with.
struct Ground<'a> {
    workspace: &'a Workspace,
    metadata: Metadata,
    tools: Tools,
    chromium: Chromium,
}

/// What a stage gives back: how many tests it ran, and a line for the end if it measured something.
#[derive(Default)]
struct Report {
    counts: Counts,
    summary: Option<String>,
}

/// A stage: its heading and what it does.
type Stage = (&'static str, fn(&Ground) -> Outcome<Report>);

/// All stages, the quick ones first.
const STAGES: &[Stage] = &[
    ("Tidy: rules of the repository", stages::tidy),
    ("Formatting: cargo fmt", stages::formatting),
    ("Lints: cargo clippy, warnings are errors", stages::lints),
    ("Editor: tsc", stages::typescript),
    ("Native tests: cargo test", stages::native),
    ("Language server: Neovim as its client", stages::neovim),
    ("Core in Chromium: wasm-bindgen-test", stages::core_in_browser),
    ("Conformance: against what the real Helm printed", stages::conformance),
    ("Peers: the template-only cases through other engines", stages::peers),
    ("Places: literal text at its own line and column", stages::places),
    ("Completion: keys and paths taken out of real charts", stages::recall),
    ("Renames: keys of values, each environment prints the same", stages::renames),
    ("Moves: values to other layers, each environment prints the same", stages::moves),
    ("Fixes: applied, each takes its finding away and brings none", stages::fixes),
    ("Reports: situations from public bug reports", stages::reports),
    ("Conformance in Chromium: the same through wasm", stages::wasm_conformance),
    ("Kubernetes validation: against what a real API server said", stages::verdicts),
    ("Fuzzing: a fixed number of inputs for each target", stages::fuzzing),
    ("Speed: cargo xtask bench", stages::bench),
    ("Building the page", stages::page),
    ("Page in Chromium: end to end", stages::end_to_end),
    ("Page in Firefox and WebKitGTK: the main job", stages::elsewhere),
    ("Page in Chromium: from key press to painted output", stages::latency),
    ("Size: what the page weighs", stages::size),
];

/// Runs all stages, or with `--only WORD`, as often as wanted, those whose heading contains a word.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let mut only = Vec::new();
    while let Some(word) = args.option("--only")? {
        only.push(word.to_lowercase());
    }
    args.done()?;
    let mut tally = Tally::default();
    if let Some(ground) = tally.stage("Set-up", || prepare(workspace)) {
        for &(heading, stage) in STAGES {
            let named = heading.to_lowercase();
            if only.is_empty() || only.iter().any(|word| named.contains(word)) {
                tally.tests(heading, || stage(&ground));
            }
        }
    }
    // The counting line is the last one, so nothing is added to it when something failed.
    if tally.close() { Ok(()) } else { std::process::exit(1) }
}

fn prepare(workspace: &Workspace) -> Outcome<Ground<'_>> {
    rust_components(workspace)?;
    let tools = Tools::ensure(workspace)?;
    let chromium = Chromium::ensure()?;
    Ok(Ground { workspace, metadata: workspace.metadata()?, tools, chromium })
}

/// Runs a program that is a check as a whole: its output is shown only when it fails.
fn single_check(command: &mut std::process::Command, limit: Duration) -> Outcome<Report> {
    process::must(command, limit)?;
    Ok(Report { counts: Counts { passed: 1, failed: 0 }, summary: None })
}
