//! TERM001: time to finish.

use super::{declared, loaders};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload, int};
use chartroom_diagnostics::{Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "TERM001",
    severity: Severity::Warning,
    title: messages::TERM001_TITLE,
    why: messages::TERM001_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        let written = workload.spec.get(&["terminationGracePeriodSeconds"]);
        let Some(grace) = written.map_or(Some(30), int) else { continue };
        let asleep = workload.containers().into_iter().filter_map(sleep).max_by_key(|one| one.0);
        let slept = asleep.map_or(0, |(seconds, _)| seconds);
        let request = request(scene, &workload);
        let longest = request.map_or(0, |(seconds, _)| i64::from(seconds));
        let (name, default) = (&workload.object.name, written.is_none());
        let message = if slept > 0 && grace <= slept {
            messages::Term001Hook { name, default, grace: &grace, slept: &slept }.text()
        } else if grace < longest {
            messages::Term001Request { name, default, grace: &grace, longest: &longest }.text()
        } else {
            continue;
        };
        let enough = (slept + longest.max(30)).to_string();
        let node = written.or(asleep.map(|(_, node)| node));
        let node = node.unwrap_or_else(|| workload.object.anchor(&["spec", "template"]));
        let title = messages::Term001Fix { seconds: &enough }.text();
        let mut finding = Finding::at(workload.object, node, message)
            .help(messages::Term001Help { seconds: &enough });
        if let Some(written) = written {
            finding = finding.replace(workload.object, written, enough, title);
            if let Some((_, node)) = asleep {
                finding = finding.related(workload.object, node, messages::TERM001_NOTE_HOOK);
            }
        } else if let Some(entry) = workload.spec.entry("containers") {
            let text = format!("terminationGracePeriodSeconds: {enough}");
            let index = workload.object.index;
            finding = finding.fix(scene.insert_before(index, &entry.key, &text, title));
        }
        if let Some((_, Some(span))) = request {
            finding = finding.related_file(span, messages::TERM001_NOTE_REQUEST);
        }
        findings.push(finding);
    }
}

/// Seconds of the longest request of a workload that serves a model, and where they are declared.
fn request(scene: &Scene<'_>, workload: &Workload<'_>) -> Option<(u32, Option<Span>)> {
    if loaders(workload).is_empty() {
        return None;
    }
    if let Some(seconds) = scene.settings.request_seconds {
        return Some((seconds, declared(scene, "requestSeconds")));
    }
    let path = ["inference", "timeout"];
    let seconds = scene.number(&path)?;
    let source = scene.layers.source(&path.map(str::to_owned));
    Some((seconds, source.and_then(|source| source.span)))
}

/// Seconds that the preStop hook of a container sleeps, and where that is written.
fn sleep<'s>(container: Container<'s>) -> Option<(i64, &'s Node)> {
    let hook: &'s Node = container.node.get(&["lifecycle", "preStop"])?;
    if let Some(seconds) = hook.get(&["sleep", "seconds"]) {
        return Some((int(seconds)?, seconds));
    }
    let command = hook.get(&["exec", "command"])?.items();
    let mut after_sleep = false;
    for item in command {
        for word in item.text()?.split([' ', '\n', ';', '&']).filter(|word| !word.is_empty()) {
            if after_sleep {
                return Some((word.trim_end_matches('s').parse().ok()?, item));
            }
            after_sleep = word == "sleep" || word.ends_with("/sleep");
        }
    }
    None
}
