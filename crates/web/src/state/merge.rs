//! One list of problems out of the reports of all environments: the same problem in several is one entry.

use super::{Good, Shown};
use crate::by_key::Index;
use chartroom_protocol::{Edit, FileEntry, FileId, Fix, Place, Problem, Related, Severity};
use std::rc::Rc;

/// The list, errors first, then by environment and place.
pub(crate) fn merge(all: &[Good], rendered: bool) -> Shown {
    let mut files = Table::default();
    let mut problems: Vec<Problem> = Vec::new();
    let mut known = Index::default();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for good in all {
            for problem in good.problems.iter().filter(|problem| problem.severity == severity) {
                let problem = files.moved(problem, &good.files);
                add(&mut problems, &mut known, problem);
            }
        }
    }
    Shown { files: Rc::new(files.entries), problems, rendered }
}

/// Adds a problem, or its environments to one that says the same. They are looked up, so that thousands of problems are
/// not compared with each other.
fn add(problems: &mut Vec<Problem>, known: &mut Index, problem: Problem) {
    let same = |other: &Problem| {
        other.code == problem.code
            && other.place == problem.place
            && other.message == problem.message
    };
    let line = problem.place.map(|place| place.start.line).unwrap_or_default().to_string();
    let name = [line.as_str(), problem.message.as_str()];
    let other = known.find(&name).find(|other| problems.get(*other).is_some_and(same));
    match other.and_then(|other| problems.get_mut(other)) {
        Some(other) => {
            let new =
                problem.environments.iter().filter(|index| !other.environments.contains(index));
            let new: Vec<u32> = new.copied().collect();
            other.environments.extend(new);
        }
        None => {
            known.add(&name, problems.len());
            problems.push(problem);
        }
    }
}

/// The files of several reports under new numbers; the user's are one, whichever report names them.
#[derive(Default)]
struct Table {
    entries: Vec<FileEntry>,
    /// The entries by name.
    index: Index,
}

impl Table {
    fn number(&mut self, entry: &FileEntry) -> FileId {
        let name = [entry.name.as_str()];
        let known = self.index.find(&name).find(|at| self.entries.get(*at) == Some(entry));
        let index = known.unwrap_or_else(|| {
            self.index.add(&name, self.entries.len());
            self.entries.push(entry.clone());
            self.entries.len() - 1
        });
        FileId(index as u32)
    }

    fn place(&mut self, place: &Place, files: &[FileEntry]) -> Option<Place> {
        let file = self.number(files.get(place.file.0 as usize)?);
        Some(Place { file, ..*place })
    }

    fn moved(&mut self, problem: &Problem, files: &[FileEntry]) -> Problem {
        let place = problem.place.as_ref().and_then(|place| self.place(place, files));
        let mut related = Vec::new();
        for one in &problem.related {
            if let Some(place) = self.place(&one.place, files) {
                related.push(Related { place, ..one.clone() });
            }
        }
        let fix = problem.fix.as_ref().and_then(|fix| self.fix(fix, files));
        Problem { place, related, fix, ..problem.clone() }
    }

    fn fix(&mut self, fix: &Fix, files: &[FileEntry]) -> Option<Fix> {
        let mut edits = Vec::new();
        for edit in &fix.edits {
            edits.push(Edit { place: self.place(&edit.place, files)?, text: edit.text.clone() });
        }
        Some(Fix { title: fix.title.clone(), edits })
    }
}
