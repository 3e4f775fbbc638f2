//! Cases and the chart that they are about, within the tests: a browser has no disk.

use chartroom_core::{Project, ProjectFile};
use include_dir::Dir;

/// Puts the files of a folder into a project, in the order of their paths.
pub(crate) fn load(project: &mut Project, folder: &Dir<'_>) {
    let mut files: Vec<_> = folder.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        let path = file.path().to_string_lossy().into_owned();
        project.files.push(ProjectFile { path, data: file.contents().into() });
    }
    for below in folder.dirs() {
        load(project, below);
    }
}

/// The texts of a folder's files, with their names, in order.
pub(crate) fn texts(folder: &'static Dir<'static>) -> Vec<(&'static str, &'static str)> {
    let text = |file: &'static include_dir::File<'static>| {
        Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?))
    };
    let mut found: Vec<_> = folder.files().filter_map(text).collect();
    found.sort_unstable();
    found
}
