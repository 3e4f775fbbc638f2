//! Argo CD: Applications, and what lists and folders make of ApplicationSets.

use super::fill::filled;
use super::paths::joined;
use super::{Declared, Layer, Tree, items_at, text_at, yaml_of};
use chartroom_yaml::Node;

/// Keys of a generator's element that name an environment.
const NAMES: [&str; 6] = ["env", "environment", "stage", "envName", "cluster", "name"];

type Values = Vec<(String, String)>;

pub(super) fn declared(tree: &Tree<'_>) -> Vec<Declared> {
    let mut found = Vec::new();
    for (from, _, root) in tree.documents(&["argoproj.io"]) {
        match text_at(&root, &["kind"]) {
            Some("Application") => found.extend(application(tree, from, &root, &Vec::new())),
            Some("ApplicationSet") => {
                let Some(template) = root.get(&["spec", "template"]) else { continue };
                let generators = items_at(&root, &["spec", "generators"]);
                for values in generators.iter().flat_map(|one| elements(tree, one)) {
                    found.extend(application(tree, from, template, &values));
                }
            }
            _ => {}
        }
    }
    found
}

/// What a generator puts into the template, one set of values for each application.
fn elements(tree: &Tree<'_>, generator: &Node) -> Vec<Values> {
    let mut found: Vec<Values> = Vec::new();
    for element in items_at(generator, &["list", "elements"]) {
        let mut values = Vec::new();
        flat(element, "", &mut values);
        found.push(values);
    }
    for pattern in items_at(generator, &["git", "directories"]) {
        let folders = text_at(pattern, &["path"]).map(|path| matching(tree, path, false));
        found.extend(folders.unwrap_or_default());
    }
    for pattern in items_at(generator, &["git", "files"]) {
        let files = text_at(pattern, &["path"]).map(|path| matching(tree, path, true));
        found.extend(files.unwrap_or_default());
    }
    let inner = items_at(generator, &["matrix", "generators"]);
    if let [first, second] = inner {
        let (first, second) = (elements(tree, first), elements(tree, second));
        for one in &first {
            found.extend(second.iter().map(|other| one.iter().chain(other).cloned().collect()));
        }
    }
    for inner in items_at(generator, &["merge", "generators"]) {
        found.extend(elements(tree, inner));
    }
    found
}

/// The texts of an element by their paths.
fn flat(node: &Node, above: &str, values: &mut Values) {
    for entry in node.entries() {
        let Some(key) = entry.key.text() else { continue };
        let path = format!("{above}{key}");
        match entry.value.text() {
            Some(text) => values.push((path, text.to_owned())),
            None => flat(&entry.value, &format!("{path}."), values),
        }
    }
}

/// Folders or files that a pattern with `*` names, as `path`, `path.basename` and so on.
fn matching(tree: &Tree<'_>, pattern: &str, files: bool) -> Vec<Values> {
    let mut known: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (path, text) in tree.files {
        let mut candidates = vec![(*path).to_owned()];
        if !files {
            let parts: Vec<&str> = path.split('/').collect();
            candidates = (1..parts.len())
                .filter_map(|length| Some(parts.get(..length)?.join("/")))
                .collect();
        }
        for candidate in candidates {
            if known.contains(&candidate) || !is_like(&candidate, pattern) {
                continue;
            }
            known.push(candidate.clone());
            let folder = match files {
                true => super::paths::parent(&candidate).to_owned(),
                false => candidate,
            };
            let mut values = Vec::new();
            for (at, segment) in folder.split('/').enumerate() {
                values.push((format!("path[{at}]"), segment.to_owned()));
                values.push((format!("index .path.segments {at}"), segment.to_owned()));
            }
            let last = folder.rsplit('/').next().unwrap_or_default().to_owned();
            values.extend([
                ("path.basename".to_owned(), last.clone()),
                ("path.path".to_owned(), folder.clone()),
            ]);
            values.push(("path".to_owned(), folder));
            if files && let Some(root) = chartroom_yaml::parse(text).root {
                flat(&root, "", &mut values);
            }
            found.push(values);
        }
    }
    found
}

