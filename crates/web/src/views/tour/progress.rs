//! How far the tour is: kept by the browser beside the other settings.

use crate::storage;
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Progress {
    /// Tasks that were done, by their ids.
    pub(super) done: Vec<String>,
    /// The task that is on, or was when the reader left, from 0.
    pub(super) at: usize,
    /// The tour was gone through to its end.
    pub(super) over: bool,
}

impl Progress {
    /// As it is kept; another tab may have gone on.
    pub(super) fn read() -> Self {
        let json = storage::tour().unwrap_or_default();
        serde_json::from_str(&json).unwrap_or_default()
    }

    pub(super) fn keep(&self) {
        if let Ok(json) = serde_json::to_string(self) {
            storage::set_tour(&json);
        }
    }

    pub(super) fn is_done(&self, id: &str) -> bool {
        self.done.iter().any(|other| other == id)
    }

    /// Whether the tour was begun and not gone through.
    pub(super) fn is_begun(&self) -> bool {
        !self.over && (self.at > 0 || !self.done.is_empty())
    }
}
