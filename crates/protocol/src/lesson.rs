//! A lesson on screen. What it asks is in its own form, as bytes (`chartroom-lesson`), which only the view and the engine read.

use crate::{Comparing, Landing, Question, SharedState};
use serde::{Deserialize, Serialize};

/// What the engine is asked about a lesson, and where the reader looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judging {
    /// The page's number for what is rendered.
    pub revision: u32,
    /// Conditions, places and steps: a `chartroom_lesson::Asked`.
    pub asked: Vec<u8>,
    /// The key of the record on screen.
    pub key: String,
    /// Index of the open environment.
    pub active: u32,
    /// What is explained and stays so.
    pub pinned: Option<Question>,
    /// What is compared.
    pub comparing: Option<Comparing>,
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The key of the record on screen.
    pub key: String,
    /// Index of the open environment.
    pub active: u32,
    /// Whether conditions are met, in the order of the question, and what there is now, on one line.
    pub conditions: Vec<(bool, Option<String>)>,
    /// The lines of the places, from 0, where they are there.
    pub lines: Vec<Option<u32>>,
    /// Steps were asked for.
    pub steps: bool,
    /// Files and environments that the steps change, as they are then; none where they change nothing.
    pub changed: Option<SharedState>,
    /// Where the steps look: the index of the environment, and the place.
    pub landing: Option<(u32, Landing)>,
    /// What a lesson that is being made comes to: a `chartroom_lesson::Made`; empty where none is.
    pub made: Vec<u8>,
}
