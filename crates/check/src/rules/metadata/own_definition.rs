//! META005: a custom resource and its definition among the same templates.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::{Object, Scene};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "META005",
    severity: Severity::Warning,
    title: "The definition of a custom resource comes before the resource.",
    why: "Helm looks up the kinds of all templates before it creates the first object. At the first install a kind that \
          a template defines is not there yet, and the install fails. Files in `crds/` are applied before.",
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
        let message = format!(
            "The kind `{kind}` is defined by a template of this chart: it is not known yet when the chart is installed for the first time."
        );
        findings.push(
            Finding::at(object, object.anchor(&["kind"]), message)
                .help("Move the definition into `crds/`, or into a chart of its own that is installed before.")
                .related(definition, definition.anchor(&["kind"]), "the definition"),
        );
    }
}
