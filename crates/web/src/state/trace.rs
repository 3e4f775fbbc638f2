//! What the page explains: a line of output that is pointed at or pinned, or a key of the values.

use super::{Effect, State, Tab, Target, Upgrade, View};
use crate::by_key::ByKey;
use chartroom_protocol::{
    About, Ask, Condition, Explained, Explanation, FileEntry, Place, Project, Question,
    ReachedLine, ShownLine, ValueTrace,
};
use serde::Serialize;
use std::rc::Rc;

/// What is being explained.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trace {
    /// What was asked.
    pub(crate) question: Question,
    /// It stays when the pointer goes on.
    pub(crate) pinned: bool,
    /// It was pinned and what it is about has not been brought into view yet.
    pub(crate) fresh: bool,
    /// The answer, once it is there; the one to the question before stays until then.
    pub(crate) answer: Option<Rc<Explanation>>,
}

/// A letter that stands at a line: A output, B template, C value, D condition.
pub(crate) type Letter = char;

/// The form that `www/editor/src/trace.ts` reads.
#[derive(Default, Serialize)]
struct Notes<'a> {
    lit: Vec<(u32, Letter)>,
    ghosts: Vec<(u32, &'a str, &'a str, usize)>,
}

impl State {
    /// Asks for an explanation; what is pinned stays until something else is pinned. What is explained already is
    /// brought into view at once when it is pinned.
    pub(crate) fn explain(&mut self, question: Question, pin: bool) -> Vec<Effect> {
        if let Some(trace) = &mut self.trace {
            if trace.pinned && !pin {
                return Vec::new();
            }
            if trace.question == question {
                trace.fresh |= pin && !trace.pinned;
                trace.pinned |= pin;
                return self.bring_into_view();
            }
        }
        let answer = self.trace.take().and_then(|trace| trace.answer);
        self.ask_to_explain(question.clone());
        self.trace = Some(Trace { question, pinned: pin, fresh: pin, answer });
        Vec::new()
    }

    fn ask_to_explain(&mut self, question: Question) {
        self.asks.retain(|ask| !matches!(ask, Ask::Explain(..)));
        self.asks.push_back(Ask::Explain(question, None));
    }

    /// Over the last good output: what it was made of, which the engine renders once more to explain it.
    pub(super) fn made_of(&self) -> Option<Box<Project>> {
        let good = self.good().filter(|good| good.stale)?;
        let mut project = self.project(good.made_of.as_ref()?)?;
        project.environments.retain(|environment| environment.name == good.name);
        Some(Box::new(project))
    }

    /// Stops explaining: when the pointer leaves what is not pinned, or when it is wanted.
    pub(crate) fn stop_explaining(&mut self, pinned_too: bool) {
        if self.trace.as_ref().is_some_and(|trace| pinned_too || !trace.pinned) {
            self.trace = None;
            self.asks.retain(|ask| !matches!(ask, Ask::Explain(..)));
        }
    }

    /// After a render of the open environment what is pinned is explained anew, and the rest is forgotten.
    pub(crate) fn explain_again(&mut self) {
        self.stop_explaining(false);
        if let Some(question) = self.trace.as_ref().map(|trace| trace.question.clone()) {
            self.ask_to_explain(question);
        } else {
            self.follow_lines();
        }
    }

    /// The chips of the last good output are to lead to lines as they stand now.
    pub(super) fn follow_lines(&mut self) {
        let stale = self.good().is_some_and(|good| good.stale && good.view.is_some());
        if stale && self.typing.is_none() && self.trace.is_none() && self.upgrade != Upgrade::Failed
        {
            self.ask_to_explain(Question::Files { environment: self.active as u32 });
        }
    }

    /// Takes an explanation in, and brings what it is about into view if it is pinned.
    pub(crate) fn explained(&mut self, explanation: Explanation) -> Vec<Effect> {
        if explanation.past
            && !matches!(explanation.question, Question::Source { .. })
            && let Some(good) = self.good.get_mut(self.active)
        {
            good.follow(&explanation.files);
        }
        match self.trace.as_mut().filter(|trace| trace.question == explanation.question) {
            Some(trace) => trace.answer = Some(Rc::new(explanation)),
            None => return Vec::new(),
        }
        self.bring_into_view()
    }