/// Whether a path is one that a pattern names, part by part; `**` stands for any number of parts.
fn is_like(path: &str, pattern: &str) -> bool {
    let part_is_like = |part: &str, pattern: &str| match pattern.split_once('*') {
        None => part == pattern,
        Some((before, behind)) => {
            part.len() >= before.len() + behind.len()
                && part.starts_with(before)
                && part.ends_with(behind)
        }
    };
    let parts: Vec<&str> = path.split('/').collect();
    let patterns: Vec<&str> = pattern.trim_start_matches('/').split('/').collect();
    match patterns.iter().position(|one| *one == "**") {
        None => {
            parts.len() == patterns.len()
                && parts.iter().zip(&patterns).all(|(part, one)| part_is_like(part, one))
        }
        Some(at) => {
            let behind = patterns.len() - at - 1;
            parts.len() >= at + behind
                && parts.iter().zip(&patterns).take(at).all(|(part, one)| part_is_like(part, one))
                && parts
                    .iter()
                    .rev()
                    .zip(patterns.iter().rev())
                    .take(behind)
                    .all(|(part, one)| part_is_like(part, one))
        }
    }
}

/// An application that deploys the chart.
fn application(
    tree: &Tree<'_>,
    from: &str,
    application: &Node,
    values: &Values,
) -> Option<Declared> {
    let fill = |text: &str| filled(text, values);
    let text = |path: &[&str]| text_at(application, path).map(fill);
    let single = application.get(&["spec", "source"]);
    let sources = items_at(application, &["spec", "sources"]);
    let of_chart = |source: &&Node| {
        text_at(source, &["path"]).is_some_and(|path| tree.is_chart("", &filled(path, values)))
    };
    let source = single.into_iter().chain(sources).find(of_chart)?;
    let references: Vec<&str> =
        sources.iter().filter_map(|source| text_at(source, &["ref"])).collect();
    let mut layers = Vec::new();
    for file in items_at(source, &["helm", "valueFiles"]).iter().filter_map(Node::text) {
        let file = fill(file);
        // `$values/…` is a path from the top of the repository that another source names.
        let named = references
            .iter()
            .find_map(|name| file.strip_prefix('$')?.strip_prefix(name)?.strip_prefix('/'));
        layers.extend(match named {
            Some(path) => tree.layer("", path),
            None => tree.layer(tree.chart, &file),
        });
    }
    let inline = text_at(source, &["helm", "values"]).map(str::to_owned);
    let object = || source.get(&["helm", "valuesObject"]).and_then(yaml_of);
    layers.extend(object().or(inline).map(|text| Layer::Inline(fill(&text))));
    for parameter in items_at(source, &["helm", "parameters"]) {
        let pair = text_at(parameter, &["name"]).zip(text_at(parameter, &["value"]));
        let string = text_at(parameter, &["forceString"]) == Some("true");
        let flag = if string { "--set-string" } else { "--set" };
        layers.extend(pair.map(|(key, value)| Layer::Flag(flag, format!("{key}={}", fill(value)))));
    }
    let called = text(&["metadata", "name"]).unwrap_or_default();
    let named = values.iter().find(|(name, _)| NAMES.contains(&name.as_str()));
    let by_folder = || values.iter().find(|(name, _)| name == "path.basename");
    let named = named.or_else(by_folder).map(|(_, value)| value.clone());
    let named = named.filter(|name| joined("", name).is_some_and(|path| path != tree.chart));
    let release = text_at(source, &["helm", "releaseName"]).map(fill);
    Some(Declared {
        name: named.unwrap_or_else(|| tree.name(&layers, &called)),
        layers,
        release: release.unwrap_or(called),
        namespace: text(&["spec", "destination", "namespace"]).unwrap_or_default(),
        from: from.to_owned(),
    })
}
