//! Where somebody stands: it goes along with a link where that is wanted, and whoever opens the link lands there.

use super::{Effect, Range, State, Tab, Target};
use chartroom_protocol::{Comparing, Landing, Question, SharedLine, SharedPlace};
use std::rc::Rc;

impl State {
    /// Where the reader stands; a line of the output that is meant, where that is not the pinned one.
    pub(super) fn standing(&self, line: Option<(usize, usize)>) -> SharedPlace {
        let view = self.good().and_then(|good| good.view.as_ref());
        let pinned = self.trace.as_ref().filter(|trace| trace.pinned);
        let line = line.or(self.pinned_line()).and_then(|(object, line)| {
            let object = view?.objects.get(object)?;
            let (kind, name) = (object.kind.clone(), object.name.clone());
            Some(SharedLine { kind, name, line: line as u32, mark: 0 })
        });
        let problem = self.chosen.filter(|_| self.problems_open);
        let problem = problem.and_then(|index| self.shown.problems.get(index));
        let place = problem.and_then(|one| Target::of(one.place.as_ref()?, &self.shown.files));
        let file = match (place, pinned.map(|trace| &trace.question)) {
            (Some(Target::File(path, range)), _) => Some((path.to_string(), range.line)),
            (_, Some(Question::Source { path, line, .. })) => Some((path.clone(), *line)),
            _ => self.current.as_ref().map(|path| (path.to_string(), 0)),
        };
        let compared = self.compare.map(|comparing| {
            let from = comparing.from.and_then(|from| self.environments.get(from as usize));
            from.map(|from| from.name.clone()).unwrap_or_default()
        });
        SharedPlace {
            tab: Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or_default() as u32,
            line,
            pinned: pinned.is_some(),
            file,
            problem: problem.map(|problem| problem.code.clone()),
            compared,
        }
    }

    /// Goes where the sender of a link stood, unless the reader went on by himself, or where a lesson leads. The focus stays
    /// where it is.
    pub(super) fn land(&mut self, landing: Landing) -> Vec<Effect> {
        let Landing { tab, line, pinned, file, problem, beside } = landing;
        let sent = std::mem::take(&mut self.received.fresh);
        if !sent && !self.in_lesson() {
            return Vec::new();
        }
        let environment = self.active as u32;
        let mut effects = Vec::new();
        self.tab = Tab::ALL.get(tab as usize).copied().unwrap_or(self.tab);
        if let Some((path, at)) = file.filter(|(path, _)| self.file(path).is_some()) {
            let view = self.view;
            self.open_file(Rc::from(path.as_str()));
            self.view = view;
            let range = Range { line: at, column: 0, end_line: at, end_column: 0 };
            effects.push(Effect::Scroll(Rc::from(path.as_str()), range));
            if let Some(code) = problem {
                let shown = &self.shown;
                self.chosen = shown.problems.iter().position(|one| {
                    let place = one.place.and_then(|place| Target::of(&place, &shown.files));
                    one.code == code
                        && matches!(place, Some(Target::File(other, range)) if *other == *path && range.line == at)
                });
                self.problems_open |= self.chosen.is_some();
            } else if pinned && line.is_none() {
                let question = Question::Source { environment, path, line: at };
                effects.extend(self.explain(question, true));
            }
        }
        if let Some((object, line)) = line {
            self.received.sent = sent.then_some((object as usize, line as usize));
            effects.push(Effect::ScrollToLine(object, line));
            if pinned {
                effects.extend(self.explain(Question::Line { environment, object, line }, true));
            }
        }
        if let Some(from) = beside {
            let comparing = Comparing { from, to: environment, quiet: from.is_some() };
            effects.extend(self.show_compare(comparing));
        }
        effects
    }
}
