//! Flux: HelmReleases with the values in them and in ConfigMaps that kustomize makes of files, and what overlays of kustomize
//! put over them.

use super::paths::{joined, parent};
use super::{Declared, Layer, Tree, items_at, text_at, yaml_of};
use chartroom_yaml::Node;
use std::rc::Rc;

/// Folders of what is common.
const COMMON: [&str; 2] = ["base", "common"];

pub(super) fn declared(tree: &Tree<'_>) -> Vec<Declared> {
    let all = tree.documents(&["HelmRelease"]);
    let releases: Vec<(&str, Rc<Node>)> = all
        .into_iter()
        .filter(|(_, _, root)| text_at(root, &["kind"]) == Some("HelmRelease"))
        .map(|(path, _, root)| (path, root))
        .collect();
    let mut found = Vec::new();
    for (path, base) in &releases {
        // The chart is named from the top of the repository.
        let chart = text_at(base, &["spec", "chart", "spec", "chart"]);
        if !chart.is_some_and(|chart| tree.is_chart("", chart)) {
            continue;
        }
        let name = text_at(base, &["metadata", "name"]).unwrap_or_default();
        let below = sources(tree, path, base);
        let values = values(base);
        let patches = releases.iter().filter(|(_, root)| {
            text_at(root, &["metadata", "name"]) == Some(name)
                && root.get(&["spec", "chart"]).is_none()
        });
        let mut patched = false;
        for (patch, root) in patches {
            patched = true;
            // What stands in an overlay takes the place of a list, and is merged into values.
            let mut layers = match root.get(&["spec", "valuesFrom"]) {
                Some(_) => sources(tree, patch, root),
                None => below.clone(),
            };
            layers.extend(values.clone().into_iter().chain(self::values(root)));
            found.push(environment(patch, (base, Some(root)), layers));
        }
        if !patched {
            let layers = below.into_iter().chain(values).collect();
            found.push(environment(path, (base, None), layers));
        }
    }
    found
}

fn environment(
    from: &str,
    (base, patch): (&Node, Option<&Rc<Node>>),
    layers: Vec<Layer>,
) -> Declared {
    let text = |path: &[&str]| {
        let patched = patch.and_then(|patch| text_at(patch, path));
        patched.or_else(|| text_at(base, path)).map(str::to_owned)
    };
    let called = text(&["metadata", "name"]).unwrap_or_default();
    let namespace = text(&["spec", "targetNamespace"]).or_else(|| text(&["metadata", "namespace"]));
    // apps/production/shop.yaml, clusters/production/apps/shop.yaml
    let parts: Vec<&str> = parent(from).split('/').collect();
    let known = ["apps", "clusters", "environments", "envs", "overlays", "releases", "stages"];
    let behind =
        parts.iter().position(|part| known.contains(part)).and_then(|at| parts.get(at + 1));
    let named = behind.or(parts.last()).filter(|name| **name != called && !COMMON.contains(name));
    let name = named.filter(|name| !name.is_empty()).map(|name| (*name).to_owned());
    Declared {
        name: name.or_else(|| namespace.clone()).unwrap_or_else(|| called.clone()),
        layers,
        release: text(&["spec", "releaseName"]).unwrap_or(called),
        namespace: namespace.unwrap_or_default(),
        from: from.to_owned(),
    }
}

fn values(release: &Node) -> Option<Layer> {
    release.get(&["spec", "values"]).and_then(yaml_of).map(Layer::Inline)
}

/// What is below the values of a release: files of the chart, and what ConfigMaps hold.
fn sources(tree: &Tree<'_>, path: &str, release: &Node) -> Vec<Layer> {
    let mut found = Vec::new();
    for key in [["spec", "chart", "spec", "valuesFiles"], ["spec", "chart", "spec", "valuesFile"]] {
        let files = release.get(&key);
        let texts = files.map(|node| node.items().iter().chain(std::iter::once(node)));
        let texts = texts.into_iter().flatten().filter_map(Node::text);
        found.extend(texts.filter_map(|file| tree.layer("", file)));
    }
    for source in items_at(release, &["spec", "valuesFrom"]) {
        let name = text_at(source, &["name"]).unwrap_or_default();
        let key = text_at(source, &["valuesKey"]).unwrap_or("values.yaml");
        if text_at(source, &["kind"]) == Some("ConfigMap") {
            found.extend(generated(tree, path, name, key));
        }
    }
    found
}

/// The file that kustomize makes a key of a ConfigMap of, in the folder of a release or one around it; or the text in a
/// ConfigMap that stands there.
fn generated(tree: &Tree<'_>, release: &str, name: &str, key: &str) -> Option<Layer> {
    let mut folder = parent(release);
    loop {
        for file in ["kustomization.yaml", "kustomization.yml"] {
            let path = joined(folder, file)?;
            let root = tree.text(&path).and_then(|text| chartroom_yaml::parse(text).root);
            let Some(root) = root else { continue };
            let maps = items_at(&root, &["configMapGenerator"]);
            let map = maps.iter().find(|one| text_at(one, &["name"]) == Some(name));
            for entry in map.into_iter().flat_map(|map| items_at(map, &["files"])) {
                let entry = entry.text().unwrap_or_default();
                let (own, file) =
                    entry.split_once('=').unwrap_or((entry.rsplit('/').next()?, entry));
                if own == key {
                    return tree.layer(folder, file);
                }
            }
        }
        if folder.is_empty() {
            break;
        }
        folder = parent(folder);
    }
    let maps = tree.documents(&["ConfigMap"]);
    let map = maps.iter().find(|(_, _, root)| {
        text_at(root, &["kind"]) == Some("ConfigMap")
            && text_at(root, &["metadata", "name"]) == Some(name)
    });
    map.and_then(|(_, _, root)| text_at(root, &["data", key]))
        .map(|text| Layer::Inline(text.to_owned()))
}
