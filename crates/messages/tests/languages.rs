//! Every text is there in every language, with the arguments of the English one, and no two have one number.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use chartroom_messages::build::{Catalogue, comments, read, read_file};
use chartroom_messages::key;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folder of a language that holds the charts' comments.
const COMMENTS: &str = "charts";

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn the_languages_have_the_same_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../messages");
    let english: BTreeMap<String, Catalogue> = folders(&root.join("en"))
        .iter()
        .map(|folder| (name(folder), read(folder, None).unwrap()))
        .collect();
    let mut keys = BTreeMap::new();
    for text in english.values().flat_map(BTreeMap::values) {
        let known = keys.insert(key(&text.pattern), &text.pattern);
        let same = known.is_none_or(|known| *known == text.pattern);
        assert!(same, "{:?} has the number of another text: say it otherwise", text.pattern);
    }
    // Comments of charts are found among them (tests/comments.rs says which there are).
    let files = std::fs::read_dir(root.join("zh").join(COMMENTS)).unwrap();
    let lines = files.flat_map(|path| comments(&path.unwrap().path(), "zh").unwrap());
    let lines: Vec<String> = lines.map(|one| format!("# {}", one.english)).collect();
    for line in &lines {
        let known = keys.insert(key(line), line);
        assert!(known.is_none_or(|known| known == line), "{line:?} has the number of another text");
    }
    let mut texts = BTreeMap::new();
    let others = folders(&root).into_iter().filter(|folder| name(folder) != "en");
    for (language, folder) in others.flat_map(|language| {
        let catalogues = folders(&language).into_iter().filter(|one| name(one) != COMMENTS);
        catalogues.map(move |folder| (language.clone(), folder)).collect::<Vec<_>>()
    }) {
        let english = &english[&name(&folder)];
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let original = root.join("en").join(path.strip_prefix(&language).unwrap());
            let ours: BTreeSet<_> = read_file(&original, None).unwrap().into_keys().collect();
            let translated = read_file(&path, Some(english)).unwrap();
            for (id, text) in &translated {
                let Some(original) = english.get(id) else { continue };
                // The page has no texts of the command line, and that none of the page.
                let folder = name(&folder);
                let of_page = (folder != "cli").then_some("page");
                let of_command = (!matches!(folder.as_str(), "page" | "editor")).then_some("cli");
                for program in of_page.into_iter().chain(of_command) {
                    let english = (name(&language), program, &original.pattern);
                    let known = texts.insert(english, text.pattern.clone());
                    let same = known.is_none_or(|known| known == text.pattern);
                    assert!(
                        same,
                        "{id} in {}: the same English is said otherwise elsewhere",
                        path.display()
                    );
                }
            }
            let theirs = translated.into_keys().collect();
            let differ: Vec<_> = ours.symmetric_difference(&theirs).collect();
            assert!(differ.is_empty(), "{}: in one language only: {differ:?}", path.display());
        }
    }
}

/// A term and how it is written in Chinese.
#[derive(serde::Deserialize)]
struct Term {
    en: String,
    zh: String,
    /// What else one might write, and we do not.
    #[serde(default)]
    not: Vec<String>,
}

#[test]
fn no_term_is_written_in_two_ways() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../messages");
    let terms = std::fs::read_to_string(root.join("terms.yaml")).unwrap();
    let terms: Vec<Term> = serde_yaml::from_str(&terms).unwrap();
    let mut known = BTreeMap::new();
    for term in &terms {
        assert_eq!(known.insert(&term.en, &term.zh), None, "{} is there twice", term.en);
    }
    // The texts of lessons stand beside each other in one file; the terms are in the Chinese ones alone.
    let lessons = folders(&root.join("../www/lessons"));
    let others = [
        "../www/tour.yaml",
        "../www/glossary.json",
        "../www/charts/gallery.yaml",
        "../README.zh.md",
    ]
    .map(|path| root.join(path));
    let all = folders(&root.join("zh")).into_iter().chain(lessons);
    let files = all.map(|folder| std::fs::read_dir(&folder).unwrap());
    let files = files.flat_map(|entries| entries.map(|entry| entry.unwrap().path()));
    for path in files.chain(others) {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            // A longer term may hold the word that a shorter one must not be.
            let rest = terms.iter().fold(line.to_owned(), |line, term| line.replace(&term.zh, ""));
            for term in &terms {
                let wrong = term.not.iter().find(|other| rest.contains(other.as_str()));
                assert_eq!(wrong, None, "{}:{}: {}", path.display(), at + 1, term.zh);
            }
        }
    }
}

