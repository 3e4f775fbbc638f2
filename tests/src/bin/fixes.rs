//! Applies the fixes that `chartroom check` offers: `fixes [--each N] [--most N] [--show N] DIR…`, where a folder is one with
//! cases as for conformance. `--each N` takes one case of N, `--most N` that many fixes of a case.

use chartroom_tests::case::Case;
use chartroom_tests::fixes::{Tally, measure};
use chartroom_tests::source::{Source, find};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let Tally { cases, fixes, wrong } = run(&sources, each, most);
    wrong.iter().take(show).for_each(|line| println!("wrong: {line}"));
    println!(
        "{fixes} fixes of {cases} cases applied, each by itself: {} leave or bring something",
        wrong.len()
    );
    println!("{} passed, {} failed", fixes - wrong.len(), wrong.len());
    if fixes > 0 && wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// All cases whose number is a multiple of `each`, one chart's after the other's.
fn run(sources: &[Source], each: usize, most: usize) -> Tally {
    let (next, all) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    let count = AtomicUsize::new(0);
    let work = || {
        while let Some(source) = sources.get(next.fetch_add(1, Ordering::Relaxed)) {
            let cases: Vec<Case> = match source.load() {
                Ok(cases) => cases,
                Err(error) => {
                    eprintln!("{error}");
                    continue;
                }
            };
            for case in cases.iter().filter(|case| case.expected.ok) {
                if count.fetch_add(1, Ordering::Relaxed).is_multiple_of(each) {
                    let tally = measure(case, most);
                    all.lock().into_iter().for_each(|mut all| all.add(tally.clone()));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    all.into_inner().unwrap_or_default()
}
