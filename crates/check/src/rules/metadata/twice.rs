//! META003: one object rendered twice.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "META003",
    severity: Severity::Warning,
    title: "A release has each object once.",
    why: "Kind, namespace and name are what an object is. Where two templates, often those of two subcharts, render the \
          same one, the install fails because it exists already, or the later one overwrites the other.",
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
        let message = format!("The {} `{}` is rendered twice.", object.kind, object.name);
        findings.push(
            Finding::at(object, place, message)
                .help("Switch one of them off, or give it a name of its own.")
                .related(first, other, "the same object"),
        );
    }
}
