//! The built-in chart under criterion, with its statistics and its comparison with the run before:
//! `cargo xtask bench --criterion`.

use chartroom_tests::bench::engine::{ENVIRONMENTS, input, render};
use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for environment in ENVIRONMENTS {
        for (kind, traced) in [("plain", false), ("traced", true)] {
            let input = input(environment, traced);
            let name = format!("{environment}, {kind}");
            criterion.bench_function(&name, |bencher| bencher.iter(|| render(&input)));
        }
    }
    criterion.final_summary();
}
