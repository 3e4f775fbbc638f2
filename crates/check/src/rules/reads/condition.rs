//! VAL026: a condition of a dependency that names no value.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::{Edit, Fix, Severity, Span, closest};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VAL026",
    severity: Severity::Warning,
    title: "The condition of a dependency names a switch that is there.",
    why: "Helm looks the path of a `condition` up in the values, and goes on where nothing stands there: the chart is \
          rendered, whatever the switch that was meant says. A misspelt path is no error for Helm.",
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
            Finding::in_file(
                place,
                format!("The condition `{written}` names no value, so it switches nothing off."),
            )
            .help(format!("Did you mean `{close}`?"))
            .fix(Some(Fix { title: format!("Write `{close}`"), edits })),
        );
    }
}

/// Dependencies none of whose conditions is there.
pub(super) fn misspelt(scene: &Scene<'_>) -> Vec<Misspelt> {
    let mut found = Vec::new();
    for (id, file) in scene.files(|path| path.ends_with("Chart.yaml")) {
        let folder = file.name.strip_suffix("Chart.yaml").unwrap_or_default();
        let above: Vec<&str> = folder
            .split("charts/")
            .map(|name| name.trim_end_matches('/'))
            .filter(|name| !name.is_empty())
            .collect();
        let values = match above.as_slice() {
            [] => Some(scene.values.clone()),
            path => scene.value(path).and_then(|value| value.as_map().cloned()),
        };
        let (Some(values), Some(root)) = (values, scene.file(&file.name)) else { continue };
        for dependency in root.get(&["dependencies"]).map_or(&[][..], Node::items) {
            let Some(node) = dependency.get(&["condition"]) else { continue };
            let written = node.text().unwrap_or_default();
            let paths: Vec<&str> = written.split(',').map(str::trim).collect();
            if paths.iter().any(|path| at(&values, path).is_some()) {
                continue;
            }
            let close = paths.into_iter().find_map(|path| {
                let switches = switches(&values, path.split('.').count());
                let names: Vec<&str> = switches.iter().map(String::as_str).collect();
                Some((path, closest(path, &names)?.to_owned()))
            });
            let Some((path, close)) = close else { continue };
            let text = file.text.get(node.span.clone()).unwrap_or_default();
            let Some(inside) = text.find(path) else { continue };
            let start = (node.span.start + inside) as u32;
            let place = Span { file: id, start, end: start + path.len() as u32 };
            let switch = above.iter().copied().chain(close.split('.'));
            let switch = switch.map(str::to_owned).collect();
            found.push(Misspelt { place, written: path.to_owned(), close, switch });
        }
    }
    found
}

fn at(values: &Map, path: &str) -> Option<Value> {
    let start = Value::Map(values.clone());
    path.split('.').try_fold(start, |value, key| value.as_map()?.get(key.as_bytes()))
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
