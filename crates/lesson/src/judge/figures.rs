//! The figures of an environment that conditions name, as the cards have them.

use chartroom_core::diagnostics::Severity;
use chartroom_core::{EnvironmentReport, Overview, Report};

/// All of them, what weighs most first.
pub(crate) const FIGURES: [&str; 9] = [
    "pods",
    "podsAtMost",
    "evictions",
    "gpus",
    "gpusAtMost",
    "startupSeconds",
    "objects",
    "errors",
    "warnings",
];

/// A figure; none where the environment does not render or has nothing of the kind.
pub(crate) fn figure(name: &str, environment: &EnvironmentReport, report: &Report) -> Option<i64> {
    let count = |severity| {
        let problems = report.problems.iter().filter(|problem| !problem.is_hint());
        problems.filter(|problem| problem.diagnostic.severity == severity).count() as i64
    };
    match name {
        "errors" => return Some(count(Severity::Error)),
        "warnings" => return Some(count(Severity::Warning)),
        _ => {}
    }
    let output = environment.output.as_ref()?;
    let overview = &output.overview;
    match name {
        "objects" => Some(output.objects.len() as i64),
        "pods" => pods(overview, |(least, _)| least),
        "podsAtMost" => pods(overview, |(_, most)| most),
        "evictions" => {
            let may_go = overview.budgets.iter().map(|card| card.may_go.map(i64::from));
            may_go.min().flatten()
        }
        "gpus" => sum(overview.gpus.iter().map(|card| card.min_total)),
        "gpusAtMost" => sum(overview.gpus.iter().map(|card| card.max_total)),
        "startupSeconds" => {
            let startups = overview.workloads.iter().filter_map(|card| card.startup.as_ref());
            let seconds = startups.map(|one| {
                let tries = i64::from(one.period.value) * i64::from(one.threshold.value);
                tries + i64::from(one.initial_delay.value)
            });
            seconds.min()
        }
        _ => None,
    }
}

fn pods(overview: &Overview, which: fn((u32, u32)) -> u32) -> Option<i64> {
    sum(overview.workloads.iter().map(|card| {
        let fixed = card.pods.as_ref().map(|pods| (pods.value, pods.value));
        card.range.or(fixed).map(which)
    }))
}

/// A sum; none where a part is not known.
fn sum(parts: impl Iterator<Item = Option<u32>>) -> Option<i64> {
    parts.map(|part| part.map(i64::from)).sum()
}
