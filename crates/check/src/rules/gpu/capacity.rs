//! GPU010: the GPUs of an environment at its peak.

use super::gpu_limit;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use crate::settings;
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "GPU010",
    severity: Severity::Info,
    title: messages::GPU010_TITLE,
    why: messages::GPU010_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge",
    check,
};

/// What a workload needs at its peak.
struct Peak<'s> {
    workload: Workload<'s>,
    pods: u32,
    surge: u32,
    gpus: u32,
}

impl Peak<'_> {
    fn total(&self) -> u32 {
        self.pods.saturating_add(self.surge).saturating_mul(self.gpus)
    }
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(capacity) = scene.settings.gpus else { return };
    let workloads = scene.workloads().filter(Workload::is_long_running);
    let mut peaks: Vec<Peak<'_>> = workloads.filter_map(peak).collect();
    let sum = peaks.iter().fold(0_u32, |sum, peak| sum.saturating_add(peak.total()));
    if sum <= capacity {
        return;
    }
    peaks.sort_by_key(|peak| std::cmp::Reverse(peak.total()));
    let Some(most) = peaks.first() else { return };
    let object = most.workload.object;
    let scaler = most.workload.pods.scaler;
    let maximum = scaler.and_then(|scaler| Some((scaler.object, scaler.max_node()?)));
    let replicas = || most.workload.pods.written.filter(|_| scaler.is_none());
    let limit = || gpu_limit(&most.workload).map(|limit| &limit.value);
    let (at, node) = match maximum {
        Some(found) => found,
        None => (object, replicas().or_else(limit).unwrap_or(&object.root)),
    };
    let mut finding = Finding::at(
        at,
        node,
        messages::Gpu010 {
            environment: &scene.environment.name,
            needed: &sum,
            capacity: &capacity,
            pods: most.pods as usize,
            surge: most.surge as usize,
            gpus: most.gpus as usize,
            others: peaks.len() - 1,
        },
    )
    .help(messages::GPU010_HELP);
    if let Some(limit) = limit() {
        finding = finding.related(object, limit, messages::GPU010_NOTE_POD);
    }
    if let Some(span) = declared(scene) {
        finding = finding.related_file(span, messages::GPU010_NOTE_CAPACITY);
    }
    findings.push(finding);
}

fn peak(workload: Workload<'_>) -> Option<Peak<'_>> {
    let pods = workload.pods.max?;
    let gpus = workload.gpus();
    let surge = workload.rollout(pods).map_or(0, |(surge, _)| surge);
    (gpus > 0).then_some(Peak { workload, pods, surge, gpus })
}

/// Where the capacity is declared.
fn declared(scene: &Scene<'_>) -> Option<Span> {
    let root = scene.file(settings::FILE)?;
    let node = root.get(&["environments", &scene.environment.name, "gpus"])?;
    let file = scene.report.files.find(settings::FILE)?;
    Some(Span::of(file, &node.span))
}
