//! The stages of `cargo xtask test`, one function each.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::tally::{Counts, NodeFailures};
use super::{Ground, Report, single_check};
use crate::bless::helm;
use crate::browser;
use crate::conformance::{KNOWN, QUICK, browser_options, case_folders};
use crate::failure::{Failure, Outcome};
use crate::page::{self, Profile};
use crate::process::{self, Finished};
use crate::programs::{TESTS, tests_program};
use crate::setup::Elsewhere;
use crate::{messages, setup, size as weight, tidy as rules};

const MINUTE: Duration = Duration::from_secs(60);

/// Our own cases.
const OWN_CASES: &str = "tests/cases";

/// What runs the situations from reports.
const REPORTS: &str = "../shared/reports/run.py";

const ONE_PASSED: Counts = Counts { passed: 1, failed: 0 };

pub(super) fn tidy(ground: &Ground) -> Outcome<Report> {
    rules::check(ground.workspace)?;
    Ok(Report { counts: ONE_PASSED, summary: None })
}

pub(super) fn formatting(ground: &Ground) -> Outcome<Report> {
    let mut cargo = ground.workspace.cargo();
    single_check(cargo.args(["fmt", "--all", "--check"]), 5 * MINUTE)
        .map_err(|failure| failure.way_out("cargo fmt --all"))
}

pub(super) fn lints(ground: &Ground) -> Outcome<Report> {
    let mut cargo = ground.workspace.cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    single_check(&mut cargo, 30 * MINUTE)
}

pub(super) fn typescript(ground: &Ground) -> Outcome<Report> {
    messages::write(ground.workspace)?;
    let mut npm = Command::new("npm");
    npm.current_dir(ground.workspace.root()).args(["run", "--silent", "check"]);
    single_check(&mut npm, 5 * MINUTE)
}

pub(super) fn native(ground: &Ground) -> Outcome<Report> {
    let mut cargo = ground.workspace.cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    // The engine that answers everything; the smaller one is tried in the browser.
    cargo.args(["--features", "chartroom-worker/whole"]);
    let finished = process::watch(&mut cargo, 40 * MINUTE)?;
    counted(&finished, Counts::of_cargo(&finished.lines))
}

/// The language server with a client that people have.
pub(super) fn neovim(ground: &Ground) -> Outcome<Report> {
    setup::ensure_neovim()?;
    let mut cargo = ground.workspace.cargo();
    cargo.args(["test", "--package", "chartroom-cli", "--test", "lsp", "--", "--ignored"]);
    let finished = process::watch(&mut cargo, 10 * MINUTE)?;
    counted(&finished, Counts::of_cargo(&finished.lines))
}

