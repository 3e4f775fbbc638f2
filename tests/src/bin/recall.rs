//! How often completion knows what people wrote: `recall [--count N] [--show N] [--least PERCENT] DIR…`, where a folder holds
//! charts with cases as for conformance. N things are taken out of their templates and overlays.

use chartroom_tests::recall::{Tally, measure};
use chartroom_tests::source::{Source, arguments, over_charts};
use std::process::ExitCode;

fn main() -> ExitCode {
    let ([count, show, least], mut sources) =
        arguments([("--count", 1000), ("--show", 0), ("--least", 90)]);
    sources.retain(Source::is_chart);
    let each = count.div_ceil(sources.len().max(1));
    let tally = over_charts(&sources, |cases| measure(cases, each), Tally::add);
    report(&tally, show, least as f64)
}

fn report(tally: &Tally, show: usize, least: f64) -> ExitCode {
    let missed = |one: &&chartroom_tests::recall::Sample| {
        one.found.first().copied().flatten().is_none_or(|at| at >= 5)
    };
    for one in tally.samples.iter().filter(missed).take(show) {
        println!(
            "missed {}: {} at {:?}, offered {:?}",
            one.place, one.wanted, one.found, one.offered
        );
    }
    for (what, of) in [("templates", Some(true)), ("overlays", Some(false)), ("both", None)] {
        let figures: Vec<String> = (0..=3)
            .map(|typed| {
                let (hits, all) = tally.hits(typed, of);
                format!("{:.1} %", 100.0 * hits as f64 / all.max(1) as f64)
            })
            .collect();
        println!(
            "{what}: among the first five with 0, 1, 2, 3 characters typed: {}",
            figures.join(", ")
        );
    }
    let mut times: Vec<f64> = tally.samples.iter().map(|one| one.millis).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
    println!(
        "an answer after a key takes {:.1} ms in the middle, {:.1} ms at the 95th percentile",
        at(0.5),
        at(0.95)
    );
    let (hits, all) = tally.hits(1, None);
    let share = 100.0 * hits as f64 / all.max(1) as f64;
    println!("{share:.1} % of {all} among the first five with one character typed");
    if all > 0 && share >= least { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
