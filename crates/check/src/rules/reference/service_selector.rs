//! REF003: Services that select no pod.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use crate::scene::Workload;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "REF003",
    severity: Severity::Warning,
    title: "A Service selects the pods of the release.",
    why: "A Service without pods has no endpoints: every request to it fails, and the rollout still looks \
          fine. It happens when the labels of the pods and the selector come from different helpers.",
    link: "https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for service in scene.of_kind("Service") {
        let Some(entry) = service.entry(&["spec", "selector"]) else { continue };
        let wanted = entry.value.entries();
        let matching = |workload: &Workload<'_>| {
            let label = |key: &str| {
                workload.labels().and_then(|labels| labels.get(&[key])).and_then(Node::text)
            };
            wanted
                .iter()
                .filter(|one| {
                    one.key.text().and_then(label).is_some_and(|has| one.value.text() == Some(has))
                })
                .count()
        };
        let has_all = |one: Workload<'_>| matching(&one) == wanted.len();
        if wanted.len() < 2 || scene.labelled(wanted).any(has_all) {
            continue;
        }
        // All labels but one: the one that differs is the mistake, not another chart's pods.
        let Some(near) = scene.workloads().find(|one| matching(one) + 1 == wanted.len()) else {
            continue;
        };
        findings.push(
            Finding::at(service, &entry.key, format!("The Service `{}` selects no pod of this release; `{}` has all of its labels but one.", service.name, near.object.name))
                .help("Use one helper for the labels of pods and selectors.")
                .related(near.object, near.labels().unwrap_or(near.template), "the pods' labels"),
        );
    }
}
