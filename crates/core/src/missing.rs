//! Charts that a Chart.yaml lists in `dependencies` and that are not in charts/, as in a checkout of a repository. Helm
//! refuses such a chart; the rest of it is rendered here all the same.

use crate::layers::{LayerStack, value_at};
use crate::messages;
use crate::report::MissingChart;
use chartroom_diagnostics::{Diagnostic, FileId, Files, Role, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::{InputCause, InputError};
use chartroom_yaml::{Node, parse, to_yaml};

/// Bytes of values that are shown of a chart.
const MOST_VALUES: usize = 4_000;

/// The charts that an error of Helm's names, in the order of Chart.yaml.
pub(crate) fn missing(
    files: &Files,
    error: &InputError,
    values: Option<&Map>,
    layers: &LayerStack,
) -> Vec<MissingChart> {
    let InputCause::MissingDependencies(names) = &*error.cause else { return Vec::new() };
    let mut found = Vec::new();
    // Charts of apiVersion v1 list them in a file of their own.
    for (list, lock) in [("Chart.yaml", "Chart.lock"), ("requirements.yaml", "requirements.lock")] {
        let (Some(list), lock) = (files.find(list), files.find(lock)) else { continue };
        let locked = lock.map(|lock| (lock, listed(files, lock))).unwrap_or((list, Vec::new()));
        for entry in listed(files, list) {
            let field = |key: &str| entry.get(&[key]).and_then(Node::text).unwrap_or_default();
            let name = field("name");
            if !names.iter().any(|missing| missing == name) {
                continue;
            }
            let alias = field("alias");
            let key = if alias.is_empty() { name } else { alias };
            let is_it = |one: &&Node| one.get(&["name"]).and_then(Node::text) == Some(name);
            let version = locked.1.iter().find(is_it).and_then(|one| one.get(&["version"]));
            let path = [key.to_owned()];
            found.push(MissingChart {
                name: name.to_owned(),
                version: field("version").to_owned(),
                repository: field("repository").to_owned(),
                locked: version.and_then(Node::text).map(str::to_owned),
                key: key.to_owned(),
                values: values
                    .and_then(|all| value_at(all, &path))
                    .map(written)
                    .unwrap_or_default(),
                source: layers.source(&path),
                place: named(&entry).map(|(start, end)| Span { file: list, start, end }),
                lock: version.map(|node| Span::of(locked.0, &node.span)),
            });
        }
    }
    found
}

/// Where an entry's `name` is written, with its value.
fn named(entry: &Node) -> Option<(u32, u32)> {
    let mut entries = entry.entries().iter();
    let name = entries.find(|one| one.key.text() == Some("name"))?;
    Some((name.key.span.start as u32, name.value.span.end as u32))
}

/// The entries of a file's `dependencies`.
fn listed(files: &Files, file: FileId) -> Vec<Node> {
    let root = files.get(file).and_then(|file| parse(&file.text).root);
    root.and_then(|root| Some(root.get(&["dependencies"])?.items().to_vec())).unwrap_or_default()
}

/// A value as YAML, as much of it as is shown.
fn written(value: Value) -> String {
    let text = match to_yaml(&value) {
        Ok(text) => String::from_utf8_lossy(&text).into_owned(),
        Err(_) => return String::new(),
    };
    let mut short = String::new();
    for line in text.split_inclusive('\n') {
        if short.len() + line.len() > MOST_VALUES {
            short.push_str("…\n");
            break;
        }
        short.push_str(line);
    }
    short
}

/// A problem for each of them, in place of the one that Helm's error is.
pub(crate) fn problems(found: Diagnostic, charts: &[MissingChart]) -> Vec<Diagnostic> {
    if charts.is_empty() {
        return vec![found];
    }
    let one = |chart: &MissingChart| {
        let MissingChart { name, version, key, .. } = chart;
        let mut one = found.clone();
        // What is close to a name was looked for of the first one alone.
        if charts.len() > 1 {
            one.fix = None;
            one.help = Some(messages::CHART_MISSING_HELP.into());
        }
        one.message = messages::ChartMissingOne { name, version, some: !version.is_empty() }.text();
        one.span = chart.place.or(one.span);
        if let Some((place, version)) = chart.lock.zip(chart.locked.as_ref()) {
            let said = messages::ChartMissingLock { version }.text();
            one = one.related(Role::DefinedHere, place, said);
        }
        if let Some(place) = chart.source.and_then(|source| source.span) {
            one = one.related(Role::ValueFrom, place, messages::ChartMissingValues { key }.text());
        }
        one
    };
    charts.iter().map(one).collect()
}
