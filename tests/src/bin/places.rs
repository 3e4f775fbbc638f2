//! Holds what is said of literal text against the templates: `places [--each N] [--show N] DIR…`, where a folder is one with
//! cases as for conformance. `--each N` takes one case of N.

use chartroom_tests::places::{Tally, measure};
use chartroom_tests::source::{find, sweep};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut each, mut show, mut sources) = (1, 5, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
        match arg.as_str() {
            "--each" => each = number().max(1),
            "--show" => show = number(),
            folder => find(&PathBuf::from(folder), &mut sources),
        }
    }
    let tally = sweep(&sources, each, measure, Tally::add);
    for (what, lines) in [("wrong", &tally.wrong), ("elsewhere", &tally.elsewhere)] {
        lines.iter().take(show).for_each(|line| println!("{what}: {line}"));
    }
    let Tally { cases, lines, literal, verbatim, .. } = tally;
    let (wrong, elsewhere) = (tally.wrong.len(), tally.elsewhere.len());
    println!(
        "{lines} lines of {cases} cases: {literal} literal pieces, {wrong} at a wrong place; of {verbatim} lines that a \
         template holds word for word {elsewhere} are said to be computed"
    );
    let held = 100.0 * (literal - wrong.min(literal)) as f64 / literal.max(1) as f64;
    println!("{held:.2} % of {literal} literal pieces at their own line and column");
    println!("{} passed, {wrong} failed", literal - wrong.min(literal));
    if literal > 0 && wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
