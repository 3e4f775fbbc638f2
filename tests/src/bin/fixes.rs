//! Applies the fixes that `chartroom check` offers: `fixes [--each N] [--most N] [--show N] DIR…`, where a folder is one with
//! cases as for conformance. `--each N` takes one case of N, `--most N` that many fixes of a case.

use chartroom_tests::fixes::{Tally, measure};
use chartroom_tests::source::{arguments, sweep};
use std::process::ExitCode;

fn main() -> ExitCode {
    let ([each, most, show], sources) =
        arguments([("--each", 1), ("--most", usize::MAX), ("--show", 5)]);
    let Tally { cases, fixes, wrong } =
        sweep(&sources, each.max(1), |case| measure(case, most), Tally::add);
    wrong.iter().take(show).for_each(|line| println!("wrong: {line}"));
    println!(
        "{fixes} fixes of {cases} cases applied, each by itself: {} leave or bring something",
        wrong.len()
    );
    println!("{} passed, {} failed", fixes - wrong.len(), wrong.len());
    if fixes > 0 && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
