//! What the browser's store holds of a state: the difference to the chart as it came, versioned.

use super::{State, Text};
use chartroom_protocol::{AboutKept, ChartFile, SharedFile, SharedState};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The form in storage. The names of its fields, and of [`SharedState`]'s, are what old stored edits are read by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Saved {
    /// Counts up when the form changes in a way that old code cannot read.
    pub(crate) version: u32,
    /// The edits.
    pub(crate) state: SharedState,
    /// The file in the upper editor.
    #[serde(default)]
    pub(crate) open_file: Option<String>,
    /// Files as they were when all could be rendered, where the edits cannot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) before: Vec<SharedFile>,
    /// The payload of the link that brought them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) link: Option<String>,
    /// That is being answered.
    #[serde(default)]
    pub(crate) answering: bool,
}

/// The form that this build writes.
pub(crate) const VERSION: u32 = 2;

/// Edits as they lie in the store.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// Another one for everything that is ever stored under the same key.
    pub(crate) rev: Rc<str>,
    /// What a list says of them.
    pub(crate) about: AboutKept,
    /// The edits; an error when they cannot be read.
    pub(crate) saved: Result<Saved, ()>,
}

/// What the store holds under a key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Loaded {
    /// The key that was asked for.
    pub(crate) asked: String,
    /// The key that it is kept under by now.
    pub(crate) key: String,
    /// The edits; none when there are none.
    pub(crate) record: Option<Record>,
    /// The files of the chart were asked for too.
    pub(crate) whole: bool,
    /// They, if they are there.
    pub(crate) files: Option<Vec<ChartFile>>,
}

/// Edits to be stored, if what is there is still what they were made on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Write {
    /// Their key.
    pub(crate) key: String,
    /// What is there; none when nothing is.
    pub(crate) base: Option<Rc<str>>,
    /// What is there afterwards, under that revision; none when nothing is to be.
    pub(crate) put: Option<Put>,
    /// It is a point of the history, and no record of edits.
    pub(crate) point: bool,
}

/// What is put in the place of what was stored before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Put {
    /// The new revision.
    pub(crate) rev: Rc<str>,
    /// What a list says; time and size are filled in where it is written.
    pub(crate) about: AboutKept,
    /// The edits.
    pub(crate) saved: Saved,
    /// Files that only an editor holds, whose texts are filled in where it is written.
    pub(crate) large: Vec<Rc<str>>,
}

impl State {
    /// What is to be stored of the state on screen.
    pub(super) fn to_put(&self, rev: Rc<str>) -> Put {
        let saved = self.saved();
        let large = self.files.iter().filter(|file| matches!(file.text, Text::Large(_, None)));
        let large: Vec<Rc<str>> = large.map(|file| file.path.clone()).collect();
        let changed = saved.state.files.iter().map(|file| file.path.clone());
        let changed: Vec<String> =
            changed.chain(large.iter().map(|path| path.to_string())).collect();
        let about = AboutKept {
            chart: self.builtin_name(),
            version: self.builtin_version(),
            name: self.work.name.to_string(),
            changed: crate::text::kept::changed(&changed),
            foreign: self.work.foreign,
            ..AboutKept::default()
        };
        Put { rev, about, saved, large }
    }

    pub(super) fn saved(&self) -> Saved {
        let mut state = self.difference();
        state.files.extend(self.files.iter().filter_map(|file| match &file.text {
            Text::Large(_, Some(text)) => {
                Some(SharedFile { path: file.path.to_string(), text: Some(text.to_string()) })
            }
            _ => None,
        }));
        let open_file = self.open.as_ref().map(|open| open.to_string());
        let link = self.received.link.as_deref().filter(|_| self.work.foreign).map(str::to_owned);
        let answering = self.received.answering && link.is_some();
        Saved { version: VERSION, state, open_file, before: self.whole_before(), link, answering }
    }
}

/// Reads what [`State::saved`] gave, as JSON.
pub(crate) fn read(json: &str) -> Result<Saved, ()> {
    let saved: Saved = serde_json::from_str(json).map_err(|_| ())?;
    if saved.version == VERSION { Ok(saved) } else { Err(()) }
}
