//! Every text is there in every language, with the arguments of the English one, and no two have one number.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use chartroom_messages::build::{Catalogue, key, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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
    for (catalogue, texts) in &english {
        for id in texts.keys() {
            let known = keys.insert(key(catalogue, id), id);
            assert_eq!(known, None, "{id} has the number of another text: change its id");
        }
    }
    let others = folders(&root).into_iter().filter(|folder| name(folder) != "en");
    for language in others {
        for (catalogue, texts) in &english {
            let folder = language.join(catalogue);
            let read = read(&folder, Some(texts)).unwrap();
            let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
                (texts.keys().collect(), read.keys().collect());
            let differ: Vec<_> = ours.symmetric_difference(&theirs).collect();
            assert!(differ.is_empty(), "{}: in one language only: {differ:?}", folder.display());
        }
    }
}
