//! The built-in chart, within the tests: a browser has no disk.

use chartroom_core::{Project, ProjectFile};
use include_dir::{Dir, include_dir};

static CHART: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../www/charts/ai-inference");

/// Puts its files into a project, in the order of their paths.
pub(crate) fn load(project: &mut Project) {
    add(project, &CHART);
}

fn add(project: &mut Project, folder: &Dir<'_>) {
    let mut files: Vec<_> = folder.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        let path = file.path().to_string_lossy().into_owned();
        project.files.push(ProjectFile { path, data: file.contents().into() });
    }
    for below in folder.dirs() {
        add(project, below);
    }
}
