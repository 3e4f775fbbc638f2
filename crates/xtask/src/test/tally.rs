//! Counting: what each stage ran, and the lines at the end.

use std::time::Instant;

use super::Report;
use crate::failure::{Failure, Outcome};
use crate::ui;

/// So many tests held and so many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds up cargo's `test result: ok. 12 passed; 0 failed; …` lines, which wasm-bindgen-test prints too.
    pub(super) fn of_cargo(lines: &[String]) -> Self {
        let mut counts = Self::default();
        for line in lines.iter().filter(|line| line.trim_start().starts_with("test result:")) {
            counts.passed += number_before(line, " passed");
            counts.failed += number_before(line, " failed");
        }
        counts
    }

    /// The last `12 passed, 3 failed` line of a program of ours.
    pub(super) fn of_closing_line(lines: &[String]) -> Option<Self> {
        let line = lines.iter().rev().find(|line| line.contains(" passed, "))?;
        Some(Self {
            passed: number_before(line, " passed"),
            failed: number_before(line, " failed"),
        })
    }

    /// The summary of node's test runner: `ℹ pass 12`, `ℹ fail 0`; what was cancelled did not hold.
    pub(super) fn of_node(lines: &[String]) -> Self {
        let last = |word: &str| {
            let number =
                lines.iter().rev().find_map(|line| line.strip_prefix("ℹ ")?.strip_prefix(word));
            number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
        };
        Self { passed: last("pass "), failed: last("fail ") + last("cancelled ") }
    }
}

/// So many tests of a run may fail and be run again: more are no accident.
const FLAKES: u64 = 3;

/// What node's test runner says failed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NodeFailures {
    /// The tests, as they are called.
    pub(super) names: Vec<String>,
    /// The files that they stand in, from the root of the repository, each once.
    pub(super) files: Vec<String>,
}

impl NodeFailures {
    /// Reads the list at the end: `test at tests/browser/a.test.mjs:9:1`, and the test's name in the line behind.
    pub(super) fn of(lines: &[String]) -> Self {
        let mut failures = Self::default();
        for (at, name) in lines.iter().zip(lines.iter().skip(1)) {
            let Some(place) = at.strip_prefix("test at ") else { continue };
            let file = place.split(':').next().unwrap_or(place);
            if !failures.files.iter().any(|one| one == file) {
                failures.files.push(file.to_owned());
            }
            let name = name.trim_start_matches("✖ ");
            failures.names.push(name.rsplit_once(" (").map_or(name, |(name, _)| name).to_owned());
        }
        failures
    }

    /// Whether all that failed is known by name, and is little.
    pub(super) fn may_run_again(&self, counts: Counts) -> bool {
        (1..=FLAKES).contains(&counts.failed) && self.names.len() as u64 == counts.failed
    }
}

fn number_before(line: &str, word: &str) -> u64 {
    let Some((before, _)) = line.split_once(word) else { return 0 };
    let number = before.rsplit(|character: char| !character.is_ascii_digit()).next();
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// All stages so far.
#[derive(Default)]
pub(super) struct Tally {
    counts: Counts,
    summaries: Vec<String>,
    failed_stages: Vec<String>,
}

impl Tally {
    /// Runs a stage that only prepares: it counts when it fails.
    pub(super) fn stage<T>(
        &mut self,
        heading: &str,
        run: impl FnOnce() -> Outcome<T>,
    ) -> Option<T> {
        ui::heading(heading);
        let started = Instant::now();
        match run() {
            Ok(value) => {
                ui::note(&format!("ready, {}", ui::duration(started.elapsed())));
                Some(value)
            }
            Err(failure) => {
                self.fail(heading, &failure, Counts { passed: 0, failed: 1 });
                None
            }
        }
    }

    /// Runs a stage that tests and counts what it ran.
    pub(super) fn tests(&mut self, heading: &str, run: impl FnOnce() -> Outcome<Report>) {
        ui::heading(heading);
        let started = Instant::now();
        let report = match run() {
            Ok(report) => report,
            Err(failure) => return self.fail(heading, &failure, Counts { passed: 0, failed: 1 }),
        };
        self.summaries.extend(report.summary);
        let Counts { passed, failed } = report.counts;
        if failed > 0 {
            let failure = Failure::new(format!("{passed} passed, {failed} failed here"));
            return self.fail(heading, &failure, report.counts);
        }
        self.counts.add(report.counts);
        ui::note(&format!("ok: {passed} passed, {}", ui::duration(started.elapsed())));
    }

    fn fail(&mut self, heading: &str, failure: &Failure, counts: Counts) {
        ui::note("FAILED");
        for line in failure.to_string().lines() {
            ui::note(line);
        }
        self.counts.add(counts);
        self.failed_stages.push(heading.to_owned());
    }

    /// The lines at the end, the last of which stands alone and counts; whether everything held.
    pub(super) fn close(self) -> bool {
        ui::heading("Result");
        for line in self.summaries.iter().flat_map(|summary| summary.lines()) {
            ui::note(line);
        }
        for stage in &self.failed_stages {
            ui::note(&format!("failed: {stage}"));
        }
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
        self.failed_stages.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn cargos_lines_are_added_up() {
        let heard = lines(
            "test a ... ok\ntest result: ok. 12 passed; 0 failed; 1 ignored\n\ntest result: FAILED. 3 passed; 2 failed; 0",
        );
        assert_eq!(Counts::of_cargo(&heard), Counts { passed: 15, failed: 2 });
    }

    #[test]
    fn nodes_summary_is_read() {
        let heard = lines(
            "✔ pass 9 (3ms)\nℹ tests 7\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ duration_ms 12.5",
        );
        assert_eq!(Counts::of_node(&heard), Counts { passed: 5, failed: 2 });
    }

    #[test]
    fn what_failed_in_node_is_run_again_if_it_is_little() {
        let heard = lines(
            "✖ a (1) fails (9ms)\n✖ failing tests:\n\ntest at tests/browser/b.test.mjs:63:1\n✖ a (1) fails (9ms)\n  Error: no\n\ntest at tests/browser/b.test.mjs:70:1\n✖ c (1ms)",
        );
        let failures = NodeFailures::of(&heard);
        assert_eq!(failures.names, ["a (1) fails", "c"]);
        assert_eq!(failures.files, ["tests/browser/b.test.mjs"]);
        assert!(failures.may_run_again(Counts { passed: 9, failed: 2 }));
        assert!(!failures.may_run_again(Counts { passed: 9, failed: 3 }));
        assert!(!NodeFailures::default().may_run_again(Counts { passed: 9, failed: 0 }));
    }

    #[test]
    fn the_last_closing_line_counts() {
        let heard = lines("1 passed, 0 failed\nall:\n420 passed, 3 failed");
        let counts = Counts::of_closing_line(&heard).unwrap();
        assert_eq!(counts, Counts { passed: 420, failed: 3 });
        assert_eq!(Counts::of_closing_line(&lines("nothing")), None);
    }
}
