//! What the output on screen was made of, while the texts as they are by now give none: it is rendered once more when
//! something is asked about it, and its places are followed to where their lines stand now.

use crate::input;
use crate::places::Places;
use chartroom_core as core;
use chartroom_protocol as wire;

/// The last good render, once something was asked about it.
#[derive(Default)]
pub(crate) struct Past(Option<Shown>);

/// A render of a project with one environment.
pub(crate) struct Shown {
    project: core::Project,
    pub(crate) report: core::Report,
    /// The files that were changed since, with the lines that still stand somewhere.
    moved: Vec<(String, Vec<wire::Moved>)>,
    /// The `--set` entries that are others by now.
    sets: Vec<bool>,
}

impl Past {
    /// Takes what the page says that its output was made of; `now` is what was rendered last.
    pub(crate) fn take(&mut self, then: Option<wire::Project>, now: Option<&core::Project>) {
        let then = then.and_then(|then| input::project(then, now));
        let before = self.0.take();
        let Some((then, now)) = then.zip(now) else { return };
        let report = match before.filter(|before| is_same(&before.project, &then)) {
            Some(before) => before.report,
            None => core::report(&then),
        };
        let moved = then.files.iter().filter_map(|file| moved(file, now)).collect();
        let sets = changed_sets(&then, now);
        self.0 = Some(Shown { project: then, report, moved, sets });
    }

    pub(crate) fn shown(&self) -> Option<&Shown> {
        self.0.as_ref()
    }
}

fn is_same(one: &core::Project, other: &core::Project) -> bool {
    let files = one.files.iter().zip(&other.files);
    one.files.len() == other.files.len()
        && files.into_iter().all(|(one, other)| one.path == other.path && one.data == other.data)
        && one.environments == other.environments
        && one.kube_version == other.kube_version
}

/// The lines of a file that was changed since; none if it was not.
fn moved(file: &core::ProjectFile, now: &core::Project) -> Option<(String, Vec<wire::Moved>)> {
    let present = now.files.iter().find(|other| other.path == file.path);
    let text = |file: &core::ProjectFile| String::from_utf8(file.data.to_vec()).ok();
    let runs = match present {
        Some(present) if present.data == file.data => return None,
        Some(present) => chartroom_patch::moved(&text(file)?, &text(present)?),
        None => Vec::new(),
    };
    let run = |(from, count, to)| wire::Moved { from, count, to };
    Some((file.path.clone(), runs.into_iter().map(run).collect()))
}

fn changed_sets(then: &core::Project, now: &core::Project) -> Vec<bool> {
    let Some(then) = then.environments.first() else { return Vec::new() };
    let present = now.environments.iter().find(|now| now.name == then.name);
    let present = present.map(|present| present.sets.as_slice()).unwrap_or_default();
    let entries = then.sets.iter().enumerate();
    entries.map(|(at, entry)| present.get(at) != Some(entry)).collect()
}

impl Shown {
    /// The files of its places, with where their lines stand now.
    pub(crate) fn entries(&self, places: &Places) -> Vec<wire::FileEntry> {
        let mut entries = places.entries();
        for entry in &mut entries {
            entry.moved = match entry.kind {
                wire::FileKind::User => {
                    self.moved.iter().find(|(path, _)| *path == entry.name).map(|one| one.1.clone())
                }
                wire::FileKind::Set { entry, .. } => {
                    self.sets.get(entry as usize).is_some_and(|changed| *changed).then(Vec::new)
                }
                wire::FileKind::Rendered { .. } | wire::FileKind::Virtual => None,
            };
        }
        entries
    }

    /// The line that a line of a file as it stands now was.
    pub(crate) fn line_then(&self, path: &str, line: usize) -> Option<usize> {
        let Some((_, runs)) = self.moved.iter().find(|(other, _)| other == path) else {
            return Some(line);
        };
        runs.iter().find_map(|run| {
            let at = line.checked_sub(run.to as usize)?;
            (at < run.count as usize).then_some(run.from as usize + at)
        })
    }
}
