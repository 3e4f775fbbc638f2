//! Which lessons were done, and what one came from: kept by the browser beside the other settings.

use crate::state::{LESSON, OWN, key, parts};
use crate::storage;
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Progress {
    /// Lessons that were done, by their ids.
    pub(super) done: Vec<String>,
    /// Those of them that were shown, and not done by hand.
    shown: Vec<String>,
}

impl Progress {
    /// As it is kept; another tab may have gone on.
    pub(super) fn read() -> Self {
        let json = storage::lessons().unwrap_or_default();
        serde_json::from_str(&json).unwrap_or_default()
    }

    /// A lesson was done. One that was done by hand stays so.
    pub(super) fn finish(&mut self, id: &str, shown: bool) {
        *self = Self::read();
        let known = |list: &[String]| list.iter().any(|other| other == id);
        let by_hand = known(&self.done) && !known(&self.shown);
        self.shown.retain(|other| other != id);
        if shown && !by_hand {
            self.shown.push(id.to_owned());
        }
        if !known(&self.done) {
            self.done.push(id.to_owned());
        }
        if let Ok(json) = serde_json::to_string(self) {
            storage::set_lessons(&json);
        }
    }

    /// Whether a lesson was done.
    pub(super) fn is_done(&self, id: &str) -> bool {
        self.done.iter().any(|other| other == id)
    }
}

/// The lesson whose record has a key.
pub(super) fn lesson_of(key: &str) -> Option<&str> {
    parts(key).1.strip_prefix(LESSON)
}

/// The key of the record that is open here.
pub(super) fn open() -> String {
    storage::open().unwrap_or_else(|| key(None, OWN))
}

/// Remembers what is open, to go back to; a lesson is nothing to go back to.
pub(super) fn come_from_here() {
    let open = open();
    if lesson_of(&open).is_none() {
        storage::set_back(&open);
    }
}

/// What one came from.
pub(super) fn back() -> String {
    storage::back().unwrap_or_else(|| key(None, OWN))
}