    /// Brings what a pinned explanation is about into view, once it is there.
    fn bring_into_view(&mut self) -> Vec<Effect> {
        let Some(trace) = self.trace.as_mut().filter(|trace| trace.pinned) else {
            return Vec::new();
        };
        let of_question = |answer: &&Rc<Explanation>| answer.question == trace.question;
        let Some(explanation) = trace.answer.as_ref().filter(of_question).cloned() else {
            return Vec::new();
        };
        match (&trace.question, &explanation.about) {
            (Question::Source { .. }, about) => {
                self.tab = Tab::Manifests;
                let line = reached(about).first();
                line.map(|line| Effect::ScrollToLine(line.object, line.line)).into_iter().collect()
            }
            (_, About::Nothing(_)) | (Question::Files { .. }, _) => Vec::new(),
            (Question::Line { object, line, .. }, _) => {
                let line = Effect::KeepInSight(*object, *line);
                let fresh = std::mem::take(&mut trace.fresh);
                let mut effects = self.scroll_to_places(&explanation);
                effects.extend(fresh.then_some(line));
                effects
            }
        }
    }

    /// Scrolls the editors to the template and the values of a line, as far as their files are open.
    fn scroll_to_places(&self, explanation: &Explanation) -> Vec<Effect> {
        let About::Line(line) = &explanation.about else { return Vec::new() };
        let templates = line.templates.iter().map(|template| template.place);
        let winner = |value: &ValueTrace| value.layers.last().and_then(|layer| layer.source.place);
        let values = line.values.iter().filter_map(winner);
        let below = |value: &ValueTrace| value.layers.first().and_then(|layer| layer.source.place);
        let bases = line.values.iter().filter_map(below);
        let mut effects: Vec<Effect> = Vec::new();
        for place in templates.chain(values).chain(bases) {
            let Some(Target::File(path, range)) = Target::of(&place, &explanation.files) else {
                continue;
            };
            let open = [self.open.clone(), self.base()].contains(&Some(path.clone()));
            let seen =
                effects.iter().any(|one| matches!(one, Effect::Scroll(other, _) if *other == path));
            if open && !seen {
                effects.push(Effect::Scroll(path, range));
            }
        }
        effects
    }

    /// The explanation on screen.
    pub(crate) fn explanation(&self) -> Option<&Rc<Explanation>> {
        self.trace.as_ref()?.answer.as_ref()
    }

    /// What is pinned, with the output on screen.
    pub(crate) fn pinned_explanation(&self) -> Option<(Rc<Explanation>, Rc<View>)> {
        let answer = self.trace.as_ref().filter(|trace| trace.pinned)?.answer.clone()?;
        Some((answer, self.good()?.view.clone()?))
    }

    /// Where a line that is pinned leads: to the value that wins, else to the template.
    pub(crate) fn go_to_winner(&mut self) -> Vec<Effect> {
        let target = self.explanation().and_then(|explanation| {
            let About::Line(line) = &explanation.about else { return None };
            let value = line.values.iter().find_map(|value| value.layers.last()?.source.place);
            let place = value.or(line.templates.first().map(|template| template.place))?;
            Target::of(&place, &explanation.files)
        });
        target.map(|target| self.go(target)).unwrap_or_default()
    }

    /// Whether an explanation stays where it is, wherever the pointer goes.
    pub(crate) fn pinned(&self) -> bool {
        self.trace.as_ref().is_some_and(|trace| trace.pinned)
    }

    /// Object and line of the output that is pinned.
    pub(crate) fn pinned_line(&self) -> Option<(usize, usize)> {
        match self.trace.as_ref().filter(|trace| trace.pinned)?.question {
            Question::Line { object, line, .. } => Some((object as usize, line as usize)),
            Question::Source { .. } | Question::Files { .. } => None,
        }
    }

    /// The lines of the manifests that are lit: object, line and letter.
    pub(crate) fn lit(&self) -> Vec<(u32, u32, Letter)> {
        let Some(explanation) = self.explanation() else { return Vec::new() };
        match (&explanation.question, &explanation.about) {
            (Question::Line { object, line, .. }, About::Line(_)) => vec![(*object, *line, 'A')],
            (_, about) => {
                let letter = |line: &ReachedLine| if line.control { 'D' } else { 'A' };
                let lines = reached(about).iter();
                lines.map(|line| (line.object, line.line, letter(line))).collect()
            }
        }
    }

