//! DEP006: configuration that changes under pods that do not start anew.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Need, Object, Scene, Workload};
use chartroom_core::Layer;
use chartroom_diagnostics::{Severity, Span};
use chartroom_yaml::{Entry, Node};

pub(super) const RULE: Rule = Rule {
    id: "DEP006",
    severity: Severity::Info,
    title: messages::DEP006_TITLE,
    why: messages::DEP006_WHY,
    link: "https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments",
    check,
};

/// What annotations are called that start pods anew.
const STARTS_ANEW: [&str; 6] = ["checksum", "hash", "sha256", "reloader", "roll", "restart"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let kind = workload.object.kind;
        let stays = matches!(kind, "Deployment" | "StatefulSet" | "DaemonSet");
        if !stays || workload.object.is_hook || starts_anew(&workload) {
            continue;
        }
        // The first is enough: one annotation takes all.
        let found = read(&workload).find_map(|Need { kind, name, node, .. }| {
            let object = scene.find(kind, name).filter(|one| !one.is_hook)?;
            let own = scene.is_of_one_chart(object, workload.object);
            let given = own.then(|| given(scene, object))??;
            Some((object, node, given))
        });
        let Some((object, node, given)) = found else { continue };
        let message = messages::Dep006 {
            kind: &kind,
            workload: &workload.object.name,
            config_kind: &object.kind,
            config: &object.name,
        }
        .text();
        findings.push(
            Finding::in_file(given, message).help(help(scene, &workload, object)).rendered(
                workload.object,
                node,
                messages::DEP006_NOTE.text(),
            ),
        );
    }
}

/// Whether an annotation is there for it: one of the pods, or one that an operator looks for on the workload.
fn starts_anew(workload: &Workload<'_>) -> bool {
    let named = |entry: &Entry| {
        let key = entry.key.text().unwrap_or_default().to_ascii_lowercase();
        let value = entry.value.text().unwrap_or_default();
        let is_sum = value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_sum || STARTS_ANEW.iter().any(|word| key.contains(word))
    };
    let of_pods = workload.template.get(&["metadata", "annotations"]);
    let own = workload.object.at(&["metadata", "annotations"]);
    [of_pods, own].into_iter().flatten().flat_map(Node::entries).any(named)
}

/// The ConfigMaps and Secrets that pods read.
fn read<'s>(workload: &Workload<'s>) -> impl Iterator<Item = Need<'s>> {
    let environment = workload.needs_of_environment().into_iter();
    let all = environment.chain(workload.needs_of_volumes());
    all.filter(|need| matches!(need.kind, "ConfigMap" | "Secret"))
}

/// The entry of an overlay that is in the data of an object: what differs between environments is what changes.
fn given(scene: &Scene<'_>, object: &Object<'_>) -> Option<Span> {
    let output = scene.output?;
    let text = &output.objects.get(object.index)?.text;
    let data = ["data", "stringData"].into_iter().find_map(|key| object.at(&[key]))?;
    let line = |at: usize| text.get(..at).map_or(0, |text| text.matches('\n').count());
    let lines = line(data.span.start)..=line(data.span.end.saturating_sub(1));
    let origins = lines.filter_map(|line| output.provenance.line(object.index, line));
    origins.flat_map(|origin| origin.values).find_map(|value| {
        let last = value.layers.last()?;
        matches!(last.source.layer, Layer::Overlay(_)).then_some(last.source.span)?
    })
}

/// What to write where. A template that includes itself has no end.
fn help(scene: &Scene<'_>, workload: &Workload<'_>, object: &Object<'_>) -> String {
    let objects = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    let template = |object: &Object<'_>| objects.get(object.index).map(|one| one.template.as_str());
    let (of_pods, of_data) = (template(workload.object), template(object));
    let file = of_data.and_then(|path| path.rsplit_once("templates/")).map(|(_, file)| file);
    match file.filter(|_| of_pods != of_data) {
        Some(file) => messages::Dep006HelpFile { file: &file }.text(),
        None => messages::DEP006_HELP_VALUES.into(),
    }
}
