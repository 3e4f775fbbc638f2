//! GPU007: GPU nodes are usually tainted.

use super::gpu_limit;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_core::{Content, Layer, Taint};
use chartroom_diagnostics::{Edit, FileKind, Fix, Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU007",
    severity: Severity::Warning,
    title: messages::GPU007_TITLE,
    why: messages::GPU007_WHY,
    link: "https://github.com/NVIDIA/k8s-device-plugin#running-gpu-jobs",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        let Some(limit) = gpu_limit(&workload) else { continue };
        let taint = match limit.key.text().and_then(|name| name.split_once('/')) {
            Some(("nvidia.com", _)) => "nvidia.com/gpu",
            Some(("amd.com", _)) => "amd.com/gpu",
            _ => continue,
        };
        let tolerations = workload.spec.get(&["tolerations"]).map_or(&[][..], Node::items);
        // Where the taints are declared, nothing is guessed.
        let declared = scene.settings.cluster.as_ref().and_then(|one| one.taints.as_ref());
        let (taint, effect, declared) = match declared {
            Some(taints) => {
                let gpu =
                    |one: &&Taint| one.key.contains("gpu") && one.effect != "PreferNoSchedule";
                let open = taints.iter().filter(gpu).find(|one| !one.is_tolerated(tolerations));
                let Some(open) = open else { continue };
                (open.key.as_str(), open.effect.as_str(), true)
            }
            None if tolerations.iter().any(super::is_for_gpus) => continue,
            None => (taint, "NoSchedule", false),
        };
        let (kind, name) = (workload.object.kind, workload.object.name);
        let count = limit.value.text().unwrap_or_default();
        findings.push(
            Finding::at(
                workload.object,
                &limit.value,
                messages::Gpu007 {
                    kind: &kind,
                    name: &name,
                    count: &count,
                    resource: &limit.key.text().unwrap_or_default(),
                    taint: &taint,
                    declared,
                },
            )
            .help(messages::Gpu007Help { taint: &taint, effect: &effect })
            .fix(tolerate(scene, &workload, (taint, effect))),
        );
    }
}

/// Adds the toleration to the highest layer, where the template takes a list `tolerations` from the values and none is
/// in force.
fn tolerate(
    scene: &Scene<'_>,
    workload: &Workload<'_>,
    (taint, effect): (&str, &str),
) -> Option<Fix> {
    let unset = match scene.value(&["tolerations"])? {
        chartroom_gotemplate::Value::List(list) => list.items().is_empty(),
        chartroom_gotemplate::Value::Nil => true,
        _ => false,
    };
    let output = scene.output?.objects.get(workload.object.index)?;
    let template = scene.report.files.get(scene.report.files.find(&output.template)?)?;
    let plain = template.text.contains("toYaml .Values.tolerations")
        || template.text.contains("with .Values.tolerations");
    let flags = scene.layers.layers.iter().any(|layer| {
        matches!(layer.content, Content::Flag(..))
            && layer.source(&["tolerations".to_owned()]).is_some()
    });
    if !unset || !plain || flags {
        return None;
    }
    let layer = scene.layers.layers.iter().rev().find(|layer| {
        matches!(layer.content, Content::Tree(_))
            && matches!(layer.layer, Layer::Base | Layer::Overlay(_))
            && layer.prefix.is_empty()
    })?;
    let file = scene.report.files.get(layer.file)?;
    let Content::Tree(root) = &layer.content else { return None };
    if file.kind != FileKind::User {
        return None;
    }
    let item = format!("{{key: {taint}, operator: Exists, effect: {effect}}}");
    let title = messages::Gpu007Fix { taint: &taint }.text();
    if let Some(entry) = root.entry("tolerations") {
        let span = Span {
            file: layer.file,
            start: entry.value.span.start as u32,
            end: entry.value.span.end as u32,
        };
        let space = if entry.value.span.is_empty() { " " } else { "" };
        return Some(Fix { title, edits: vec![Edit { span, text: format!("{space}[{item}]") }] });
    }
    // A file of several documents, or one in flow style, has no plain end to write at.
    let block = !root.entries().is_empty() && !file.text.trim_start().starts_with('{');
    if !block || file.text.lines().any(|line| line.starts_with("---") || line.starts_with("...")) {
        return None;
    }
    let end = file.text.len() as u32;
    let newline = if file.text.ends_with('\n') { "" } else { "\n" };
    let span = Span { file: layer.file, start: end, end };
    Some(Fix {
        title,
        edits: vec![Edit { span, text: format!("{newline}tolerations:\n  - {item}\n") }],
    })
}
