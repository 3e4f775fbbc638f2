//! `chartroom check` beside a real API server: `verdicts FOLDER [CHARTS]` runs what the server said of manifests in
//! FOLDER (mutants.jsonl.gz, minimal.jsonl.gz), and of what the charts in CHARTS render (charts-refused.json).
#![allow(clippy::indexing_slicing)]

use chartroom_tests::source::{Source, find};
use chartroom_tests::verdicts::{Table, errors, rows};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// What has to be reached, in percent.
const RECALL: f64 = 98.0;
const PRECISION: f64 = 99.5;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("verdicts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, String> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("usage: verdicts FOLDER [CHARTS]")?;
    let folder = Path::new(&folder);
    let mut table = Table::default();
    for row in rows(&folder.join("mutants.jsonl.gz"))? {
        table.add(&row)?;
    }
    let mut minimal = Table::default();
    for row in rows(&folder.join("minimal.jsonl.gz"))? {
        minimal.add(&row)?;
    }
    table.print();
    println!();
    minimal.print();
    let charts = args.next().map(|charts| refused(folder, Path::new(&charts))).transpose()?;
    let (all, small) = (table.total(), minimal.total());
    let examples = minimal.missed.iter().chain(&minimal.wrong).filter(|row| row.2.is_none());
    let examples = examples.count();
    let clean = charts.unwrap_or_default();
    let fit = all.recall() >= RECALL && all.precision() >= PRECISION;
    let right = all.found + all.clean + small.found + small.clean;
    let failed = examples + clean + usize::from(!fit);
    println!("{right} passed, {failed} failed");
    println!(
        "an API server’s refusals: {:.1} % of {} found, {:.1} % of findings right; minimal examples: {} of {}",
        all.recall(),
        all.found + all.missed,
        all.precision(),
        small.found + small.clean,
        small.found + small.clean + small.missed + small.wrong,
    );
    Ok(failed == 0)
}

/// How many cases with a document that the server refuses are called clean.
fn refused(folder: &Path, charts: &Path) -> Result<usize, String> {
    let path = folder.join("charts-refused.json");
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let list: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let names = list.as_array().into_iter().flatten().filter_map(|row| row["case"].as_str());
    let names: BTreeSet<&str> =
        names.map(|name| name.split_once('/').map_or(name, |(_, name)| name)).collect();
    let mut sources = Vec::new();
    find(charts, &mut sources);
    let (mut seen, mut clean) = (0, 0);
    for source in sources.iter().filter(|source| !matches!(source, Source::Micro(_))) {
        let Source::Packed(file) = source else { continue };
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let chart = file.split('.').next().unwrap_or_default();
        if !names.iter().any(|name| name.split('/').next() == Some(chart)) {
            continue;
        }
        for case in source.load()? {
            let name = format!("{chart}/{}", case.name);
            if !names.contains(name.as_str()) {
                continue;
            }
            seen += 1;
            let own = ["check", "--format", "json"].map(str::to_owned);
            let args = case.args.iter().filter(|arg| *arg != "template").cloned();
            let args: Vec<String> = own.into_iter().chain(args).collect();
            let printed = chartroom_cli::run(&args, &case.disk);
            if errors(&printed.stdout)?.is_empty() {
                clean += 1;
                println!("called clean, but refused: {name}");
            }
        }
    }
    println!(
        "charts: {seen} of {} cases with a refused document, {clean} called clean",
        names.len()
    );
    Ok(clean)
}
