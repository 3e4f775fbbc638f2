//! The trees in `cases/`: each is a repository in one file (`=== path` and the text), with the charts in it and their
//! environments in `expected.txt`.
#![cfg(feature = "declared")]
#![allow(clippy::unwrap_used)]

use chartroom_layout::declared::{Declared, File, Layer, charts, environments};
use std::path::Path;

fn files(tree: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in tree.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => found.push((path.trim_end().to_owned(), String::new())),
            None => found.last_mut().unwrap().1.push_str(line),
        }
    }
    found
}

fn told(one: &Declared) -> String {
    let mut text = format!("  {}", one.name);
    for (word, value) in [("release", &one.release), ("in", &one.namespace), ("by", &one.from)] {
        if !value.is_empty() {
            text.push_str(&format!(" {word} {value}"));
        }
    }
    text.push('\n');
    for layer in &one.layers {
        let (word, value) = match layer {
            Layer::File(path) => ("file", path.clone()),
            Layer::Inline(text) => ("inline", format!("{text:?}")),
            Layer::Flag(flag, text) => (*flag, text.clone()),
        };
        text.push_str(&format!("    {word} {value}\n"));
    }
    text
}

#[test]
fn every_tree_has_the_environments_that_it_declares() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut cases: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    cases.sort();
    let mut wrong = String::new();
    for case in &cases {
        let tree = files(&std::fs::read_to_string(case.join("tree.txt")).unwrap());
        let files: Vec<File<'_>> =
            tree.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let mut text = String::new();
        for chart in charts(&files) {
            text.push_str(&format!("chart {}\n", if chart.is_empty() { "." } else { &chart }));
            text.extend(environments(&files, &chart).iter().map(told));
        }
        let expected = std::fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if text != expected {
            let name = case.file_name().unwrap().to_string_lossy();
            wrong.push_str(&format!("{name}: found\n{text}but expected\n{expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases.len() >= 10);
}
