//! UPG002: objects that hold data and are gone after an upgrade.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "UPG002",
    severity: Severity::Warning,
    title: "An upgrade takes away nothing that holds data.",
    why: "What a release had and the new chart does not render, Helm deletes: of a claim that means its volume, of a \
          definition all its objects, of a namespace all there is. An object under another name is another object: a \
          StatefulSet starts with new, empty claims.",
    link: "https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for was in super::earlier(scene) {
        if scene.find(&was.kind, &was.name).is_some() {
            continue;
        }
        let Some(root) = chartroom_yaml::parse(&was.text).root else { continue };
        let policy = ["metadata", "annotations", "helm.sh/resource-policy"];
        if root.get(&policy).and_then(chartroom_yaml::Node::text) == Some("keep") {
            continue;
        }
        let lost = match was.kind.as_str() {
            "PersistentVolumeClaim" => {
                "Helm deletes it, and with it the volume, unless its class retains it"
            }
            "CustomResourceDefinition" => "Helm deletes it, and with it all objects of its kind",
            "Namespace" => "Helm deletes it, and with it all there is in it",
            "StatefulSet" if root.get(&["spec", "volumeClaimTemplates"]).is_some() => {
                "its claims stay behind, and another StatefulSet starts with empty ones"
            }
            _ => continue,
        };
        // Another of that kind by the same template is the same under another name.
        let renamed = scene.of_kind(&was.kind).find(|now| {
            let rendered = scene.output.and_then(|output| output.objects.get(now.index));
            rendered.is_some_and(|one| one.source == was.source)
                && !super::earlier(scene).any(|one| one.kind == now.kind && one.name == now.name)
        });
        let (kind, name) = (&was.kind, &was.name);
        let finding = match renamed {
            Some(now) => Finding::at(
                now,
                now.anchor(&["metadata", "name"]),
                format!(
                    "The {kind} `{name}` is called `{}` now, which is another object: {lost}.",
                    now.name
                ),
            ),
            None => Finding::in_place(
                Place::Environment,
                format!("The {kind} `{name}` is not rendered any more: {lost}."),
            ),
        };
        findings.push(finding.help(
            "Keep the name, or annotate the object with `helm.sh/resource-policy: keep` in a release before this one.",
        ));
    }
}