/// Every crate that is tested with wasm-bindgen-test, in headless Chromium; all in one call, so that what they share is built
/// once.
pub(super) fn core_in_browser(ground: &Ground) -> Outcome<Report> {
    let tested = ground
        .metadata
        .packages()
        .filter(|package| package.dependencies(true).any(|name| name == "wasm-bindgen-test"));
    let mut cargo = ground.tools.wasm_cargo();
    cargo.args(["test", "--target", "wasm32-unknown-unknown", "--profile", "wasm-dev"]);
    // What only native programs of the crates need is a default feature.
    cargo.args(["--no-default-features", "--no-fail-fast"]);
    for package in tested {
        cargo.args(["--package", package.name()]);
        cargo.args(package.plain_tests().flat_map(|test| ["--test", test]));
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", &ground.chromium.driver);
    // The flags that let Chromium run as root and without the network.
    let flags = ground.workspace.root().join("webdriver.json");
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", flags);
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    let finished = process::watch(&mut cargo, 30 * MINUTE)?;
    counted(&finished, Counts::of_cargo(&finished.lines))
}

pub(super) fn conformance(ground: &Ground) -> Outcome<Report> {
    let mut args: Vec<String> = ["--brief", "--known", KNOWN].map(str::to_owned).to_vec();
    args.extend(case_folders(ground.workspace));
    program(ground, "conformance", &args, 30 * MINUTE)
}

/// The template-only cases through other engines; the table goes to the end of the run.
pub(super) fn peers(ground: &Ground) -> Outcome<Report> {
    let folders = case_folders(ground.workspace);
    let finished =
        process::watch(&mut crate::peers::program(ground.workspace, &folders), 20 * MINUTE)?;
    let counts = Counts::of_closing_line(&finished.lines).unwrap_or_default();
    let table: Vec<&str> =
        finished.lines.iter().filter(|line| line.starts_with('|')).map(String::as_str).collect();
    Ok(Report { summary: Some(table.join("\n")), ..counted(&finished, counts)? })
}

/// Over a sample of the cases; `cargo xtask places` looks at all.
pub(super) fn places(ground: &Ground) -> Outcome<Report> {
    over_cases(ground, "places", &["--each", "20"])
}

/// A sample of what `cargo xtask recall` takes out of the charts that lie beside the repository.
pub(super) fn recall(ground: &Ground) -> Outcome<Report> {
    let more: Vec<String> =
        case_folders(ground.workspace).into_iter().filter(|folder| folder != OWN_CASES).collect();
    if more.is_empty() {
        return Ok(Report::default());
    }
    let some = ["--count", "1000", "--least", "90"].map(str::to_owned);
    let args: Vec<String> = some.into_iter().chain(more).collect();
    program(ground, "recall", &args, 20 * MINUTE)
}

/// A sample of the keys; `cargo xtask renames` takes more.
pub(super) fn renames(ground: &Ground) -> Outcome<Report> {
    over_cases(ground, "renames", &["--count", "500"])
}

/// A few entries of each values file; `cargo xtask moves` takes more.
pub(super) fn moves(ground: &Ground) -> Outcome<Report> {
    over_cases(ground, "moves", &["--count", "1"])
}

/// Over a sample of the cases; `cargo xtask fixes` tries all.
pub(super) fn fixes(ground: &Ground) -> Outcome<Report> {
    over_cases(ground, "fixes", &["--each", "4", "--most", "4"])
}

/// A program over all own cases, and over some of those that lie beside the repository.
fn over_cases(ground: &Ground, name: &str, some: &[&str]) -> Outcome<Report> {
    let own = program(ground, name, &[OWN_CASES.to_owned()], 10 * MINUTE)?;
    let more: Vec<String> =
        case_folders(ground.workspace).into_iter().filter(|folder| folder != OWN_CASES).collect();
    if more.is_empty() {
        return Ok(own);
    }
    let some = some.iter().map(|word| (*word).to_owned());
    let args: Vec<String> = some.chain(more).collect();
    let mut report = program(ground, name, &args, 20 * MINUTE)?;
    report.counts.add(own.counts);
    Ok(report)
}

/// The situations that lie beside the repository, where there are some and a Python to run them with; the score must not
/// fall below the one that tests/score.json holds.
pub(super) fn reports(ground: &Ground) -> Outcome<Report> {
    let root = ground.workspace.root();
    let script = root.join(REPORTS);
    if !script.is_file() {
        crate::ui::note("no such situations lie beside the repository");
        return Ok(Report { counts: ONE_PASSED, summary: None });
    }
    if !Command::new("python3").arg("--version").output().is_ok_and(|out| out.status.success()) {
        crate::ui::note("skipped: there is no python3 on this machine");
        let summary = Some("reports: skipped, there is no python3".to_owned());
        return Ok(Report { counts: ONE_PASSED, summary });
    }
    let mut cargo = ground.workspace.cargo();
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "chartroom-cli",
        "--bin",
        "chartroom",
    ]);
    process::must(&mut cargo, 30 * MINUTE)?;
    let binary = ground.workspace.target_dir().join("release/chartroom");
    let mut python = Command::new("python3");
    python.arg(&script).arg("--bin").arg(binary);
    let finished = process::must(&mut python, 10 * MINUTE)?;
    let line = finished.lines.iter().rev().find(|line| line.starts_with("reports: "));
    let line = line.ok_or_else(|| Failure::new("run.py printed no score"))?;
    let answered = line.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
    let floor = floor_of_reports(root)?;
    let held = answered >= floor;
    let counts = Counts { passed: u64::from(held), failed: u64::from(!held) };
    Ok(Report { counts, summary: Some(format!("{line} (at least {floor})")) })
}

