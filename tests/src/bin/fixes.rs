//! Applies the fixes that `chartroom check` offers: `fixes [--each N] [--most N] [--show N] DIR…`, where a folder is one with
//! cases as for conformance. `--each N` takes one case of N, `--most N` that many fixes of a case.

use chartroom_tests::fixes::{Tally, measure};
use chartroom_tests::source::{find, sweep};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut each, mut most, mut show, mut sources) = (1, usize::MAX, 5, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse().ok()).unwrap_or(1);
        match arg.as_str() {
            "--each" => each = number().max(1),
            "--most" => most = number(),
            "--show" => show = number(),
            folder => find(&PathBuf::from(folder), &mut sources),
        }
    }
    let Tally { cases, fixes, wrong } =
        sweep(&sources, each, |case| measure(case, most), Tally::add);
    wrong.iter().take(show).for_each(|line| println!("wrong: {line}"));
    println!(
        "{fixes} fixes of {cases} cases applied, each by itself: {} leave or bring something",
        wrong.len()
    );
    println!("{} passed, {} failed", fixes - wrong.len(), wrong.len());
    if fixes > 0 && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
