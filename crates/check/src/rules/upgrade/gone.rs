//! UPG002: objects that hold data and are gone after an upgrade.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "UPG002",
    severity: Severity::Warning,
    title: messages::UPG002_TITLE,
    why: messages::UPG002_WHY,
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
        let holds_data = match was.kind.as_str() {
            "PersistentVolumeClaim" | "CustomResourceDefinition" | "Namespace" => true,
            "StatefulSet" => root.get(&["spec", "volumeClaimTemplates"]).is_some(),
            _ => false,
        };
        if !holds_data {
            continue;
        }
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
                messages::Upg002Renamed { kind, name: &name, new: &now.name },
            ),
            None => Finding::in_place(Place::Environment, messages::Upg002 { kind, name: &name }),
        };
        findings.push(finding.help(messages::UPG002_HELP));
    }
}
