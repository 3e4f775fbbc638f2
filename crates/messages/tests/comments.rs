//! Every comment of the charts that come with the page, and what their schemas say of values, has a translation, and none is
//! left of what is gone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use chartroom_messages::build::{Comment, comments};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 1] = ["zh"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut entries: Vec<PathBuf> = entries.collect();
    entries.sort();
    entries
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let all = entries(folder).into_iter();
    all.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The lines of comments in a file, without their signs.
fn lines(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let opened = line.find("{{").and_then(|open| {
            let rest = line.get(open + 2..)?.trim_start_matches('-').trim_start();
            rest.strip_prefix("/*")
        });
        let said = match (inside, opened) {
            (true, _) | (_, Some(_)) => {
                let rest = opened.filter(|_| !inside).unwrap_or(line);
                let (said, closed) =
                    rest.split_once("*/").map_or((rest, false), |(said, _)| (said, true));
                inside = !closed;
                said.trim()
            }
            _ => behind_sign(line).unwrap_or_default(),
        };
        if said.contains(|char: char| char.is_ascii_alphabetic()) {
            found.push(said.to_owned());
        }
    }
    found
}

/// `# -- text`, and `# ---- heading ----`.
fn behind_sign(line: &str) -> Option<&str> {
    let at = if line.starts_with('#') { 0 } else { line.find(" #")? };
    let said = line.get(at..)?.trim().trim_start_matches('#').trim_start();
    let said = match said.trim_start_matches('-') {
        rest if said.starts_with("--") => rest.trim_start(),
        _ => said,
    };
    Some(said.strip_suffix("---").unwrap_or(said).trim_end_matches('-').trim_end())
}

/// What a values schema says of values.
fn descriptions(node: &serde_yaml::Value, found: &mut BTreeSet<String>) {
    match node {
        serde_yaml::Value::Mapping(map) => {
            let said = map.get("description").and_then(serde_yaml::Value::as_str);
            found.extend(said.map(str::to_owned));
            map.values().for_each(|inner| descriptions(inner, found));
        }
        serde_yaml::Value::Sequence(list) => {
            list.iter().for_each(|inner| descriptions(inner, found));
        }
        _ => {}
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char))
}

/// Runs of two blanks and more part columns.
fn columns(text: &str) -> usize {
    text.split("  ").filter(|cell| !cell.trim().is_empty()).count()
}

#[test]
fn the_charts_comments_are_translated_and_no_others() {
    for language in LANGUAGES {
        let folder = root().join("messages").join(language).join("charts");
        let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
        let charts: Vec<PathBuf> =
            entries(&root().join("www/charts")).into_iter().filter(|path| path.is_dir()).collect();
        for chart in &charts {
            let name = chart.file_name().unwrap().to_string_lossy();
            let read = comments(&folder.join(format!("{name}.yaml")), language).unwrap();
            let told: BTreeSet<&str> = read.iter().map(|one| one.english.as_str()).collect();
            assert_eq!(told.len(), read.len(), "{name}: a line is there twice");
            let documents = ["README.md", "values.schema.json"];
            let files = files(chart).into_iter();
            let files = files.filter(|file| !documents.iter().any(|name| file.ends_with(name)));
            let mut found: BTreeSet<String> =
                files.flat_map(|file| lines(&std::fs::read_to_string(file).unwrap())).collect();
            if let Ok(schema) = std::fs::read_to_string(chart.join("values.schema.json")) {
                descriptions(&serde_yaml::from_str(&schema).unwrap(), &mut found);
            }
            let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
            let missing: Vec<_> = found.difference(&told).collect();
            assert!(missing.is_empty(), "{language}/charts/{name}.yaml lacks {missing:#?}");
            let unused: Vec<_> = told.difference(&found).collect();
            assert!(unused.is_empty(), "{language}/charts/{name}.yaml: in no file: {unused:#?}");
            for Comment { english, translated } in read {
                if let Some(text) = &translated {
                    assert!(is_chinese(text), "{name}: {text}");
                    assert_eq!(columns(text), columns(&english), "{name}: {text}");
                    assert!(!text.contains(|char: char| char.is_control()), "{name}: {text}");
                }
                let before = known.insert(english.clone(), translated.clone());
                assert!(
                    before.is_none_or(|before| before == translated),
                    "said in two ways: {english}"
                );
            }
        }
        assert_eq!(entries(&folder).len(), charts.len(), "a chart that is gone");
    }
}

#[test]
fn a_pack_finds_them_by_their_lines() {
    let pack =
        chartroom_messages::build::language_at(&root().join("messages"), "zh", false, &[]).unwrap();
    let line = "Number of pods while autoscaling is off";
    assert_eq!(chartroom_messages::comment(line), None);
    chartroom_messages::choose(Some(&pack)).unwrap();
    assert_eq!(chartroom_messages::comment(line), Some("未启用自动扩缩时的 Pod 数"));
    assert_eq!(chartroom_messages::comment("json | text"), None);
    assert_eq!(chartroom_messages::comment("Number of pods"), None);
    chartroom_messages::choose(None).unwrap();
}
