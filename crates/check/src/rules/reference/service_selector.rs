//! REF003: Services that select no pod.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::{Entry, Node};

pub(super) const RULE: Rule = Rule {
    id: "REF003",
    severity: Severity::Warning,
    title: messages::REF003_TITLE,
    why: messages::REF003_WHY,
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
        if wanted.is_empty() || scene.labelled(wanted).any(has_all) {
            continue;
        }
        // All labels but one: the one that differs is the mistake, not another chart's pods.
        let but_one = |one: &Workload<'_>| {
            wanted.len() > 1 && matching(one) + 1 == wanted.len() && !differs_by_role(wanted, one)
        };
        if let Some(near) = scene.labelled_but_one(wanted).find(but_one) {
            let message =
                messages::Ref003 { service: &service.name, workload: &near.object.name }.text();
            push(service, &entry.key, message, &near, findings);
            continue;
        }
        // The only pods that have labels of these names have others: an operator's pods would be named by its object.
        let has_keys = |one: &Workload<'_>| {
            let labels = one.labels();
            let has = |entry: &Entry| {
                entry
                    .key
                    .text()
                    .is_some_and(|key| labels.and_then(|labels| labels.get(&[key])).is_some())
            };
            wanted.iter().all(has)
        };
        let mut near = scene.keyed(wanted).filter(has_keys);
        let (Some(only), None) = (near.next(), near.next()) else { continue };
        // Pods of another chart have labels of the same names, and nothing to do with this Service.
        if !scene.is_of_one_chart(service, only.object) {
            continue;
        }
        let foreign = |one: &Entry| {
            one.value.text().is_none_or(|value| super::is_named_by_others(scene, value))
        };
        if wanted.iter().any(foreign) {
            continue;
        }
        let message =
            messages::Ref003Values { service: &service.name, workload: &only.object.name }.text();
        push(service, &entry.key, message, &only, findings);
    }
}

/// Whether the label that pods lack says what a pod is at the moment: leaders and primaries get it while they run.
fn differs_by_role(wanted: &[Entry], workload: &Workload<'_>) -> bool {
    let lacks = |one: &&Entry| {
        let key = one.key.text().unwrap_or_default();
        workload.labels().and_then(|labels| labels.get(&[key])).is_none()
    };
    let says = |one: &Entry| {
        let key = one.key.text().unwrap_or_default();
        let value = one.value.text().unwrap_or_default();
        key.ends_with("role")
            || matches!(value, "leader" | "primary" | "master" | "replica" | "standby")
    };
    wanted.iter().find(lacks).is_some_and(says)
}

fn push(
    service: &Object<'_>,
    node: &Node,
    message: String,
    near: &Workload<'_>,
    findings: &mut Findings<'_>,
) {
    findings.push(Finding::at(service, node, message).help(messages::REF003_HELP).related(
        near.object,
        near.labels().unwrap_or(near.template),
        messages::REF003_NOTE,
    ));
}
