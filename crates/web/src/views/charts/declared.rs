//! The environments that settings or tools declare of a chart, in what was chosen with it. Their values files that are not
//! the chart's come along under their paths; values that stand in a declaration become a file beside it.

use super::find::{self, Files, below};
use crate::builtin;
use crate::panels::recipe;
use chartroom_layout::declared::{Declared, File, Layer, environments, may_declare};
use chartroom_protocol::{ChartFile, Content, Environment, OpenedChart, SetEntry};

/// The chart in a folder, with the environments that are declared of it.
pub(super) fn chart(files: &Files, folder: &str) -> OpenedChart {
    let mut chart = find::chart(files, folder);
    declare(&mut chart, files, folder);
    chart
}

/// Adds what is declared; nothing where nothing is.
fn declare(chart: &mut OpenedChart, files: &Files, folder: &str) {
    // Declarations say paths from the top of the repository on, which is what was chosen.
    let top = top(files);
    let folder = folder.strip_prefix(top.trim_end_matches('/')).unwrap_or(folder);
    let folder = folder.trim_start_matches('/');
    let texts = files.iter().filter(|(path, bytes)| may_declare(path, bytes.len() as u64));
    let texts: Vec<File<'_>> = texts
        .filter_map(|(path, bytes)| {
            Some((path.strip_prefix(top.as_str())?, std::str::from_utf8(bytes).ok()?))
        })
        .collect();
    let found = environments(&texts, folder);
    if found.iter().all(|one| one.from.is_empty()) {
        return;
    }
    let own: Vec<crate::state::File> = chart.files.iter().cloned().map(Into::into).collect();
    let called = builtin::fact(&own, "name:");
    let mut all = Vec::new();
    for one in found {
        all.push(environment(chart, &one, &called, &texts, folder));
    }
    chart.files.sort_by(|one, other| one.path.cmp(&other.path));
    chart.environments = all;
}

/// The folder that all files are below, with its `/`.
fn top(files: &Files) -> String {
    let folder = |path: &str| path.split_once('/').map(|(folder, _)| format!("{folder}/"));
    let first = files.first().and_then(|(path, _)| folder(path)).unwrap_or_default();
    let shared = files.iter().all(|(path, _)| path.starts_with(&first));
    if shared { first } else { String::new() }
}

fn environment(
    chart: &mut OpenedChart,
    one: &Declared,
    called: &str,
    texts: &[File<'_>],
    folder: &str,
) -> Environment {
    let (mut overlays, mut sets) = (Vec::new(), Vec::new());
    for layer in &one.layers {
        match layer {
            Layer::File(path) => overlays.push(match below(path, folder) {
                Some(inside) => inside.to_owned(),
                None => match texts.iter().find(|(known, _)| known == path) {
                    Some((_, text)) => beside(chart, path, text),
                    // One that is not there is told of as such.
                    None => path.clone(),
                },
            }),
            Layer::Inline(text) => {
                let from = below(&one.from, folder).unwrap_or(&one.from);
                let stem = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
                overlays.push(beside(chart, &format!("{stem}-{}.yaml", one.name), text));
            }
            Layer::Flag(flag, text) => {
                let kind = recipe::KINDS.into_iter().find(|kind| recipe::flag(*kind) == *flag);
                sets.extend(kind.map(|kind| SetEntry { kind, text: text.clone() }));
            }
        }
    }
    let or = |text: &str, other: &str| if text.is_empty() { other } else { text }.to_owned();
    Environment {
        name: one.name.clone(),
        overlays,
        sets,
        release: or(&one.release, or(called, "release").as_str()),
        namespace: or(&one.namespace, "default"),
    }
}

/// Puts a file into the chart, where nothing else stands in its place; its path there.
fn beside(chart: &mut OpenedChart, path: &str, text: &str) -> String {
    let mut path = path.to_owned();
    let content = Content::Text(text.to_owned());
    while let Some(there) = chart.files.iter().find(|file| file.path == path) {
        if there.content == content {
            return path;
        }
        path = format!("declared/{path}");
    }
    chart.files.push(ChartFile { path: path.clone(), content });
    path
}

#[cfg(test)]
mod tests {
    use super::chart;

    #[test]
    fn what_a_repository_declares_comes_along() {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let files = vec![
            file("app/Chart.yaml", "apiVersion: v2\nname: llm\nversion: 1.0.0\n"),
            file("app/values.yaml", "a: 1\n"),
            file("app/values-prod.yaml", "a: 2\n"),
            file("envs/eu.yaml", "a: 3\n"),
            file(
                "argo/eu.yaml",
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: llm-eu}\nspec:\n  \
destination: {namespace: ai-eu}\n  source:\n    path: app\n    helm:\n      releaseName: llm-eu\n      \
valueFiles: [values-prod.yaml, ../envs/eu.yaml]\n      values: |\n        b: 1\n      parameters:\n        \
- {name: image.tag, value: '2'}\n",
            ),
        ];
        let opened = chart(&files, "app");
        let [eu] = opened.environments.as_slice() else { panic!("{:?}", opened.environments) };
        assert_eq!(
            (eu.name.as_str(), eu.release.as_str(), eu.namespace.as_str()),
            ("eu", "llm-eu", "ai-eu")
        );
        assert_eq!(eu.overlays, ["values-prod.yaml", "envs/eu.yaml", "argo/eu-eu.yaml"]);
        assert_eq!(eu.sets.len(), 1);
        let there: Vec<&str> = opened.files.iter().map(|file| file.path.as_str()).collect();
        assert!(there.is_sorted());
        assert!(there.contains(&"envs/eu.yaml") && there.contains(&"argo/eu-eu.yaml"), "{there:?}");
        // So it does below the folder that was chosen.
        let below = |(path, bytes): &(String, Vec<u8>)| (format!("repo/{path}"), bytes.clone());
        let below: Vec<(String, Vec<u8>)> = files.iter().map(below).collect();
        assert_eq!(chart(&below, "repo/app"), opened);
        // The chart alone makes its environments by its files, which the page knows itself.
        assert!(chart(&files[..3].to_vec(), "app").environments.is_empty());
    }
}
