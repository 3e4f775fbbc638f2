//! META003: one object rendered twice.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "META003",
    severity: Severity::Warning,
    title: messages::META003_TITLE,
    why: messages::META003_WHY,
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let mut known = HashMap::new();
    for object in scene.objects.iter().filter(|one| !one.is_hook && !one.name.is_empty()) {
        let api = object.text(&["apiVersion"]).unwrap_or_default();
        let group = api.rsplit_once('/').map_or("", |(group, _)| group);
        let own = scene.environment.namespace.as_str();
        let namespace = object.text(&["metadata", "namespace"]).filter(|name| !name.is_empty());
        let key = (group.to_owned(), object.kind, namespace.unwrap_or(own).to_owned(), object.name);
        let Some(first) = known.insert(key, object) else { continue };
        let (place, other) = (object.anchor(&["kind"]), first.anchor(&["kind"]));
        let message = messages::Meta003 { kind: &object.kind, name: &object.name }.text();
        findings.push(Finding::at(object, place, message).help(messages::META003_HELP).related(
            first,
            other,
            messages::META003_NOTE,
        ));
    }
}
