//! Where a click leads.

use super::action::{Range, TextEdit};
use super::{Dialog, Effect, File, MobileView, State, Tab, Text};
use chartroom_protocol::{Ask, Edit, FileEntry, FileKind, Fixes, Place, Problem, Severity};
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
        let (file, place) = (files.get(place.file.0 as usize)?, &now(place, files)?);
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

/// A place as it stands now; none if its line was changed or is gone since.
pub(crate) fn now(place: &Place, files: &[FileEntry]) -> Option<Place> {
    let mut now = *place;
    if let Some(runs) = files.get(place.file.0 as usize).and_then(|file| file.moved.as_ref()) {
        let line = place.start.line;
        let run = runs.iter().find(|run| line.wrapping_sub(run.from) < run.count)?;
        now.start.line = line - run.from + run.to;
        now.end.line = now.start.line + (place.end.line - line);
    }
    Some(now)
}

/// Problems of what stands in no file, but in the dialog on the release.
const FACTS: [&str; 2] = ["values/release-name", "kube/version"];

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
                self.compare = None;
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
        self.compare = None;
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
        self.received.sent = None;
        self.stop_explaining(true);
        self.follow_lines();
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
        if target.is_none() && FACTS.contains(&problem.code.as_str()) {
            self.dialog = Some(Dialog::Facts);
        }
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
        let loud = |index: &i32| {
            self.shown.problems.get(*index as usize).is_some_and(|problem| !problem.quiet)
        };
        let around = |from: i32| {
            (1..=count).map(move |way| (from + way * step).rem_euclid(count)).find(loud)
        };
        let first = self.shown.of(self.active).map(|(index, _)| index as i32).find(loud);
        let next = match self.chosen {
            Some(chosen) => around(chosen as i32),
            None if step > 0 => first.or_else(|| around(-1)),
            None => around(0),
        };
        next.map(|next| self.go_to_problem(next as usize)).unwrap_or_default()
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

    /// Those of them that the filter lets through. Quiet ones are listed where they are asked for.
    pub(crate) fn listed(&self) -> Vec<(usize, &Problem)> {
        let wanted = self.filter.text.trim().to_ascii_lowercase();
        let quiet = !wanted.is_empty() || self.filter.severity == Some(Severity::Info);
        let holds = |text: &str| text.to_ascii_lowercase().contains(&wanted);
        let passes = |problem: &Problem| {
            let file = problem.place.and_then(|place| self.shown.file(place.file));
            self.filter.severity.is_none_or(|severity| severity == problem.severity)
                && (quiet || !problem.quiet)
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

    /// Applies the fixes of problems in the editors, file by file. What several fixes do to one file is made to fit
    /// first: entries may go one by one that must not go together.
    pub(crate) fn fix(&mut self, indexes: &[usize]) -> Vec<Effect> {
        let shown = self.shown.clone();
        let problems = indexes.iter().filter_map(|index| shown.problems.get(*index));
        let mut files: Vec<(Rc<str>, Vec<Vec<Edit>>)> = Vec::new();
        for fix in problems.filter_map(|problem| problem.fix.as_ref()) {
            for edits in fix.edits.chunk_by(|one, next| one.place.file == next.place.file) {
                let place = edits.first().map(|edit| edit.place);
                let target = place.and_then(|place| Target::of(&place, &shown.files));
                let Some(Target::File(path, _)) = target else { continue };
                match files.iter_mut().find(|(other, _)| *other == path) {
                    Some((_, fixes)) => fixes.push(edits.to_vec()),
                    None => files.push((path, vec![edits.to_vec()])),
                }
            }
        }
        let mut effects = Vec::new();
        for (path, edits) in files {
            match self.file(&path).map(|file| &file.text) {
                Some(Text::Small(text)) if indexes.len() > 1 => {
                    let (path, text) = (path.to_string(), text.to_string());
                    self.asks.push_back(Ask::Together(Fixes { path, text, edits }));
                }
                _ => effects.push(self.edit(path, edits.concat())),
            }
        }
        effects
    }

    /// Applies what several fixes do to a file, unless it was changed since.
    pub(crate) fn fixed_together(&mut self, fixes: &Fixes, edits: Vec<Edit>) -> Vec<Effect> {
        if self.dialog == Some(Dialog::Cluster) {
            self.dialog = None;
        }
        if edits.is_empty() || self.reading() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.file(&fixes.path).is_none() && fixes.text.is_empty() {
            self.insert(Rc::from(fixes.path.as_str()), Rc::from(""));
            effects = self.edited();
        }
        let file = self.file(&fixes.path);
        let same = |file: &&File| matches!(&file.text, Text::Small(text) if **text == fixes.text);
        if let Some(path) = file.filter(same).map(|file| file.path.clone()) {
            effects.push(self.edit(path, edits));
        }
        effects
    }

    fn edit(&mut self, path: Rc<str>, edits: Vec<Edit>) -> Effect {
        let text = |edit: Edit| TextEdit { range: Range::from(edit.place), text: edit.text };
        self.open_file(path.clone());
        Effect::Edit(path, edits.into_iter().map(text).collect())
    }
}
