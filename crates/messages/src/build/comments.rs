//! Comments of the charts that come with the page, in another language: `messages/<language>/charts/<chart>.yaml`.

use super::{Catalogue, Text};
use crate::pack::COMMENT;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The folder of a language that holds them.
pub(super) const FOLDER: &str = "charts";

/// A line of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it says in the chart, without its signs.
    pub english: String,
    /// What it says in the language; none for what stays, such as values that are written as a comment.
    pub translated: Option<String>,
}

/// The comments of a chart's file: a list of entries, each with the English line as `en` and its translation below the
/// language's name.
///
/// # Errors
///
/// What is wrong with the file, with its path.
pub fn comments(path: &Path, language: &str) -> io::Result<Vec<Comment>> {
    let wrong = |what: String| io::Error::other(format!("{}: {what}", path.display()));
    let entries: Vec<BTreeMap<String, String>> = serde_yaml::from_str(&fs::read_to_string(path)?)
        .map_err(|error| wrong(error.to_string()))?;
    let comment = |mut entry: BTreeMap<String, String>| {
        let english = entry.remove("en").ok_or_else(|| wrong("an entry has no `en`".to_owned()))?;
        let translated = entry.remove(language);
        match entry.pop_first() {
            Some((key, _)) => Err(wrong(format!("{english}: {key} is not known"))),
            None => Ok(Comment { english, translated }),
        }
    };
    entries.into_iter().map(comment).collect()
}

/// All of a folder as messages, each by its English line.
pub(super) fn catalogues(folder: &Path, language: &str) -> io::Result<(Catalogue, Catalogue)> {
    let (mut english, mut translated) = (Catalogue::new(), Catalogue::new());
    for entry in fs::read_dir(folder)? {
        for one in comments(&entry?.path(), language)? {
            let Some(text) = one.translated else { continue };
            let line = Text { args: Vec::new(), pattern: format!("{COMMENT}{}", one.english) };
            english.insert(one.english.clone(), line);
            translated.insert(one.english, Text { args: Vec::new(), pattern: text });
        }
    }
    Ok((english, translated))
}