    /// Letters and notes of the editors, as JSON by path.
    pub(crate) fn editor_notes(&self) -> String {
        let mut notes: ByKey<String, Notes> = ByKey::new();
        if let Some(explanation) = self.explanation() {
            for (place, letter) in places(explanation) {
                if let Some((path, line)) = line_of(&place, &explanation.files) {
                    notes.change(path, |Notes { lit, .. }| {
                        if lit.iter().all(|(other, _)| *other != line) {
                            lit.push((line, letter));
                        }
                    });
                }
            }
        }
        let good = self.good();
        let view: Option<&View> =
            good.filter(|good| !good.stale).and_then(|good| good.view.as_deref());
        let name = good.map(|good| good.name.as_str()).unwrap_or_default();
        for (index, one) in view.iter().flat_map(|view| view.overrides.iter().enumerate()) {
            let files = view.map(|view| view.files.as_slice()).unwrap_or_default();
            if let Some((path, line)) = line_of(&one.place, files) {
                notes.change(path, |notes| notes.ghosts.push((line, &one.text, name, index)));
            }
        }
        serde_json::to_string(&notes).unwrap_or_else(|_| "{}".to_owned())
    }

    /// Goes to what wins over a line of a lower layer.
    pub(crate) fn go_to_override(&mut self, index: usize) -> Vec<Effect> {
        let target = self.good().and_then(|good| good.view.as_ref()).and_then(|view| {
            let place = view.overrides.get(index)?.by.place?;
            Target::of(&place, &view.files)
        });
        target.map(|target| self.go(target)).unwrap_or_default()
    }
}

/// How many lines that are reached are listed before the rest is counted.
pub(crate) const MOST_LINES: usize = 60;

/// An explanation with the lines of the output that it names.
pub(crate) fn explained(explanation: &Explanation, view: &View) -> Explained {
    let shown = |object: u32, line: u32| {
        let object = view.objects.get(object as usize)?;
        Some(ShownLine {
            kind: object.kind.clone(),
            name: object.name.clone(),
            text: object.text.lines().nth(line as usize)?.trim().to_owned(),
            lines: object.lines.len() as u32,
        })
    };
    let reached = reached(&explanation.about).iter().take(MOST_LINES);
    Explained {
        explanation: explanation.clone(),
        line: match explanation.question {
            Question::Line { object, line, .. } => shown(object, line),
            _ => None,
        },
        reached: reached.map(|line| shown(line.object, line.line)).collect(),
    }
}

/// The lines of output that a key or a line of a template reaches.
fn reached(about: &About) -> &[ReachedLine] {
    match about {
        About::Key(key) => &key.lines,
        About::Template(line) => &line.lines,
        About::Line(_) | About::Nothing(_) => &[],
    }
}

/// The places of an explanation with their letters; what is named first wins a line.
fn places(explanation: &Explanation) -> Vec<(Place, Letter)> {
    let of_values = |values: &[ValueTrace], letter: Letter| -> Vec<(Place, Letter)> {
        let layers = values.iter().flat_map(|value| &value.layers);
        layers.filter_map(|layer| Some((layer.source.place?, letter))).collect()
    };
    let of_conditions = |conditions: &[Condition]| -> Vec<(Place, Letter)> {
        let of_one = |condition: &Condition| {
            let own = condition.place.map(|place| (place, 'D'));
            own.into_iter().chain(of_values(&condition.values, 'D')).collect::<Vec<_>>()
        };
        conditions.iter().flat_map(of_one).collect()
    };
    match &explanation.about {
        About::Line(line) => {
            let templates = line.templates.iter().map(|template| (template.place, 'B'));
            let values = of_values(&line.values, 'C');
            templates.chain(values).chain(of_conditions(&line.conditions)).collect()
        }
        About::Template(line) => {
            let values = of_values(&line.values, 'C').into_iter();
            let own = std::iter::once((line.template.place, 'B'));
            own.chain(values).chain(of_conditions(&line.conditions)).collect()
        }
        About::Key(key) => {
            let mut places = of_values(std::slice::from_ref(&key.value), 'C');
            places.extend(key.templates.iter().map(|template| (template.place, 'B')));
            places
        }
        About::Nothing(_) => Vec::new(),
    }
}

fn line_of(place: &Place, files: &[FileEntry]) -> Option<(String, u32)> {
    match Target::of(place, files)? {
        Target::File(path, range) => Some((path.to_string(), range.line)),
        _ => None,
    }
}
