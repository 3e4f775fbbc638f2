//! Lessons made ready for the page: in one language, with what their charts are at the start.

use crate::{Draft, Index, Lesson, Prepared, Text, messages};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The lessons of a folder, each with its chart as it came and as it begins.
pub struct Lessons {
    index: Index<Text>,
    all: Vec<(Lesson<Text>, Draft, Draft)>,
}

impl Lessons {
    /// Reads them in the order of their list. `charts` holds the charts that they name; the others begin with `built_in`.
    ///
    /// # Errors
    ///
    /// What is wrong with a file, with its path.
    pub fn read(folder: &Path, charts: &Path, built_in: &str) -> io::Result<Self> {
        let index = fs::read_to_string(folder.join("index.yaml"))?;
        let index = crate::index(&index).map_err(io::Error::other)?;
        let mut all = Vec::new();
        for id in index.groups.iter().flat_map(|group| &group.lessons) {
            let path = folder.join(id).join("lesson.yaml");
            let wrong = |error: String| io::Error::other(format!("{}: {error}", path.display()));
            let lesson = crate::lesson(&fs::read_to_string(&path)?).map_err(wrong)?;
            let chart = Some(lesson.start.chart.as_str()).filter(|name| !name.is_empty());
            let came = texts(&charts.join(chart.unwrap_or(built_in)))?;
            let mut then = came.clone();
            let edits = lesson.start.edits.iter().filter(|edit| !edit.file.is_empty());
            for edit in edits {
                if !edit.with.is_empty() || !edit.without.is_empty() {
                    return Err(wrong(messages::START_REPLACES.into()));
                }
                then.take(edit).map_err(wrong)?;
            }
            all.push((lesson, came, then));
        }
        Ok(Self { index, all })
    }

    /// All of them in a language, as the page reads them.
    #[must_use]
    pub fn prepared(&self, language: &str) -> (Index<String>, Vec<Prepared>) {
        let prepared = self.all.iter().map(|(lesson, came, then)| {
            let fact = |key: &str| {
                let lines = came.file("Chart.yaml").unwrap_or_default().lines();
                let value = lines.filter_map(|line| line.strip_prefix(key)).next();
                value.unwrap_or_default().trim().to_owned()
            };
            let changed = |(path, text): &&(String, String)| came.file(path) != Some(text);
            Prepared {
                lesson: lesson.in_language(language),
                chart: (fact("name:"), fact("version:")),
                paths: came.files.iter().map(|(path, _)| path.clone()).collect(),
                files: then.files.iter().filter(changed).cloned().collect(),
            }
        });
        (self.index.in_language(language), prepared.collect())
    }
}

/// The files of a chart that are text.
fn texts(root: &Path) -> io::Result<Draft> {
    let mut draft = Draft::default();
    for path in files(root)? {
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        draft.files.extend(String::from_utf8(fs::read(&path)?).ok().map(|text| (name, text)));
    }
    Ok(draft)
}

/// All files below a folder, in the order of their paths.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    walk(root, &mut paths)?;
    paths.sort();
    Ok(paths)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
