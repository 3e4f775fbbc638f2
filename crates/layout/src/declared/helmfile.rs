//! `helmfile.yaml`: a list of environments, and releases with layers for each of them.

use super::fill::filled;
use super::paths::parent;
use super::{Declared, Layer, Tree, items_at, text_at, yaml_of};
use chartroom_yaml::Node;

/// What releases are declared in.
const FILES: [&str; 4] =
    ["helmfile.yaml", "helmfile.yml", "helmfile.yaml.gotmpl", "helmfile.gotmpl"];

pub(super) fn declared(tree: &Tree<'_>) -> Vec<Declared> {
    let mut found = Vec::new();
    for (path, text) in tree.files {
        let name = path.rsplit('/').next().unwrap_or_default();
        let in_folder = path.contains("helmfile.d/") && name.ends_with(".yaml");
        if !FILES.contains(&name) && !in_folder {
            continue;
        }
        // Lines of a template alone are no YAML.
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("{{"));
        let text = lines.collect::<Vec<_>>().join("\n");
        let roots: Vec<_> = chartroom_yaml::documents(&text)
            .into_iter()
            .filter_map(|span| chartroom_yaml::parse(text.get(span)?).root)
            .collect();
        let named = roots.iter().filter_map(|root| root.get(&["environments"]));
        let mut names: Vec<&str> =
            named.flat_map(Node::entries).filter_map(|entry| entry.key.text()).collect();
        if names.is_empty() {
            names.push("default");
        }
        for name in names {
            for release in roots.iter().flat_map(|root| items_at(root, &["releases"])) {
                found.extend(environment(tree, path, name, release));
            }
        }
    }
    found
}

/// A release in an environment, if it is one of the chart.
fn environment(tree: &Tree<'_>, from: &str, name: &str, release: &Node) -> Option<Declared> {
    let values = [("Environment.Name".to_owned(), name.to_owned())];
    let fill = |text: &str| filled(text, &values);
    let folder = parent(from);
    if !tree.is_chart(folder, &fill(text_at(release, &["chart"])?)) {
        return None;
    }
    let mut layers = Vec::new();
    for item in items_at(release, &["values"]) {
        layers.extend(match item.text() {
            Some(path) => tree.layer(folder, &fill(path)),
            None => yaml_of(item).map(|text| Layer::Inline(fill(&text))),
        });
    }
    for item in items_at(release, &["set"]) {
        let pair = text_at(item, &["name"]).zip(text_at(item, &["value"]));
        layers.extend(
            pair.map(|(key, value)| Layer::Flag("--set", format!("{key}={}", fill(value)))),
        );
    }
    Some(Declared {
        name: name.to_owned(),
        layers,
        release: fill(text_at(release, &["name"]).unwrap_or_default()),
        namespace: fill(text_at(release, &["namespace"]).unwrap_or_default()),
        from: from.to_owned(),
    })
}
