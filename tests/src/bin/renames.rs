//! Gives keys of charts' values other names: `renames [--count N] [--show N] DIR…`, where a folder holds charts with cases as for
//! conformance. N keys are renamed, one at a time, and each environment has to print what Helm printed before.

use chartroom_tests::renames::{Tally, measure};
use chartroom_tests::source::{Source, arguments, over_charts};
use std::process::ExitCode;

fn main() -> ExitCode {
    let ([count, show], mut sources) = arguments([("--count", 1000), ("--show", 5)]);
    sources.retain(Source::is_chart);
    let each = count.div_ceil(sources.len().max(1));
    let Tally { renamed, rendered, refused, wrong } =
        over_charts(&sources, |cases| measure(cases, each), Tally::add);
    refused.iter().take(show).for_each(|line| println!("refused: {line}"));
    wrong.iter().take(show).for_each(|line| println!("wrong: {line}"));
    let all = renamed + refused.len();
    println!(
        "{renamed} of {all} keys renamed ({:.1} %), the others refused: of {rendered} environments {} print something else than Helm",
        100.0 * renamed as f64 / all.max(1) as f64,
        wrong.len()
    );
    println!("{} passed, {} failed", rendered - wrong.len(), wrong.len());
    if rendered > 0 && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
