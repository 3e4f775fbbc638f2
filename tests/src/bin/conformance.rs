//! Runs every case below the folders given through `chartroom template` and compares with what the real Helm
//! printed: `conformance [--filter TEXT] [--score FILE] [--known FILE] [--brief] DIR…`.
//!
//! `--known` names a JSON file `{"failing": [case…]}`: cases in it may fail, every other one must pass.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use chartroom_tests::case::Case;
use chartroom_tests::compare::{Actual, difference};
use chartroom_tests::source::{Source, find};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Passed and failed, those that Helm renders apart from those it refuses.
#[derive(Clone, Copy, Default)]
struct Count {
    render: [usize; 2],
    error: [usize; 2],
}

impl Count {
    fn add(&mut self, ok: bool, passed: bool) {
        let kind = if ok { &mut self.render } else { &mut self.error };
        kind[usize::from(!passed)] += 1;
    }

    fn passed(&self) -> usize {
        self.render[0] + self.error[0]
    }

    fn failed(&self) -> usize {
        self.render[1] + self.error[1]
    }
}

#[derive(Default)]
struct Results {
    counts: BTreeMap<String, Count>,
    failures: BTreeMap<String, String>,
    slowest: Option<(Duration, String)>,
}

fn main() -> ExitCode {
    let mut filter = String::new();
    let mut score_file = None;
    let mut known = Vec::new();
    let mut brief = false;
    let mut folders = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match &*arg {
            "--filter" => filter = args.next().unwrap_or_default(),
            "--score" => score_file = args.next(),
            "--brief" => brief = true,
            "--known" => match known_failures(&args.next().unwrap_or_default()) {
                Ok(cases) => known = cases,
                Err(error) => {
                    eprintln!("conformance: {error}");
                    return ExitCode::FAILURE;
                }
            },
            _ => folders.push(PathBuf::from(arg)),
        }
    }
    let mut sources = Vec::new();
    for folder in &folders {
        if !folder.is_dir() {
            eprintln!("conformance: {} is not a folder", folder.display());
            return ExitCode::FAILURE;
        }
        find(folder, &mut sources);
    }
    let results = run_all(&sources, &filter);
    print(&results, brief, &known);
    if let Some(file) = score_file
        && let Err(error) = std::fs::write(&file, score(&results))
    {
        eprintln!("conformance: {file}: {error}");
        return ExitCode::FAILURE;
    }
    let new = new_failures(&results, &known).len();
    let passed: usize = results.counts.values().map(Count::passed).sum();
    if new > 0 || passed == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Failures that are not among the known ones.
fn new_failures<'a>(results: &'a Results, known: &[String]) -> Vec<&'a String> {
    results.failures.keys().filter(|case| !known.contains(case)).collect()
}

/// The cases that a file of known differences names.
fn known_failures(file: &str) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let json: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let cases = json["failing"].as_array().ok_or_else(|| format!("{file}: no list `failing`"))?;
    Ok(cases.iter().filter_map(|case| case.as_str().map(str::to_owned)).collect())
}

fn run_all(sources: &[Source], filter: &str) -> Results {
    let results = Mutex::new(Results::default());
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(source) = sources.get(next.fetch_add(1, Ordering::Relaxed)) {
            match source.load() {
                Ok(cases) => {
                    for case in cases {
                        if format!("{}/{}", case.set, case.name).contains(filter) {
                            run(&case, &results);
                        }
                    }
                }
                Err(error) => {
                    let mut results = results.lock().expect("no panic while held");
                    results.counts.entry("unreadable".into()).or_default().add(true, false);
                    results.failures.insert(error, "the case cannot be read".into());
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            // The stack of a main thread, so that depth is judged as a user would meet it.
            let spawned =
                std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, worker);
            spawned.expect("a thread");
        }
    });
    results.into_inner().expect("no panic while held")
}

fn run(case: &Case, results: &Mutex<Results>) {
    let start = Instant::now();
    let command: Vec<String> =
        std::iter::once("template".to_owned()).chain(case.args.iter().cloned()).collect();
    let printed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        chartroom_cli::run(&command, &case.disk)
    }));
    let taken = start.elapsed();
    let problem = match printed {
        Ok(printed) => difference(
            &case.expected,
            &Actual {
                ok: printed.ok,
                stdout: String::from_utf8_lossy(&printed.stdout).into_owned(),
                stderr: String::from_utf8_lossy(&printed.stderr).into_owned(),
            },
        ),
        Err(_) => Some("panicked".to_owned()),
    };
    let mut results = results.lock().expect("no panic while held");
    let count = results.counts.entry(case.set.clone()).or_default();
    count.add(case.expected.ok, problem.is_none());
    let full = format!("{}/{}", case.set, case.name);
    if results.slowest.as_ref().is_none_or(|(slowest, _)| taken > *slowest) {
        results.slowest = Some((taken, full.clone()));
    }
    if let Some(problem) = problem {
        results.failures.insert(full, problem);
    }
}

fn print(results: &Results, brief: bool, known: &[String]) {
    for (case, problem) in &results.failures {
        if !brief {
            println!("FAIL {case}\n  {}", problem.replace('\n', "\n  "));
        }
    }
    let mut total = Count::default();
    for (set, count) in &results.counts {
        if count.failed() > 0 || !set.contains("charts") {
            println!("{set}: {} passed, {} failed", count.passed(), count.failed());
        }
        for kind in 0..2 {
            total.render[kind] += count.render[kind];
            total.error[kind] += count.error[kind];
        }
    }
    let share =
        |[passed, failed]: [usize; 2]| 100.0 * passed as f64 / (passed + failed).max(1) as f64;
    println!(
        "render cases {} of {} ({:.2} %), error cases {} of {} ({:.2} %)",
        total.render[0],
        total.render[0] + total.render[1],
        share(total.render),
        total.error[0],
        total.error[0] + total.error[1],
        share(total.error)
    );
    if let Some((taken, case)) = &results.slowest {
        println!("slowest: {case}, {} ms", taken.as_millis());
    }
    let new = new_failures(results, known);
    if !known.is_empty() {
        let still = known.iter().filter(|case| results.failures.contains_key(*case)).count();
        println!("known differences: {still}, new ones: {}", new.len());
        new.iter().for_each(|case| println!("NEW {case}"));
    }
    println!("{} passed, {} failed", total.passed(), new.len());
}

/// The score as JSON: per set passed and failed, and the failing cases.
fn score(results: &Results) -> String {
    let sets: serde_json::Map<String, serde_json::Value> = results
        .counts
        .iter()
        .map(|(set, count)| (set.clone(), serde_json::json!([count.passed(), count.failed()])))
        .collect();
    let failing: Vec<&String> = results.failures.keys().collect();
    let score = serde_json::json!({ "sets": sets, "failing": failing });
    format!("{score:#}\n")
}
