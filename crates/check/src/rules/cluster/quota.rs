//! CLU005: more than the quota of the namespace.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::{cpu_text, memory_text, parse_milli};

pub(super) const RULE: Rule = Rule {
    id: "CLU005",
    severity: Severity::Warning,
    title: messages::CLU005_TITLE,
    why: messages::CLU005_WHY,
    link: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    check,
};

/// What all pods of a release ask for of a resource that a quota names, in thousandths.
fn sum(scene: &Scene<'_>, name: &str) -> Option<i128> {
    let running = scene.workloads().filter(Workload::is_long_running);
    let times = |workload: &Workload<'_>| {
        let most = workload.pods.max?;
        let surge = workload.rollout(most).map_or(0, |(surge, _)| surge);
        Some(i128::from(most.saturating_add(surge)))
    };
    let of = |workload: Workload<'_>| Some(times(&workload)? * workload.counted(name));
    Some(running.filter_map(of).sum())
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(cluster) = super::declared(scene) else { return };
    let namespace = &scene.environment.namespace;
    let own = cluster.quotas.iter().any(|(name, _)| name == namespace);
    for (name, hard) in cluster.quota_of(namespace) {
        let Some(most) = parse_milli(hard) else { continue };
        let plain = name.trim_start_matches("requests.").trim_start_matches("limits.");
        let counted =
            matches!(plain, "cpu" | "memory" | "ephemeral-storage" | "pods" | "count/pods");
        if !counted && !crate::scene::is_gpu(plain) {
            continue;
        }
        let Some(total) = sum(scene, name).filter(|total| *total > most) else { continue };
        let words = |amount: i128| match plain {
            "memory" | "ephemeral-storage" => memory_text(amount),
            _ => cpu_text(amount),
        };
        let place = super::place(scene, if own { "quotas" } else { "quota" })
            .map_or(Place::Environment, Place::File);
        findings.push(
            Finding::in_place(
                place,
                messages::Clu005 { total: &words(total), name: &name, quota: &words(most) },
            )
            .help(messages::CLU005_HELP),
        );
    }
}
