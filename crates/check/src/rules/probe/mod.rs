//! Probes and termination.

mod deadline;
mod grace;
mod identical;
mod liveness_kills;
mod startup_budget;
mod wait_timeout;

use crate::Rule;
use crate::scene::{Container, Object, Scene, Workload, int};
use crate::settings;
use chartroom_diagnostics::Span;
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] = &[
    liveness_kills::RULE,
    startup_budget::RULE,
    deadline::RULE,
    wait_timeout::RULE,
    identical::RULE,
    grace::RULE,
];

/// How long a probe lets a container fail.
#[derive(Clone, Copy)]
struct Budget {
    delay: i64,
    period: i64,
    failures: i64,
}

impl Budget {
    /// The figures of a probe, with core/v1's defaults; None where one cannot be read.
    fn of(probe: &Node) -> Option<Self> {
        let field = |key: &str, default: i64| match probe.get(&[key]) {
            None => Some(default),
            Some(node) if node.text() == Some("") => Some(default),
            Some(node) => int(node).filter(|number| (0..1_000_000).contains(number)),
        };
        // 0 stands for the default where a figure has to be at least 1.
        let least = |key: &str, default: i64| {
            field(key, default).map(|number| if number == 0 { default } else { number })
        };
        Some(Self {
            delay: field("initialDelaySeconds", 0)?,
            period: least("periodSeconds", 10)?,
            failures: least("failureThreshold", 3)?,
        })
    }

    /// Seconds until it is given up.
    fn seconds(self) -> i64 {
        self.delay + self.period * self.failures
    }

    /// The sum as it is made: `120 + 10 × 60 = 720 s`.
    fn words(self) -> String {
        let Self { delay, period, failures } = self;
        let sum = self.seconds();
        match delay {
            0 => format!("{period} × {failures} = {sum} s"),
            _ => format!("{delay} + {period} × {failures} = {sum} s"),
        }
    }

    /// Failures that make it at least as long as some seconds.
    fn failures_for(self, seconds: i64) -> i64 {
        (seconds - self.delay).max(1).div_euclid(self.period)
            + i64::from((seconds - self.delay).max(1).rem_euclid(self.period) > 0)
    }
}

/// The containers that load a model: engines, and those with a GPU.
fn loaders<'s>(workload: &Workload<'s>) -> Vec<Container<'s>> {
    let loads = |one: &Container<'_>| one.gpus() > 0 || crate::scene::Engine::of(one).is_some();
    workload.containers().into_iter().filter(loads).collect()
}

/// The longest startup probe of a workload: its budget, and its container.
fn longest_startup<'s>(workload: &Workload<'s>) -> Option<(Budget, Container<'s>, &'s Node)> {
    let probes = workload.containers().into_iter().filter_map(|container| {
        let probe = container.probe("startupProbe")?;
        Some((Budget::of(probe)?, container, probe))
    });
    probes.max_by_key(|(budget, ..)| budget.seconds())
}

/// The figure of a probe that a budget hangs on: the one that the latest layer set.
fn figure<'n>(scene: &Scene<'_>, object: &Object<'_>, probe: &'n Node) -> &'n Node {
    // Of several of one layer the last is taken, and that is the one to raise.
    let figures = ["initialDelaySeconds", "periodSeconds", "failureThreshold"];
    let found = figures.iter().filter_map(|key| probe.get(&[key]));
    found.max_by_key(|node| scene.latest_layer(object, node.span.clone())).unwrap_or(probe)
}

/// Where the settings declare something about the environment.
fn declared(scene: &Scene<'_>, key: &str) -> Option<Span> {
    let root = scene.file(settings::FILE)?;
    let node = root.get(&["environments", &scene.environment.name, key])?;
    let file = scene.report.files.find(settings::FILE)?;
    Some(Span { file, start: node.span.start as u32, end: node.span.end as u32 })
}
