//! Holds what is said of literal text against the templates, and opens every printed place: `places [--each N] [--show N] DIR…`, where a folder is one with
//! cases as for conformance. `--each N` takes one case of N.

use chartroom_tests::case::Case;
use chartroom_tests::source::{arguments, sweep};
use chartroom_tests::{opens, places};
use std::process::ExitCode;

type Both = (places::Tally, opens::Tally);

fn main() -> ExitCode {
    let ([each, show], sources) = arguments([("--each", 1), ("--show", 5)]);
    let measure = |case: &Case| (places::measure(case), opens::measure(case));
    let (tally, opened) = sweep(&sources, each.max(1), measure, |sum: &mut Both, one| {
        sum.0.add(one.0);
        sum.1.add(one.1);
    });
    let told = [
        ("wrong", &tally.wrong),
        ("elsewhere", &tally.elsewhere),
        ("does not open", &opened.closed),
    ];
    for (what, lines) in told {
        lines.iter().take(show).for_each(|line| println!("{what}: {line}"));
    }
    let places::Tally { cases, lines, literal, verbatim, .. } = tally;
    let (wrong, elsewhere) = (tally.wrong.len(), tally.elsewhere.len());
    println!(
        "{lines} lines of {cases} cases: {literal} literal pieces, {wrong} at a wrong place; of {verbatim} lines that a \
         template holds word for word {elsewhere} are said to be computed"
    );
    let held = 100.0 * (literal - wrong.min(literal)) as f64 / literal.max(1) as f64;
    println!("{held:.2} % of {literal} literal pieces at their own line and column");
    let (opening, closed) = (opened.count() - opened.closed.len(), opened.closed.len());
    let each: Vec<String> =
        opened.places.iter().map(|(what, count)| format!("{what} {count}")).collect();
    println!("{opening} of {} printed places open: {}", opened.count(), each.join(", "));
    println!("{} passed, {} failed", literal - wrong.min(literal) + opening, wrong + closed);
    if literal > 0 && wrong + closed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