/// The score below which the situations must not fall.
fn floor_of_reports(root: &std::path::Path) -> Outcome<u64> {
    let file = root.join("tests/score.json");
    let text = std::fs::read_to_string(&file)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let score: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    let floor = score.get("reports").and_then(serde_json::Value::as_u64);
    floor.ok_or_else(|| Failure::new("tests/score.json holds no floor for `reports`"))
}

pub(super) fn wasm_conformance(ground: &Ground) -> Outcome<Report> {
    let mut args: Vec<String> = ["--brief", "--known", KNOWN].map(str::to_owned).to_vec();
    args.extend(browser_options(ground.workspace, &ground.tools, &ground.chromium, QUICK)?);
    args.extend(case_folders(ground.workspace));
    let mut report = program(ground, "conformance", &args, 20 * MINUTE)?;
    report.summary = report.summary.map(|line| format!("in Chromium, {line}"));
    Ok(report)
}

/// Where there are verdicts; the score goes to the end of the run.
pub(super) fn verdicts(ground: &Ground) -> Outcome<Report> {
    match crate::kube::verdicts(ground.workspace) {
        Some(args) => program(ground, "verdicts", &args, 20 * MINUTE),
        None => {
            crate::ui::note("there are no verdicts here");
            Ok(Report::default())
        }
    }
}

/// The same inputs each time; `cargo xtask fuzz` looks for new ones.
pub(super) fn fuzzing(ground: &Ground) -> Outcome<Report> {
    let last = ground.workspace.target_dir().join("fuzz-input");
    let last = last.display().to_string();
    let mut args = ["--count", "1500", "--last", &last].map(str::to_owned).to_vec();
    args.extend(case_folders(ground.workspace));
    let report = program(ground, "targets", &args, 15 * MINUTE)?;
    if report.counts.failed > 0 {
        crate::ui::note(&format!("the input is {last}"));
    }
    Ok(Report { summary: None, ..report })
}

/// In its short form; the ratios go to the end of the run.
pub(super) fn bench(ground: &Ground) -> Outcome<Report> {
    let mut args = crate::bench::arguments(ground.workspace, None)?;
    args.push("--quick".to_owned());
    let finished = ran(ground, "bench", &args, 15 * MINUTE)?;
    let counts = Counts::of_closing_line(&finished.lines).unwrap_or_default();
    let ratios =
        finished.lines.iter().filter(|line| line.contains('×') && !line.starts_with("engine,"));
    let summary: Vec<&str> = ratios.map(String::as_str).collect();
    Ok(Report { summary: Some(summary.join("\n")), ..counted(&finished, counts)? })
}

/// A program of the tests crate. Its closing line `N passed, N failed` counts; its score goes to the end of the run.
fn program(ground: &Ground, name: &str, args: &[String], limit: Duration) -> Outcome<Report> {
    if !ground.metadata.has_target(TESTS, "bin", name) {
        crate::ui::note(&format!("{TESTS} has no program '{name}' yet"));
        return Ok(Report::default());
    }
    let finished = ran(ground, name, args, limit)?;
    let counts = Counts::of_closing_line(&finished.lines).unwrap_or(ONE_PASSED);
    let mut report = counted(&finished, counts)?;
    report.summary = score(&finished.lines).map(|line| format!("{name}: {line}"));
    Ok(report)
}

fn ran(ground: &Ground, name: &str, args: &[String], limit: Duration) -> Outcome<Finished> {
    process::watch(tests_program(ground.workspace, name).arg("--").args(args), limit)
}

/// The line with the score: the last one with a share in it, else the last of all.
fn score(lines: &[String]) -> Option<&String> {
    let scored = lines.iter().rev().find(|line| line.contains('%'));
    scored.or_else(|| lines.iter().rev().find(|line| !line.trim().is_empty()))
}

