//! Probes and termination.

mod deadline;
mod grace;
mod identical;
mod liveness_kills;
mod startup_budget;
mod wait_timeout;

use crate::Rule;
use crate::scene::{Container, Object, Scene, Workload};
use crate::settings;
use chartroom_diagnostics::Span;
use chartroom_objects::Probe;
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] = &[
    liveness_kills::RULE,
    startup_budget::RULE,
    deadline::RULE,
    wait_timeout::RULE,
    identical::RULE,
    grace::RULE,
];

/// The containers that load a model: engines, and those with a GPU.
fn loaders<'s>(workload: &Workload<'s>) -> Vec<Container<'s>> {
    let loads = |one: &Container<'_>| one.gpus() > 0 || crate::scene::Engine::of(one).is_some();
    workload.containers().into_iter().filter(loads).collect()
}

/// The longest startup probe of a workload: its budget, and its container.
fn longest_startup<'s>(workload: &Workload<'s>) -> Option<(Probe, Container<'s>, &'s Node)> {
    let probes = workload.containers().into_iter().filter_map(|container| {
        let probe = container.probe("startupProbe")?;
        Some((Probe::of(probe)?, container, probe))
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
    Some(Span::of(file, &node.span))
}
