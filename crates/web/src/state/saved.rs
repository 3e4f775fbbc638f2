//! What survives a reload: the difference to the chart as it came, versioned.

use super::State;
use chartroom_protocol::SharedState;
use serde::{Deserialize, Serialize};

/// Whose the edits on screen are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Origin {
    /// The user's own.
    #[default]
    Own,
    /// A link's, as they came.
    Link,
}

/// The form in storage. The names of its fields, and of [`SharedState`]'s, are what old stored edits are read by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Saved {
    /// Counts up when the form changes in a way that old code cannot read.
    pub(crate) version: u32,
    /// The edits.
    pub(crate) state: SharedState,
    /// Whose they are.
    #[serde(default)]
    pub(crate) origin: Origin,
    /// Own edits that an opened link put aside.
    #[serde(default)]
    pub(crate) parked: Option<SharedState>,
    /// The file in the upper editor.
    #[serde(default)]
    pub(crate) open_file: Option<String>,
}

/// The form that this build writes.
const VERSION: u32 = 1;

impl State {
    /// What is to be stored; none when there is nothing to keep.
    pub(crate) fn to_store(&self) -> Option<Saved> {
        (!self.pristine() || self.parked.is_some()).then(|| self.saved())
    }

    pub(super) fn saved(&self) -> Saved {
        Saved {
            version: VERSION,
            state: self.difference(),
            origin: self.origin,
            parked: self.parked.as_deref().cloned(),
            open_file: self.open.as_ref().map(|open| open.to_string()),
        }
    }
}

/// Reads what [`State::saved`] gave, as JSON.
pub(crate) fn read(json: &str) -> Result<Saved, ()> {
    let saved: Saved = serde_json::from_str(json).map_err(|_| ())?;
    if saved.version == VERSION { Ok(saved) } else { Err(()) }
}
