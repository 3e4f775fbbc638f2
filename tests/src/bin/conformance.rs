//! Runs every case below the folders given through `chartroom template` and compares with what the real Helm
//! printed: `conformance [--filter TEXT] [--known FILE] [--brief] [--wasm FOLDER [--chromium PATH]]
//! [--write-score ROOT] DIR…`.
//!
//! `--known` names a JSON file `{"failing": [case…]}`: cases in it may fail, every other one must pass. `--wasm` runs
//! the wasm build in that folder in a browser. `--write-score` renews the score in the repository at ROOT.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use chartroom_tests::browser::Browser;
use chartroom_tests::case::Case;
use chartroom_tests::compare::difference;
use chartroom_tests::results::{Memory, Results, SLOW_MILLISECONDS, share};
use chartroom_tests::score;
use chartroom_tests::source::{Source, find};
use chartroom_tests::wire;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The program that holds the browser.
const SCRIPT: &str = "tests/browser/conformance.mjs";
/// So many cases are run again at the end, to see whether memory grows with what was there before.
const AGAIN: usize = 200;

#[derive(Default)]
struct Options {
    filter: String,
    known: Vec<String>,
    brief: bool,
    wasm: Option<String>,
    chromium: Option<String>,
    score: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

/// A place with cases and the name of the folder it was found below.
type Found = (String, Source);

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("conformance: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options::default();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match &*arg {
            "--filter" => options.filter = value()?,
            "--wasm" => options.wasm = Some(value()?),
            "--chromium" => options.chromium = Some(value()?),
            "--write-score" => options.score = Some(value()?.into()),
            "--known" => options.known = known_failures(&value()?)?,
            "--brief" => options.brief = true,
            _ => options.folders.push(arg.into()),
        }
    }
    if options.score.is_some() && !options.filter.is_empty() {
        return Err("a score is of all cases: --write-score and --filter do not go together".into());
    }
    Ok(options)
}

/// Runs everything; whether all is as it has to be.
fn run(options: &Options) -> Result<bool, String> {
    let mut found = Vec::new();
    for folder in &options.folders {
        if !folder.is_dir() {
            return Err(format!("{} is not a folder", folder.display()));
        }
        let mut sources = Vec::new();
        find(folder, &mut sources);
        let origin = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let origin = origin.unwrap_or_default();
        found.extend(sources.into_iter().map(|source| (origin.clone(), source)));
    }
    let results = match &options.wasm {
        Some(folder) => run_in_browser(&found, options, folder)?,
        None => run_here(&found, &options.filter),
    };
    print(&results, options);
    if let Some(root) = &options.score {
        write_score(root, &results, options.wasm.is_some())?;
    }
    let new = results.new_failures(&options.known).len();
    let as_native = results.traps.is_empty() && results.apart.is_empty();
    Ok(new == 0 && as_native && results.total().passed() > 0)
}

/// The cases that a file of known differences names.
fn known_failures(file: &str) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let json: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let cases = json["failing"].as_array().ok_or_else(|| format!("{file}: no list `failing`"))?;
    Ok(cases.iter().filter_map(|case| case.as_str().map(str::to_owned)).collect())
}

/// The cases of a place that the filter lets through; one that cannot be read fails.
fn load(source: &Source, filter: &str, results: &mut Results) -> Vec<Case> {
    match source.load() {
        Ok(mut cases) => {
            cases.retain(|case| full_name(case).contains(filter));
            cases
        }
        Err(error) => {
            results.add(("", "unreadable"), &error, true, Some("it cannot be read".into()));
            Vec::new()
        }
    }
}

fn full_name(case: &Case) -> String {
    format!("{}/{}", case.set, case.name)
}

fn run_here(found: &[Found], filter: &str) -> Results {
    let results = Mutex::new(Results::default());
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some((origin, source)) = found.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut own = Results::default();
            let cases = load(source, filter, &mut own);
            for case in &cases {
                run_case_here(origin, case, &mut own);
            }
            results.lock().expect("no panic while held").take(own);
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

fn run_case_here(origin: &str, case: &Case, results: &mut Results) {
    let start = Instant::now();
    let printed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| wire::run_here(case)));
    results.time(&full_name(case), start.elapsed().as_secs_f64() * 1000.0);
    let problem = match printed {
        Ok(actual) => difference(&case.expected, &actual),
        Err(_) => {
            results.traps.push(full_name(case));
            Some("panicked".to_owned())
        }
    };
    results.add((origin, &case.set), &case.name, case.expected.ok, problem);
}

