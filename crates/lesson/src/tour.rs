//! The tour: tasks on the page itself, each done when what it asks for is so, and what is ringed meanwhile.

use crate::{Check, Step, Text};
use serde::{Deserialize, Serialize};

/// The tour; `T` is [`Text`] as it is written, and a string in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tour<T> {
    /// How long it takes.
    pub minutes: u32,
    /// What is to be done, in its order.
    pub tasks: Vec<Task<T>>,
}

/// A task of the tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task<T> {
    /// Its name in what is kept.
    pub id: String,
    /// What it is called.
    pub title: T,
    /// When it is done, as the engine judges it,
    #[serde(default)]
    pub when: Option<Check>,
    /// or what is in the page then, as a selector of CSS.
    #[serde(default)]
    pub seen: String,
    /// Ways to it: the last one that fits is shown.
    pub stages: Vec<Stage<T>>,
    /// What came of it.
    pub done: T,
    /// Where that is seen.
    pub proof: Vec<Spot>,
    /// What does it for the reader: this is pressed,
    #[serde(default)]
    pub presses: String,
    /// and these steps are taken.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// A part of the way to a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage<T> {
    /// It fits where all of these selectors find something; without any always.
    #[serde(default)]
    pub at: Vec<String>,
    /// What is to be done.
    pub says: T,
    /// Where: the first of these that is in sight.
    pub cause: Vec<Spot>,
    /// What changes then.
    pub effect: Vec<Spot>,
}

/// Something in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// A selector of CSS.
    pub on: String,
    /// A text that it has.
    #[serde(default)]
    pub has: String,
}

impl Tour<Text> {
    /// The tour in one language.
    pub fn in_language(&self, language: &str) -> Tour<String> {
        let text = |text: &Text| text.in_language(language).to_owned();
        let stage = |one: &Stage<Text>| Stage {
            at: one.at.clone(),
            says: text(&one.says),
            cause: one.cause.clone(),
            effect: one.effect.clone(),
        };
        let task = |one: &Task<Text>| Task {
            id: one.id.clone(),
            title: text(&one.title),
            when: one.when.clone(),
            seen: one.seen.clone(),
            stages: one.stages.iter().map(stage).collect(),
            done: text(&one.done),
            proof: one.proof.clone(),
            presses: one.presses.clone(),
            steps: one.steps.clone(),
        };
        Tour { minutes: self.minutes, tasks: self.tasks.iter().map(task).collect() }
    }

    /// All of its texts.
    pub fn texts(&self) -> Vec<&Text> {
        let whole = self.tasks.iter().flat_map(|task| [&task.title, &task.done]);
        whole
            .chain(self.tasks.iter().flat_map(|task| task.stages.iter().map(|one| &one.says)))
            .collect()
    }
}
