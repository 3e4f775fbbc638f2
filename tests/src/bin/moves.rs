//! Moves values of charts between layers: `moves [--count N] [--show N] DIR…`, where a folder holds charts with cases as for
//! conformance. Of each values file N entries are moved in every way; each environment that is not said to change has to
//! print what Helm printed before, and nothing but the entries may be another.

use chartroom_tests::moves::{Tally, measure};
use chartroom_tests::source::{Source, arguments, over_charts};
use std::process::ExitCode;

fn main() -> ExitCode {
    let ([count, show], mut sources) = arguments([("--count", 4), ("--show", 5)]);
    sources.retain(Source::is_chart);
    let tally = over_charts(&sources, |cases| measure(cases, count), Tally::add);
    let Tally { charts, moved, entries, files, same, free, refused, wrong } = tally;
    refused.iter().take(show).for_each(|line| println!("refused: {line}"));
    wrong.iter().take(show).for_each(|line| println!("wrong: {line}"));
    println!(
        "{moved} of {} moves done in {charts} charts, the others refused: {entries} entries in {files} changed files; \
{same} environments had to print what Helm printed, {free} were said to change; {} differ",
        moved + refused.len(),
        wrong.len()
    );
    println!("{} passed, {} failed", same - wrong.len().min(same), wrong.len());
    if same > 0 && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