/// Runs all cases in one instance of the wasm build, one after the other.
fn run_in_browser(found: &[Found], options: &Options, folder: &str) -> Result<Results, String> {
    let mut browser = Browser::start(SCRIPT, folder, options.chromium.as_deref())?;
    let mut results = Results::default();
    let mut memory = Vec::new();
    let mut first = Vec::new();
    for (origin, source) in found {
        for case in load(source, &options.filter, &mut results) {
            memory.push(run_case_in_browser(&mut browser, origin, &case, &mut results)?);
            if first.len() < AGAIN {
                first.push(case);
            }
        }
    }
    let mut again = 0;
    for case in &first {
        again = browser.ask(case)?.memory;
    }
    let at = |place: usize| memory.get(place).copied().unwrap_or_default();
    results.memory = Some(Memory {
        start: at(0),
        third: at(memory.len() / 3),
        end: at(memory.len().saturating_sub(1)),
        again,
    });
    Ok(results)
}

/// Runs one case in the browser, and again here: both have to print the same. Gives the memory afterwards.
fn run_case_in_browser(
    browser: &mut Browser,
    origin: &str,
    case: &Case,
    results: &mut Results,
) -> Result<u64, String> {
    let answer = browser.ask(case)?;
    let name = full_name(case);
    results.time(&name, answer.milliseconds);
    let problem = match answer.actual {
        Ok(actual) => {
            let here = wire::run_here(case);
            // Where Helm's own runs differ, a browser may make its keys otherwise.
            let random = case.expected.stdout_alt.is_some();
            if random || (&here.stdout, &here.stderr) == (&actual.stdout, &actual.stderr) {
                difference(&case.expected, &actual)
            } else {
                results.apart.push(name);
                let told = difference(&case.expected, &actual);
                Some(format!("not what is printed natively\n{}", told.unwrap_or_default()))
            }
        }
        Err(trap) => {
            results.traps.push(name);
            Some(trap)
        }
    };
    results.add((origin, &case.set), &case.name, case.expected.ok, problem);
    Ok(answer.memory)
}

fn print(results: &Results, options: &Options) {
    for (case, problem) in &results.failures {
        let known = options.brief && options.known.contains(case);
        if !known {
            println!("FAIL {case}\n  {}", problem.replace('\n', "\n  "));
        }
    }
    for ((_, set), count) in &results.counts {
        if count.failed() > 0 || !options.brief || !set.contains("charts") {
            println!("{set}: {} passed, {} failed", count.passed(), count.failed());
        }
    }
    print_costs(results);
    let total = results.total();
    println!(
        "render cases {} of {} ({}), error cases {} of {} ({})",
        total.render[0],
        total.render.iter().sum::<usize>(),
        share(total.render),
        total.error[0],
        total.error.iter().sum::<usize>(),
        share(total.error)
    );
    let new = results.new_failures(&options.known);
    if !options.known.is_empty() {
        let still = options.known.iter().filter(|case| results.failures.contains_key(*case));
        println!("known differences: {}, new ones: {}", still.count(), new.len());
        new.iter().for_each(|case| println!("NEW {case}"));
    }
    println!("{} passed, {} failed", total.passed(), new.len());
}

fn print_costs(results: &Results) {
    if let Some((taken, case)) = &results.slowest {
        println!("slowest: {case}, {taken:.0} ms");
    }
    for (taken, case) in &results.slow {
        println!("SLOW {case}: {taken:.0} ms, more than {SLOW_MILLISECONDS:.0} ms");
    }
    for case in &results.traps {
        println!("TRAP {case}");
    }
    if let Some(memory) = results.memory {
        let mega = |bytes: u64| bytes as f64 / f64::from(1 << 20);
        println!(
            "memory: {:.1} MiB after the first case, {:.1} after a third, {:.1} after the last, {:.1} after the first \
             {AGAIN} once more",
            mega(memory.start),
            mega(memory.third),
            mega(memory.end),
            mega(memory.again)
        );
    }
}

/// Renews tests/score.json and the table of COMPATIBILITY.md.
fn write_score(root: &Path, results: &Results, wasm: bool) -> Result<(), String> {
    let (file, page) = (root.join("tests/score.json"), root.join("COMPATIBILITY.md"));
    let read = |path: &Path| std::fs::read_to_string(path);
    let before = read(&file).ok().and_then(|text| serde_json::from_str(&text).ok());
    let score = match before {
        Some(before) if wasm => score::with_wasm(before, results),
        None if wasm => return Err("the score starts with a native run".into()),
        before => score::of_results(results, before.as_ref()),
    };
    let text = read(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let text = score::replaced(&text, &score::table(&score))
        .ok_or_else(|| format!("{} has no marks for the score", page.display()))?;
    for (path, text) in [(&file, score::file(&score)), (&page, text)] {
        std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
