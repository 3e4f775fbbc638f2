//! VAL017: `--set` with an index replaces a default list.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_core::{Content, Layer, StackLayer};
use chartroom_diagnostics::{Severity, Span};
use chartroom_gotemplate::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "VAL017",
    severity: Severity::Warning,
    title: "A `--set` with an index changes a list of an overlay, not of the chart.",
    why: "Helm puts `-f` files and `--set` entries together before it looks at the chart's values.yaml. An index \
          into a list that only values.yaml has finds no list: a new one is made, with null in front of the index, and \
          it takes the place of the whole default list.",
    link: "https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let layers = &scene.layers.layers;
    for (number, layer) in layers.iter().enumerate() {
        let (Content::Flag(map, length), Layer::Set(_)) = (&layer.content, layer.layer) else {
            continue;
        };
        let text = scene.slice(Span { file: layer.file, start: 0, end: *length });
        if !text.contains('[') {
            continue;
        }
        let mut lists = Vec::new();
        collect(map, &mut Vec::new(), &mut lists);
        for (path, count) in lists {
            let Some(key) = path.last().filter(|key| text.contains(&format!("{key}["))) else {
                continue;
            };
            let below = layers.get(..number).unwrap_or_default();
            let user = |layer: &&StackLayer| layer.layer != Layer::Base;
            if below.iter().filter(user).any(|layer| layer.source(&path).is_some()) {
                continue;
            }
            let default = below.iter().rev().find(|layer| layer.source(&path).is_some());
            let Some((Value::List(items), default)) =
                default.and_then(|layer| Some((layer.value(&path)?, layer)))
            else {
                continue;
            };
            if items.is_empty() {
                continue;
            }
            let name = scene.report.files.get(default.file).map_or("the chart", |file| &file.name);
            let (many, new) = (entries(items.len()), entries(count));
            let mut finding = Finding::in_file(
                Span { file: layer.file, start: 0, end: *length },
                format!("`{key}[…]` replaces the whole list of {name}: {many} become {new}."),
            )
            .help(format!(
                "Repeat the list in an overlay, which `--set` then changes in place, or set every entry of `{key}`."
            ));
            if let Some(span) = default.source(&path).and_then(|source| source.span) {
                finding = finding.related_file(span, "the list that is replaced");
            }
            findings.push(finding);
        }
    }
}

fn entries(count: usize) -> String {
    format!("{count} {}", if count == 1 { "entry" } else { "entries" })
}

/// The lists of a map with their lengths.
fn collect(map: &Map, path: &mut Vec<String>, lists: &mut Vec<(Vec<String>, usize)>) {
    for (key, value) in map.entries() {
        path.push(key.to_text().into_owned());
        match &value {
            Value::Map(inner) if path.len() < super::MAX_DEPTH => collect(inner, path, lists),
            Value::List(items) => lists.push((path.clone(), items.len())),
            _ => {}
        }
        path.pop();
    }
}
