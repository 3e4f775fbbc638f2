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
    let others = ["../www/tour.yaml", "../www/glossary.json"].map(|path| root.join(path));
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
