//! VAL022: a key that no template reads, in any environment and under any condition.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use crate::words::Words;
use chartroom_core::Layer;
use chartroom_diagnostics::{Fix, Severity};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "VAL022",
    severity: Severity::Info,
    title: "Every key of the values is read by a template.",
    why: "Helm does not mind keys that nothing reads. They stay behind when templates change, or never did anything, \
          and whoever sets them waits for an effect. A key counts as unused when no environment's render looked at it \
          and no text of the chart or its subcharts names it.",
    link: "https://helm.sh/docs/chart_best_practices/values/",
    check,
};

/// Keys that Helm itself looks at.
const HELM: &[&str] = &["global", "tags", "exports"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    if scene.output.is_none() {
        return;
    }
    let words = Words::of(scene);
    if words.opaque {
        return;
    }
    let mut read: Option<HashSet<Vec<String>>> = None;
    for file in ValuesFile::own(scene) {
        let mut told: Option<Vec<String>> = None;
        for (path, found) in file.entries() {
            let inside = told.as_ref().is_some_and(|told| path.starts_with(told));
            if inside || !unnamed(scene, &words, &path) {
                continue;
            }
            let read = read.get_or_insert_with(|| read_anywhere(scene));
            if read.iter().any(|read| read.starts_with(&path)) {
                continue;
            }
            let edit = file.editor.remove(&found);
            let dotted = path.join(".");
            let title = format!("Remove `{dotted}`");
            findings.push(
                Finding::in_file(
                    file.span(found.entry.key.span.clone()),
                    format!("No template reads `{dotted}`."),
                )
                .help("Check its spelling, or remove it.")
                .fix(edit.map(|edit| Fix { title, edits: vec![edit] })),
            );
            told = Some(path);
        }
    }
}

/// What the renders of all environments looked at.
fn read_anywhere(scene: &Scene<'_>) -> HashSet<Vec<String>> {
    let environments = scene.report.environments.iter();
    let outputs = environments.filter_map(|environment| environment.output.as_ref());
    outputs.flat_map(|output| output.provenance.read()).collect()
}

/// Whether no text of the chart could come to a key: none names it, and none takes what is around it as a whole.
fn unnamed(scene: &Scene<'_>, words: &Words<'_>, path: &[String]) -> bool {
    let Some(((key, above), first)) = path.split_last().zip(path.first()) else { return false };
    if HELM.contains(&first.as_str()) || words.mention(key) || unknown_subchart(scene, first) {
        return false;
    }
    let subchart = scene.layers.layers.iter().any(|layer| layer.prefix.first() == Some(first));
    let own = above.get(usize::from(subchart)..).unwrap_or_default();
    match own {
        [] => !words.take_all_values(),
        own => own.iter().all(|parent| words.mention(parent) && !words.take_whole(parent)),
    }
}

/// Whether a key is a dependency whose values are not among the layers: switched off, or not there.
fn unknown_subchart(scene: &Scene<'_>, key: &str) -> bool {
    let Some(chart) = scene.file("Chart.yaml") else { return true };
    let listed = chart.get(&["dependencies"]).map_or(&[][..], chartroom_yaml::Node::items);
    let is_named = listed.iter().any(|one| {
        ["name", "alias"]
            .iter()
            .any(|name| one.get(&[name]).and_then(|node| node.text()) == Some(key))
    });
    let folder = format!("charts/{key}/");
    let is_there = scene.project.files.iter().any(|file| file.path.starts_with(&folder));
    let layers = scene.layers.layers.iter();
    let mut base = layers.filter(|layer| layer.layer == Layer::Base);
    (is_named || is_there) && !base.any(|layer| layer.prefix.first().is_some_and(|one| one == key))
}
