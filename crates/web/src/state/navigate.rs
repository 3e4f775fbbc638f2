//! Where a click leads.

use super::action::{Range, TextEdit};
use super::{Dialog, Effect, MobileView, State, Tab};
use chartroom_protocol::{Edit, FileEntry, FileKind, Place, Problem};
use std::rc::Rc;

/// A place to go to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// In a file of the chart.
    File(Rc<str>, Range),
    /// A `--set` entry of an environment.
    Set(usize, usize),
    /// An object and line of the manifests of an environment.
    Object(usize, u32, u32),
}

impl Target {
    /// Where a place leads; none for texts that only existed while rendering.
    pub(crate) fn of(place: &Place, files: &[FileEntry]) -> Option<Self> {
        let file = files.get(place.file.0 as usize)?;
        match file.kind {
            FileKind::User => Some(Self::File(Rc::from(file.name.as_str()), Range::from(*place))),
            FileKind::Set { environment, entry } => {
                Some(Self::Set(environment as usize, entry as usize))
            }
            FileKind::Rendered { environment, object } => {
                Some(Self::Object(environment as usize, object, place.start.line))
            }
            FileKind::Virtual => None,
        }
    }
}

impl State {
    /// Goes to a place; the effects put the editors there.
    pub(crate) fn go(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::File(path, range) => {
                self.open_file(path.clone());
                vec![Effect::Reveal(path, range)]
            }
            Target::Set(environment, entry) => {
                self.activate(environment);
                self.dialog = Some(Dialog::Sets(Some(entry)));
                Vec::new()
            }
            Target::Object(environment, object, line) => {
                self.activate(environment);
                self.tab = Tab::Manifests;
                self.view = MobileView::Output;
                vec![Effect::RevealObject(object, line)]
            }
        }
    }

    /// Shows a file in an editor: values.yaml below, any other above.
    pub(crate) fn open_file(&mut self, path: Rc<str>) {
        if self.file(&path).is_none() {
            return;
        }
        if self.base().as_ref() != Some(&path) {
            self.open = Some(path.clone());
        }
        self.current = Some(path);
        self.view = MobileView::Values;
        self.drawer = false;
    }

    /// Opens an environment and, unless a file outside the layers is open, its overlay.
    pub(crate) fn activate(&mut self, index: usize) {
        if index >= self.environments.len() || index == self.active {
            return;
        }
        let overlays = |environment: &chartroom_protocol::Environment, path: &str| {
            environment.overlays.iter().any(|overlay| overlay == path)
        };
        let was_overlay = self.open.as_ref().is_none_or(|open| {
            self.environments.iter().any(|environment| overlays(environment, open))
        });
        self.active = index;
        self.stop_explaining(true);
        if was_overlay {
            self.open_overlay();
        }
    }

    /// Chooses a problem of the list and goes to its place.
    pub(crate) fn go_to_problem(&mut self, index: usize) -> Vec<Effect> {
        let shown = self.shown.clone();
        let Some(problem) = shown.problems.get(index) else { return Vec::new() };
        self.chosen = Some(index);
        self.show_environment_of(problem);
        let target = problem.place.and_then(|place| Target::of(&place, &shown.files));
        target.map(|target| self.go(target)).unwrap_or_default()
    }

    fn show_environment_of(&mut self, problem: &Problem) {
        let here = problem.environments.iter().any(|index| *index as usize == self.active);
        if let Some(first) = problem.environments.first().filter(|_| !here) {
            self.activate(*first as usize);
        }
    }

    /// Goes to the problem `step` places on in the list, around its ends.
    pub(crate) fn step_problem(&mut self, step: i32) -> Vec<Effect> {
        let count = self.shown.problems.len() as i32;
        if count == 0 {
            return Vec::new();
        }
        let shown_first = self.shown.of(self.active).next().map(|(index, _)| index as i32);
        let next = match self.chosen {
            Some(chosen) => (chosen as i32 + step).rem_euclid(count),
            None if step > 0 => shown_first.unwrap_or(0),
            None => count - 1,
        };
        self.go_to_problem(next as usize)
    }

    /// Goes to a related place of a problem.
    pub(crate) fn go_to_related(&mut self, index: usize, related: usize) -> Vec<Effect> {
        let shown = self.shown.clone();
        let place = shown.problems.get(index).and_then(|problem| problem.related.get(related));
        let target = place.and_then(|related| Target::of(&related.place, &shown.files));
        target.map(|target| self.go(target)).unwrap_or_default()
    }

    /// The problems of the environments that the list is of, with their numbers.
    pub(crate) fn in_scope(&self) -> Vec<(usize, &Problem)> {
        match self.problems_all {
            true => self.shown.problems.iter().enumerate().collect(),
            false => self.shown.of(self.active).collect(),
        }
    }

    /// Those of them that the filter lets through.
    pub(crate) fn listed(&self) -> Vec<(usize, &Problem)> {
        let wanted = self.filter.text.trim().to_ascii_lowercase();
        let holds = |text: &str| text.to_ascii_lowercase().contains(&wanted);
        let passes = |problem: &Problem| {
            let file = problem.place.and_then(|place| self.shown.file(place.file));
            self.filter.severity.is_none_or(|severity| severity == problem.severity)
                && (wanted.is_empty()
                    || holds(&problem.code)
                    || holds(&problem.message)
                    || file.is_some_and(|file| holds(&file.name)))
        };
        self.in_scope().into_iter().filter(|(_, problem)| passes(problem)).collect()
    }

    /// Those of the list that can be mended and have the code of one.
    pub(crate) fn listed_like(&self, index: usize) -> Vec<usize> {
        let Some(problem) = self.shown.problems.get(index) else { return Vec::new() };
        let alike =
            |(_, other): &(usize, &Problem)| other.code == problem.code && other.fix.is_some();
        self.listed().into_iter().filter(alike).map(|(index, _)| index).collect()
    }

    /// Applies the fixes of problems in the editors, file by file. Of fixes that overlap, the first is applied.
    pub(crate) fn fix(&mut self, indexes: &[usize]) -> Vec<Effect> {
        let shown = self.shown.clone();
        let problems = indexes.iter().filter_map(|index| shown.problems.get(*index));
        let mut edits: Vec<&Edit> = Vec::new();
        for fix in problems.filter_map(|problem| problem.fix.as_ref()) {
            let free = |new: &Edit| edits.iter().all(|old| !overlap(&old.place, &new.place));
            if fix.edits.iter().all(free) {
                edits.extend(&fix.edits);
            }
        }
        let mut effects: Vec<Effect> = Vec::new();
        for edit in edits {
            let Some(Target::File(path, range)) = Target::of(&edit.place, &shown.files) else {
                continue;
            };
            let text = TextEdit { range, text: edit.text.clone() };
            let same = effects.iter_mut().find_map(|effect| match effect {
                Effect::Edit(other, edits) if *other == path => Some(edits),
                _ => None,
            });
            match same {
                Some(edits) => edits.push(text),
                None => {
                    self.open_file(path.clone());
                    effects.push(Effect::Edit(path, vec![text]));
                }
            }
        }
        effects
    }
}

/// Whether two places share text, or are the same point.
fn overlap(one: &Place, other: &Place) -> bool {
    let apart =
        |before: &Place, after: &Place| before.end <= after.start && before.start < after.start;
    one.file == other.file && !apart(one, other) && !apart(other, one)
}
