//! Jobs of GitLab CI and of GitHub Actions that call Helm.

use super::command::{Command, commands};
use super::fill::filled;
use super::{Declared, Layer, Tree, text_at};
use chartroom_yaml::Node;

/// How deep jobs of GitLab extend each other.
const MAX_DEPTH: usize = 10;

type Values = Vec<(String, String)>;

pub(super) fn declared(tree: &Tree<'_>) -> Vec<Declared> {
    let mut found = Vec::new();
    for (path, _, root) in tree.documents(&["helm"]) {
        let name = path.rsplit('/').next().unwrap_or_default();
        if path.starts_with(".github/workflows/") {
            let global = variables(&root, "env");
            for job in root.get(&["jobs"]).map(Node::entries).unwrap_or_default() {
                for filling in matrices(&job.value) {
                    let mut values = global.clone();
                    values.extend(variables(&job.value, "env"));
                    values.extend(filling);
                    let steps = job.value.get(&["steps"]).map(Node::items).unwrap_or_default();
                    let scripts = steps.iter().filter_map(|step| {
                        let folder = text_at(step, &["working-directory"]);
                        Some((folder.unwrap_or_default(), text_at(step, &["run"])?.to_owned()))
                    });
                    let scripts: Vec<_> = scripts.collect();
                    found.extend(environments(tree, path, &job.value, &values, &scripts));
                }
            }
        } else if name.contains("gitlab-ci") || path.starts_with(".gitlab/") {
            let global = variables(&root, "variables");
            for entry in root.entries() {
                let hidden = entry.key.text().is_none_or(|key| key.starts_with('.'));
                if hidden {
                    continue;
                }
                let lineage = lineage(&root, &entry.value, 0);
                let mut values = global.clone();
                // The nearest one counts, and is looked for first.
                let own = lineage.iter().flat_map(|job| variables(job, "variables"));
                values.splice(0..0, own);
                let script = ["before_script", "script"].iter().flat_map(|key| {
                    lineage.iter().find_map(|job| job.get(&[*key])).map(lines).unwrap_or_default()
                });
                let script = script.collect::<Vec<_>>().join("\n");
                let named = lineage.iter().find(|job| job.get(&["environment"]).is_some());
                let job = named.copied().unwrap_or(&entry.value);
                found.extend(environments(tree, path, job, &values, &[("", script)]));
            }
        }
    }
    found
}

/// A job with what it extends, itself first.
fn lineage<'n>(root: &'n Node, job: &'n Node, depth: usize) -> Vec<&'n Node> {
    let mut found = vec![job];
    let Some(extended) = job.get(&["extends"]).filter(|_| depth < MAX_DEPTH) else { return found };
    let names =
        extended.text().into_iter().chain(extended.items().iter().rev().filter_map(Node::text));
    for parent in names.filter_map(|name| root.get(&[name])) {
        found.extend(lineage(root, parent, depth + 1));
    }
    found
}

fn lines(script: &Node) -> Vec<String> {
    let own = script.text().map(str::to_owned);
    own.into_iter()
        .chain(script.items().iter().filter_map(|line| line.text().map(str::to_owned)))
        .collect()
}

fn variables(node: &Node, key: &str) -> Values {
    let entries = node.get(&[key]).map(Node::entries).unwrap_or_default();
    let value = |node: &Node| node.text().or_else(|| text_at(node, &["value"])).map(str::to_owned);
    let mut values = Values::new();
    for entry in entries {
        let Some((name, value)) = entry.key.text().zip(value(&entry.value)) else { continue };
        values.push((name.to_owned(), value.clone()));
        values.push((format!("env.{name}"), value));
    }
    values
}

/// What the matrix of a job of GitHub's puts in, once for each run; a single run without one.
fn matrices(job: &Node) -> Vec<Values> {
    let Some(matrix) = job.get(&["strategy", "matrix"]) else { return vec![Vec::new()] };
    let mut found: Vec<Values> = vec![Vec::new()];
    for entry in matrix.entries() {
        let Some(key) = entry.key.text().filter(|key| *key != "include" && *key != "exclude")
        else {
            continue;
        };
        let mut with = Vec::new();
        for item in entry.value.items() {
            let own: Values = match item.text() {
                Some(text) => vec![(format!("matrix.{key}"), text.to_owned())],
                None => texts(item, &format!("matrix.{key}")),
            };
            with.extend(found.iter().map(|one| one.iter().cloned().chain(own.clone()).collect()));
        }
        found = with;
    }
    for item in matrix.get(&["include"]).map(Node::items).unwrap_or_default() {
        found.push(texts(item, "matrix"));
    }
    found.retain(|one| !one.is_empty());
    if found.is_empty() { vec![Vec::new()] } else { found }
}

/// The texts in a map, each under its name below another one.
fn texts(map: &Node, below: &str) -> Values {
    let entries = map.entries().iter();
    let named = entries.filter_map(|one| {
        Some((format!("{below}.{}", one.key.text()?), one.value.text()?.to_owned()))
    });
    named.collect()
}

/// The environments that the commands of a job make.
fn environments(
    tree: &Tree<'_>,
    from: &str,
    job: &Node,
    values: &Values,
    scripts: &[(&str, String)],
) -> Vec<Declared> {
    let environment = job.get(&["environment"]);
    let named = environment.and_then(|node| node.text().or_else(|| text_at(node, &["name"])));
    let named = named.map(|name| filled(&filled(name, values), values));
    let named = named.filter(|name| !name.contains('$')).map(|name| name.replace('/', "-"));
    let mut found = Vec::new();
    for (folder, script) in scripts {
        for command in commands(script, values) {
            if !tree.is_chart(folder, &command.chart) {
                continue;
            }
            let Command { release, namespace, layers, .. } = command;
            let layers: Vec<Layer> = layers
                .into_iter()
                .flat_map(|(flag, text)| match flag.as_str() {
                    "--values" => {
                        text.split(',').filter_map(|file| tree.layer(folder, file)).collect()
                    }
                    "--set-string" => vec![Layer::Flag("--set-string", text)],
                    "--set-json" => vec![Layer::Flag("--set-json", text)],
                    "--set" => vec![Layer::Flag("--set", text)],
                    _ => Vec::new(),
                })
                .collect();
            let name = named.clone().unwrap_or_else(|| tree.name(&layers, &release));
            found.push(Declared { name, layers, release, namespace, from: from.to_owned() });
        }
    }
    found
}
