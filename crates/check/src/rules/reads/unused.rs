//! VAL022: a key that no template reads, in any environment and under any condition.

use super::condition::Condition;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::ValuesFile;
use crate::scene::Scene;
use crate::words::Words;
use chartroom_core::Layer;
use chartroom_diagnostics::{Fix, Severity};
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;
use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;

pub(super) const RULE: Rule = Rule {
    id: "VAL022",
    severity: Severity::Info,
    title: messages::VAL022_TITLE,
    why: messages::VAL022_WHY,
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
    let foreign = unknown_subcharts(scene);
    // What a misspelt condition means is told there.
    let switches = super::condition::misspelt(scene);
    let mut read: Option<BTreeSet<Vec<String>>> = None;
    for file in ValuesFile::own(scene) {
        let mut told: Option<Vec<String>> = None;
        for (path, found) in file.entries() {
            let inside = told.as_ref().is_some_and(|told| path.starts_with(told));
            let foreign = path.first().is_none_or(|first| foreign.contains(first));
            let is_switch = switches.iter().any(|one| one.switch == path);
            if inside || foreign || is_switch || !unnamed(scene, &words, &path) {
                continue;
            }
            // What lies below a path comes right behind it.
            let read = read.get_or_insert_with(|| read_anywhere(scene));
            let next = read
                .range::<[String], _>((Bound::Included(path.as_slice()), Bound::Unbounded))
                .next();
            let is_read = next.is_some_and(|next| next.starts_with(&path));
            // What stands in a template as it is is no place that reads it; defaults may be there for readers.
            let is_base = matches!(file.layer.layer, Layer::Base);
            if is_read || path.last().is_none_or(|key| is_base && words.mention(key)) {
                continue;
            }
            let wanted = path.iter().any(|key| crate::schema::names(scene, key));
            let edit = file.editor.remove(&found).filter(|_| !wanted);
            let dotted = path.join(".");
            let title = messages::FixRemove { path: &dotted }.text();
            findings.push(
                Finding::in_file(
                    file.span(found.entry.key.span.clone()),
                    messages::Val022 { path: &dotted },
                )
                .severity(if is_base { Severity::Info } else { Severity::Warning })
                .help(match near(scene, &path) {
                    Some(near) => messages::Val022HelpNear { near: &near }.text(),
                    None => messages::VAL022_HELP.into(),
                })
                .fix(edit.map(|edit| Fix { title, edits: vec![edit] })),
            );
            told = Some(path);
        }
    }
}

/// A key beside an unknown one that begins like it, or the other way round.
fn near(scene: &Scene<'_>, path: &[String]) -> Option<String> {
    let (key, above) = path.split_last()?;
    let values = match above {
        [] => Value::Map(scene.values.clone()),
        above => crate::rules::types::at(scene.values, above)?,
    };
    // Among hundreds of keys it is a guess, and one for each of them takes their square.
    let keys = values.as_map().filter(|map| map.len() <= 300)?.keys();
    let keys = keys.iter().map(|one| one.to_text().into_owned()).filter(|one| one != key);
    let alike = |one: &String| {
        one.len().min(key.len()) >= 4
            && (one.starts_with(key.as_str()) || key.starts_with(one.as_str()))
    };
    let mut near = keys.filter(alike);
    near.next().filter(|_| near.next().is_none())
}

/// What the renders of all environments looked at.
pub(super) fn read_anywhere(scene: &Scene<'_>) -> BTreeSet<Vec<String>> {
    let environments = scene.everywhere();
    let outputs = environments.filter_map(|environment| environment.output.as_ref());
    let read = outputs.flat_map(|output| output.provenance.read());
    // The values that dependencies are switched by: Helm reads them, no template does.
    let conditions = super::condition::conditions(scene);
    read.chain(conditions.iter().flat_map(Condition::switches)).collect()
}

/// Whether no action of a template could come to a key: none names it, and none takes what is around it as a whole.
fn unnamed(scene: &Scene<'_>, words: &Words<'_>, path: &[String]) -> bool {
    let Some(((key, above), first)) = path.split_last().zip(path.first()) else { return false };
    let subchart = scene.layers.layers.iter().any(|layer| layer.prefix.first() == Some(first));
    let apart = match above.get(usize::from(subchart)..).unwrap_or_default() {
        [] => !words.all_values,
        own => own.iter().all(|parent| words.take_apart(parent)),
    };
    apart && !words.name(key)
}

/// Keys that are none of the chart's own business: what Helm looks at, and dependencies whose values are not among the
/// layers because they are switched off or not there.
pub(super) fn unknown_subcharts(scene: &Scene<'_>) -> HashSet<String> {
    let chart = scene.file("Chart.yaml");
    let chart = chart.as_deref();
    let listed = chart.and_then(|chart| chart.get(&["dependencies"])).map_or(&[][..], Node::items);
    let text = |one: &Node, key: &str| one.get(&[key]).and_then(Node::text).map(str::to_owned);
    let named = listed.iter().flat_map(|one| [text(one, "name"), text(one, "alias")]).flatten();
    let files = scene.project.files.iter();
    let folders = files.filter_map(|file| {
        let (folder, _) = file.path.strip_prefix("charts/")?.split_once('/')?;
        Some(folder.to_owned())
    });
    let known = |key: &String| {
        let layers = &scene.layers.layers;
        layers.iter().any(|layer| layer.prefix.first() == Some(key))
    };
    let unknown = named.chain(folders).filter(|key| !known(key));
    unknown.chain(HELM.iter().map(|key| (*key).to_owned())).collect()
}