fn is_cjk(char: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&char)
}

/// A text without what is code in it.
fn prose(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// All that people read in Chinese, with where it is from: of messages, lessons, the tour, the glossary and the examples.
fn chinese() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    for folder in folders(&root.join("messages/zh")) {
        if name(&folder) == COMMENTS {
            let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
            let lines = files.flat_map(|path| comments(&path, "zh").unwrap());
            texts.extend(lines.filter_map(|one| Some((one.english, one.translated?))));
            continue;
        }
        let english = read(&root.join("messages/en").join(name(&folder)), None).unwrap();
        for (id, text) in read(&folder, Some(&english)).unwrap() {
            texts.push((format!("{} {id}", name(&folder)), text.pattern));
        }
    }
    let www = root.join("www");
    let mut files: Vec<PathBuf> =
        folders(&www.join("lessons")).iter().map(|folder| folder.join("lesson.yaml")).collect();
    files.extend(["tour.yaml", "glossary.json", "charts/gallery.yaml"].map(|path| www.join(path)));
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let before = texts.len();
        below_zh(
            &serde_yaml::from_str(&text).unwrap(),
            false,
            &path.display().to_string(),
            &mut texts,
        );
        assert!(texts.len() > before, "{}: nothing in Chinese", path.display());
    }
    texts
}

/// The texts below the keys `zh`.
fn below_zh(
    node: &serde_yaml::Value,
    is_below: bool,
    path: &str,
    texts: &mut Vec<(String, String)>,
) {
    match node {
        serde_yaml::Value::Mapping(map) => {
            for (key, value) in map {
                below_zh(value, is_below || key.as_str() == Some("zh"), path, texts);
            }
        }
        serde_yaml::Value::Sequence(list) => {
            list.iter().for_each(|item| below_zh(item, is_below, path, texts));
        }
        serde_yaml::Value::String(text) if is_below => texts.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

#[test]
fn chinese_has_chinese_marks() {
    for (place, text) in chinese() {
        let said = prose(&text);
        let chars: Vec<char> = said.chars().collect();
        for pair in chars.windows(2) {
            let [one, other] = *pair else { continue };
            let half = |char| matches!(char, ',' | ';' | ':' | '(' | ')' | '!' | '?');
            let full = |char| "，。：；、（）“”".contains(char);
            let wrong = half(one) && is_cjk(other)
                || is_cjk(one) && half(other)
                || one == ' ' && full(other)
                || full(one) && other == ' ';
            assert!(!wrong, "{place}: {one}{other} in {text}");
        }
        for three in chars.windows(3) {
            let [mark, blank, behind] = *three else { continue };
            let wrong = matches!(mark, ',' | ';') && blank == ' ' && is_cjk(behind);
            assert!(!wrong, "{place}: {mark}{blank}{behind} in {text}");
        }
    }
}

/// What tabs, cards and buttons are called, that lessons and the tour send people to.
const NAMED: [&str; 20] = [
    "autoscaling",
    "changes",
    "chart-files",
    "compare",
    "disruption-budget",
    "export",
    "files",
    "help",
    "history",
    "layers",
    "manifests",
    "not-rendered",
    "output",
    "problems",
    "received-answer",
    "reset",
    "resources",
    "share",
    "tab-notes",
    "tab-overview",
];

#[test]
fn a_chinese_lesson_names_no_part_of_the_page_in_english() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../messages");
    let english = read(&root.join("en/page"), None).unwrap();
    let ours = read(&root.join("zh/page"), Some(&english)).unwrap();
    for id in NAMED {
        let (foreign, own) = (&english[id].pattern, &ours[id].pattern);
        assert_ne!(foreign, own, "{id}");
        for (place, text) in chinese().into_iter().filter(|(place, _)| place.contains("www")) {
            let said = prose(&text);
            let found = said.match_indices(foreign.as_str()).any(|(at, _)| {
                let letter =
                    |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
                !letter(said[..at].chars().next_back())
                    && !letter(said[at + foreign.len()..].chars().next())
            });
            assert!(!found, "{place} says {foreign}, which is {own} there: {text}");
        }
    }
}
