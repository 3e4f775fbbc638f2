//! Measures the trace: `provenance [--each N] [--show N] [--time] FOLDER…`, where a folder is a chart with values files, or one
//! that holds charts with their cases as the conformance sets do.
#![allow(clippy::indexing_slicing)]

use chartroom_tests::bench::{geometric_mean, median, milliseconds};
use chartroom_tests::provenance::{Tally, measure, subject::Subject};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let (mut each, mut show, mut timed, mut folders) = (usize::MAX, 0, false, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let number = |args: &mut dyn Iterator<Item = String>| {
            args.next().and_then(|text| text.parse().ok()).unwrap_or(0)
        };
        match arg.as_str() {
            "--each" => each = number(&mut args),
            "--show" => show = number(&mut args),
            "--time" => timed = true,
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    if timed {
        return time(&folders);
    }
    let mut all = Tally::default();
    for folder in &folders {
        let tally = chart(folder, each);
        print(&folder.to_string_lossy(), &tally, show);
        all.add(tally);
    }
    if folders.len() > 1 {
        print("all", &all, 0);
    }
}

/// What tracing costs: for each chart the middle of the ratios of a traced render to a plain one, taken in turn.
fn time(folders: &[PathBuf]) {
    let mut ratios = Vec::new();
    for folder in folders {
        let mut of_chart = Vec::new();
        let (mut plain, mut traced) = (Vec::new(), Vec::new());
        for (_, subject) in subjects(folder) {
            let Ok(values) = subject.effective_values() else { continue };
            if subject.render(&values, 1, true).is_err() {
                continue;
            }
            for _ in 0..9 {
                let without = milliseconds(|| subject.render(&values, 1, false).is_ok());
                let with = milliseconds(|| subject.render(&values, 1, true).is_ok());
                of_chart.push(with / without);
                plain.push(without);
                traced.push(with);
            }
        }
        if of_chart.is_empty() {
            continue;
        }
        let ratio = median(of_chart);
        println!(
            "{}: {:.2} ms plain, {:.2} ms traced, ratio {ratio:.2}",
            folder.display(),
            median(plain),
            median(traced)
        );
        ratios.push(ratio);
    }
    println!("geometric mean of {} charts: {:.2}", ratios.len(), geometric_mean(&ratios));
    println!("highest: {:.2}", ratios.iter().copied().fold(0.0, f64::max));
}

/// All environments of one chart.
fn chart(folder: &Path, each: usize) -> Tally {
    let mut tally = Tally::default();
    for (name, subject) in subjects(folder) {
        let start = Instant::now();
        match measure(&subject, each) {
            Ok(found) => tally.add(found),
            Err(error) => {
                eprintln!("{}: {name}: {}", folder.display(), error.lines().next().unwrap_or(""))
            }
        }
        if start.elapsed().as_secs() > 60 {
            eprintln!("{}: {name}: {:?}", folder.display(), start.elapsed());
        }
    }
    tally
}

fn subjects(folder: &Path) -> Vec<(String, Subject)> {
    let cases = folder.join("cases");
    if cases.is_dir() {
        return conformance(folder, &cases);
    }
    let mut overlays: Vec<Option<PathBuf>> = vec![None];
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.sort();
    overlays.extend(
        found
            .into_iter()
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with("values-") && name.ends_with(".yaml")
            })
            .map(Some),
    );
    let subject = |overlay: Option<PathBuf>| {
        let texts: Vec<Vec<u8>> =
            overlay.iter().filter_map(|path| std::fs::read(path).ok()).collect();
        let name = overlay.map_or("values".into(), |path| path.to_string_lossy().into_owned());
        Some((name, Subject::load(folder, &texts, Vec::new()).ok()?))
    };
    overlays.into_iter().filter_map(subject).collect()
}

/// The cases of a chart of the conformance sets that Helm renders.
fn conformance(folder: &Path, cases: &Path) -> Vec<(String, Subject)> {
    let entries = std::fs::read_dir(cases).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.sort();
    found
        .into_iter()
        .filter_map(|case| {
            let args: serde_json::Value =
                serde_json::from_slice(&std::fs::read(case.join("args.json")).ok()?).ok()?;
            if !case.join("expected.yaml").is_file() {
                return None;
            }
            let texts = |key: &str| -> Vec<String> {
                let items = args[key].as_array().into_iter().flatten();
                items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
            };
            let overlays: Vec<Vec<u8>> = texts("values")
                .iter()
                .filter_map(|name| {
                    [case.join(name), folder.join("chart").join(name)]
                        .iter()
                        .find_map(|path| std::fs::read(path).ok())
                })
                .collect();
            let mut subject = Subject::load(&folder.join("chart"), &overlays, texts("set")).ok()?;
            subject.release = args["release"].as_str().unwrap_or("demo").to_owned();
            subject.namespace = args["namespace"].as_str().unwrap_or("default").to_owned();
            subject.kube_version = args["kubeVersion"].as_str().map(str::to_owned);
            subject.api_versions = texts("apiVersions");
            Some((case.file_name()?.to_string_lossy().into_owned(), subject))
        })
        .collect()
}

fn print(name: &str, tally: &Tally, show: usize) {
    println!(
        "{name}: {} mutations ({} failed), recall {:.2} % ({} of {}), precision {:.2} % ({} of {}), {} bytes unmapped",
        tally.mutations,
        tally.failed,
        100.0 * tally.recall(),
        tally.changed_named,
        tally.changed,
        100.0 * tally.precision(),
        tally.named_changed,
        tally.named,
        tally.unmapped
    );
    tally.missed.iter().take(show).for_each(|line| println!("  missed {line}"));
    tally.spurious.iter().take(show).for_each(|line| println!("  spurious {line}"));
}
