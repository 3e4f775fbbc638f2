//! VAL026: a condition of a dependency that matches no value.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Edit, FileId, Fix, Severity, Span, closest};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::Node;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    id: "VAL026",
    severity: Severity::Warning,
    title: messages::VAL026_TITLE,
    why: messages::VAL026_WHY,
    link: "https://helm.sh/docs/helm/helm_dependency/",
    check,
};

/// A condition that nothing stands at, and the switch that is close to it.
pub(super) struct Misspelt {
    place: Span,
    written: String,
    /// As Helm reads it: from the values of the chart that has the dependency.
    close: String,
    /// The switch from the root of the values.
    pub(super) switch: Vec<String>,
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for found in misspelt(scene) {
        let Misspelt { place, written, close, .. } = found;
        let edits = vec![Edit { span: place, text: close.clone() }];
        findings.push(
            Finding::in_file(place, messages::Val026 { path: &written })
                .help(messages::FixNear { name: &close })
                .fix(Some(Fix { title: messages::FixWrite { text: &close }.text(), edits })),
        );
    }
}

/// A condition of a dependency.
pub(super) struct Condition {
    file: FileId,
    /// The subcharts that lead to the chart with the dependency.
    above: Vec<String>,
    /// Where it stands in the file.
    place: Range<usize>,
    written: String,
}

impl Condition {
    /// As Helm reads them, from the values of the chart with the dependency: the first that is there counts.
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.written.split(',').map(str::trim).filter(|path| !path.is_empty())
    }

    /// A path from the root of the values.
    fn whole(&self, path: &str) -> Vec<String> {
        self.above.iter().cloned().chain(path.split('.').map(str::to_owned)).collect()
    }

    /// All paths from the root of the values.
    pub(super) fn switches(&self) -> impl Iterator<Item = Vec<String>> {
        self.paths().map(|path| self.whole(path))
    }
}

/// The conditions of all dependencies, those of subcharts too.
pub(super) fn conditions(scene: &Scene<'_>) -> Vec<Condition> {
    let mut found = Vec::new();
    for (id, file) in scene.files(|path| path.ends_with("Chart.yaml")) {
        let folder = file.name.strip_suffix("Chart.yaml").unwrap_or_default();
        let above = folder.split("charts/").map(|name| name.trim_end_matches('/'));
        let above: Vec<String> = above.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let Some(root) = scene.file(&file.name) else { continue };
        for dependency in root.get(&["dependencies"]).map_or(&[][..], Node::items) {
            let Some(node) = dependency.get(&["condition"]) else { continue };
            let Some(written) = node.text().map(str::to_owned) else { continue };
            let (above, place) = (above.clone(), node.span.clone());
            found.push(Condition { file: id, above, place, written });
        }
    }
    found
}

/// Conditions none of whose paths is there.
pub(super) fn misspelt(scene: &Scene<'_>) -> Vec<Misspelt> {
    let conditions = conditions(scene).into_iter();
    let unset = conditions.filter(|one| !one.switches().any(|path| value(scene, &path).is_some()));
    unset.filter_map(|one| meant(scene, &one)).collect()
}

fn value(scene: &Scene<'_>, path: &[String]) -> Option<Value> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    scene.value(&path)
}

/// The switch that is close to a condition.
fn meant(scene: &Scene<'_>, condition: &Condition) -> Option<Misspelt> {
    let above = value(scene, &condition.above)?;
    let (written, close) = condition.paths().find_map(|path| {
        let switches = switches(above.as_map()?, path.split('.').count());
        let names: Vec<&str> = switches.iter().map(String::as_str).collect();
        Some((path, closest(path, &names)?.to_owned()))
    })?;
    let text = &scene.report.files.get(condition.file)?.text;
    let start = (condition.place.start + text.get(condition.place.clone())?.find(written)?) as u32;
    let place = Span { file: condition.file, start, end: start + written.len() as u32 };
    let switch = condition.whole(&close);
    Some(Misspelt { place, written: written.to_owned(), close, switch })
}

/// The paths of so many keys that are true or false.
fn switches(values: &Map, depth: usize) -> Vec<String> {
    const MOST_DEPTH: usize = 4;
    let mut found = Vec::new();
    let mut open = vec![(String::new(), values.clone(), 1)];
    while let Some((above, map, level)) = open.pop() {
        for key in map.keys() {
            let path = format!("{above}{}", key.to_text());
            match map.get(key.as_bytes()) {
                Some(Value::Bool(_)) if level == depth => found.push(path),
                Some(Value::Map(inner)) if level < depth.min(MOST_DEPTH) => {
                    open.push((format!("{path}."), inner, level + 1));
                }
                _ => {}
            }
        }
    }
    found
}