pub(super) fn page(ground: &Ground) -> Outcome<Report> {
    page::build(ground.workspace, &ground.tools, Profile::Release)?;
    Ok(Report { counts: ONE_PASSED, summary: None })
}

pub(super) fn end_to_end(ground: &Ground) -> Outcome<Report> {
    ground.workspace.check_built()?;
    let files = browser::test_files(ground.workspace)?;
    if files.is_empty() {
        return Err(Failure::new("tests/browser/ has no *.test.mjs"));
    }
    // What is taken away is loaded by the real Helm, where it can be had.
    let helm = helm::named_or_pinned(None).ok();
    let command = browser::command(ground.workspace)?;
    let run = |files: &[PathBuf]| {
        let mut node = browser::node(ground.workspace, &ground.chromium);
        node.env("CHARTROOM_COMMAND", &command);
        node.envs(helm.iter().map(|helm| ("HELM", helm)));
        // One file after the other: some of them measure time, and on two processors two at once are no quicker.
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
        process::watch(&mut node, 50 * MINUTE)
    };
    let finished = run(&files)?;
    let first = Counts::of_node(&finished.lines);
    let failed = NodeFailures::of(&finished.lines);
    if finished.success || !failed.may_run_again(first) {
        return counted(&finished, first);
    }
    // A browser under load is not the same twice. What fails is run once more, and told of at the end even if it holds.
    process::show_end(&finished.lines);
    let again: Vec<PathBuf> =
        failed.files.iter().map(|file| ground.workspace.root().join(file)).collect();
    let second = run(&again)?;
    let report = counted(&second, Counts::of_node(&second.lines))?;
    if report.counts.failed > 0 {
        return Ok(Report {
            counts: Counts { failed: report.counts.failed, ..first },
            summary: None,
        });
    }
    let counts = Counts { passed: first.passed + first.failed, failed: 0 };
    let summary = format!("in the browser, held only when run again: {}", failed.names.join("; "));
    Ok(Report { counts, summary: Some(summary) })
}

/// What people mostly do, in the browsers that the other tests do not run in.
pub(super) fn elsewhere(ground: &Ground) -> Outcome<Report> {
    ground.workspace.check_built()?;
    let browsers = Elsewhere::ensure()?;
    let mut node = browser::node(ground.workspace, &ground.chromium);
    node.env("FIREFOX", &browsers.firefox).env("MINIBROWSER", &browsers.minibrowser);
    node.args(["--test", "--test-reporter=spec", "tests/browser/elsewhere/main-job.mjs"]);
    let finished = process::watch(&mut node, 15 * MINUTE)?;
    counted(&finished, Counts::of_node(&finished.lines))
}

/// Measures with real key events. The number is told and not held: it is the machine's as much as the page's.
pub(super) fn latency(ground: &Ground) -> Outcome<Report> {
    ground.workspace.check_built()?;
    let mut node = browser::node(ground.workspace, &ground.chromium);
    let finished = process::must(node.args(["tests/browser/latency.mjs", "60"]), 10 * MINUTE)?;
    let measured = finished.lines.last().map_or("", String::as_str);
    let summary = Some(format!("key press to painted output: {measured}"));
    Ok(Report { counts: ONE_PASSED, summary })
}

pub(super) fn size(ground: &Ground) -> Outcome<Report> {
    let summary = weight::check(ground.workspace)?;
    Ok(Report { counts: ONE_PASSED, summary: Some(summary) })
}

/// Believes neither the status nor the count alone: a run that failed has at least one failure, and one that counted
/// nothing is no pass.
fn counted(finished: &Finished, counts: Counts) -> Outcome<Report> {
    if !finished.success {
        process::show_end(&finished.lines);
        return Ok(Report {
            counts: Counts { failed: counts.failed.max(1), ..counts },
            summary: None,
        });
    }
    if counts == Counts::default() {
        process::show_end(&finished.lines);
        return Err(Failure::new("not one test was run"));
    }
    Ok(Report { counts, summary: None })
}
