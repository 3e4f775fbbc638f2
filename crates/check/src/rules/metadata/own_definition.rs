//! META005: a custom resource and its definition among the same templates.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "META005",
    severity: Severity::Warning,
    title: messages::META005_TITLE,
    why: messages::META005_WHY,
    link: "https://helm.sh/docs/chart_best_practices/custom_resource_definitions/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for definition in scene.of_kind("CustomResourceDefinition").filter(|one| !one.is_hook) {
        let (group, kind) = (&["spec", "group"], &["spec", "names", "kind"]);
        let (Some(group), Some(kind)) = (definition.text(group), definition.text(kind)) else {
            continue;
        };
        let is_of = |object: &&Object<'_>| {
            let api = object.text(&["apiVersion"]).unwrap_or_default();
            object.kind == kind && !object.is_hook && api.split('/').next() == Some(group)
        };
        let Some(object) = scene.objects.iter().find(is_of) else { continue };
        let message = messages::Meta005 { kind: &kind }.text();
        findings.push(
            Finding::at(object, object.anchor(&["kind"]), message)
                .help(messages::META005_HELP)
                .related(definition, definition.anchor(&["kind"]), messages::META005_NOTE),
        );
    }
}
