//! IMG005: images that end with a colon.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "IMG005",
    severity: Severity::Error,
    title: messages::IMG005_TITLE,
    why: messages::IMG005_WHY,
    link: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let Some(node) = container.node.get(&["image"]) else { continue };
            let image = container.image().trim();
            let (part, name) = match (image.strip_suffix(':'), image.strip_suffix('@')) {
                (Some(name), _) => ("tag", name),
                (_, Some(name)) => ("digest", name),
                _ => continue,
            };
            let message = messages::Img005 { name: &name, part, image: &image }.text();
            let finding = match empty_value(scene, workload.object, node) {
                Some(span) => Finding::in_file(span, message).rendered(
                    workload.object,
                    node,
                    messages::RELATED_RENDERED.text(),
                ),
                None => Finding::at(workload.object, node, message),
            };
            findings.push(finding.help(messages::Img005Help { part }));
        }
    }
}

/// The entry of the values that is empty, among those that the template's line names.
fn empty_value(scene: &Scene<'_>, object: &Object<'_>, node: &Node) -> Option<Span> {
    let origin = scene.output?.provenance.piece(object.index, node.span.clone())?;
    let template = origin.template?;
    let file = scene.report.files.get(template.file)?;
    let line = file.lines.line_range(file.lines.line_col(template.start).line);
    let line = file.text.get(line.start as usize..line.end as usize)?;
    line.split(".Values.").skip(1).find_map(|rest| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')));
        let chain = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches('.');
        let path: Vec<String> = chain.split('.').map(str::to_owned).collect();
        let keys: Vec<&str> = chain.split('.').collect();
        let is_empty = scene.value(&keys).is_some_and(|value| !value.truth());
        scene.layers.source(&path).and_then(|source| source.span).filter(|_| is_empty)
    })
}
