//! A lesson beside the page, which the views draw: what they ask of every render, and what they have done.

use super::points::why;
use super::{Effect, State};
use chartroom_protocol::{Ask, Judging, SharedState, encode};
use std::rc::Rc;

/// How records of lessons are called in keys, before the lesson's own name.
pub(crate) const LESSON: &str = "lesson-";

/// What the view asks, and what the engine was asked last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lesson {
    asked: Vec<u8>,
    last: Vec<u8>,
}

impl State {
    /// Whether what is on screen is a lesson's, which is nobody's work: no history is made of it.
    pub(crate) fn in_lesson(&self) -> bool {
        self.work.slot.starts_with(LESSON)
    }

    /// Takes in what the view asks from here on.
    pub(super) fn judge_by(&mut self, asked: Vec<u8>) {
        self.lesson = Lesson { asked, last: Vec::new() };
    }

    /// Asks what the lesson asks, once there is something new to ask it of.
    pub(super) fn judge(&mut self) {
        if self.lesson.asked.is_empty() || self.complete != Some(self.revision) {
            return;
        }
        let pinned = self.trace.as_ref().filter(|trace| trace.pinned);
        let judging = Judging {
            revision: self.revision,
            asked: self.lesson.asked.clone(),
            key: self.key(),
            active: self.active as u32,
            pinned: pinned.map(|trace| trace.question.clone()),
            comparing: self.compare,
        };
        let judging = encode(&judging).unwrap_or_default();
        if self.lesson.last != judging {
            self.lesson.last.clone_from(&judging);
            self.asks.retain(|ask| !matches!(ask, Ask::Judge(_)));
            self.asks.push_back(Ask::Judge(judging));
        }
    }

    /// Takes a step of a lesson, which can be taken back.
    pub(super) fn take_step(&mut self, step: SharedState) -> Vec<Effect> {
        if self.reading() {
            return Vec::new();
        }
        let mut state = self.saved().state;
        state.files.retain(|file| step.files.iter().all(|new| new.path != file.path));
        state.environments = step.environments.or(state.environments);
        let first = step.files.first().map(|file| Rc::from(file.path.as_str()));
        state.files.extend(step.files);
        let effects = self.replaced_by(&state, crate::text::KEPT_STEP.text(), why::BACK);
        let view = self.view;
        first.into_iter().for_each(|path| self.open_file(path));
        self.view = view;
        effects
    }
}
