//! VLLM003: the share of a GPU's memory.

use super::Given;
use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "VLLM003",
    severity: Severity::Error,
    title: messages::VLLM003_TITLE,
    why: messages::VLLM003_WHY,
    link: "https://docs.vllm.ai/en/latest/configuration/engine_args/#cacheconfig",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(given) = Given::of(&container, &["--gpu-memory-utilization"]) else {
                continue;
            };
            share(scene, workload.object, &given, "--gpu-memory-utilization", findings);
        }
    }
}

/// Says what is wrong with a share that a flag gives.
pub(super) fn share(
    scene: &Scene<'_>,
    object: &Object<'_>,
    given: &Given<'_>,
    name: &str,
    findings: &mut Findings<'_>,
) {
    let Some(message) = wrong(name, given.value) else { return };
    let place = given.place(scene, object);
    let fix = fraction(given.value).and_then(|text| {
        let Place::Rendered(index, range) = place.clone() else { return None };
        let title = messages::Vllm003Fix { fraction: &text }.text();
        scene.rewrite(index, range, text, title)
    });
    findings.push(Finding::in_place(place, message).help(messages::VLLM003_HELP).fix(fix));
}

/// What is wrong with a share of memory, if anything is.
pub(super) fn wrong(name: &str, text: &str) -> Option<String> {
    let share: f64 = text.parse().ok()?;
    (share <= 0.0 || share > 1.0).then(|| messages::Vllm003 { name: &name, value: &text }.text())
}

/// A percentage as a fraction: `90` is `0.9`.
pub(super) fn fraction(text: &str) -> Option<String> {
    let percent: u32 = text.parse().ok().filter(|percent| (2..=100).contains(percent))?;
    let text = format!("{}.{:02}", percent / 100, percent % 100);
    Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}
