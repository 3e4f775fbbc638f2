//! GPU002: an extended resource needs a limit.

use super::{is_extended, resource};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Content;
use chartroom_diagnostics::{Edit, FileKind, Fix, Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU002",
    severity: Severity::Error,
    title: messages::GPU002_TITLE,
    why: messages::GPU002_WHY,
    link: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/#using-device-plugins",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for request in container.resources("requests") {
                let (Some(name), Some(asked)) = (request.key.text(), request.value.text()) else {
                    continue;
                };
                let limited = resource(container.resources("limits"), name).is_some();
                if limited || asked.is_empty() || !is_extended(name) {
                    continue;
                }
                findings.push(
                    Finding::at(
                        workload.object,
                        &request.value,
                        messages::Gpu002 { name: &name, request: &asked },
                    )
                    .help(messages::Gpu002Help { name: &name, request: &asked })
                    .fix(limit_too(scene, name, asked))
                    .helm("Limit must be set for non overcommitable resources"),
                );
            }
        }
    }
}

/// Writes the limit beside the request in the one layer of values that has it.
fn limit_too(scene: &Scene<'_>, name: &str, asked: &str) -> Option<Fix> {
    let layers = scene.layers.layers.iter().filter_map(|layer| match &layer.content {
        Content::Tree(root) => Some((layer.file, root)),
        Content::Flag(..) => None,
    });
    let found = layers.flat_map(|(file, root)| lists(root, name).map(move |list| (file, list)));
    let found: Vec<_> = found.collect();
    let [(id, list)] = found.as_slice() else { return None };
    let file = scene.report.files.get(*id).filter(|file| file.kind == FileKind::User)?;
    let limits = list.entry("limits").map(|entry| entry.value.entries());
    let key = match limits {
        Some(limits) => &limits.first()?.key,
        None => &list.entry("requests")?.key,
    };
    let at = key.span.start as u32;
    let line = file.lines.line_range(file.lines.line_col(at).line);
    let indent = file.text.get(line.start as usize..at as usize)?;
    // In a flow mapping, or beside other text, it would not be an entry of its own.
    if !indent.chars().all(|char| char == ' ') {
        return None;
    }
    let text = match limits {
        Some(_) => format!("{name}: {asked}\n{indent}"),
        None => format!("limits:\n{indent}  {name}: {asked}\n{indent}"),
    };
    let span = Span { file: *id, start: at, end: at };
    Some(Fix {
        title: messages::Gpu002Fix { request: &asked }.text(),
        edits: vec![Edit { span, text }],
    })
}

/// The mappings of a tree whose `requests` name a resource and whose `limits` do not.
fn lists<'n>(root: &'n Node, name: &str) -> impl Iterator<Item = &'n Node> {
    let (mut found, mut open) = (Vec::new(), vec![root]);
    while let Some(node) = open.pop() {
        if node.get(&["requests", name]).is_some() && node.get(&["limits", name]).is_none() {
            found.push(node);
        }
        open.extend(node.entries().iter().map(|entry| &entry.value));
        open.extend(node.items());
    }
    found.into_iter()
}
