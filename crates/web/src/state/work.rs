//! Which record of the browser's store is on screen, and who may change it.
//!
//! Every chart has any number of records: the user's own edits, copies, and what links carried, each under a key of
//! its own. One tab changes a record, the others read it. A record is only ever replaced by edits that were made on
//! it; those that were not become a record of their own. Nothing is merged, nothing is overwritten.

use super::notes;
use super::{Effect, Loaded, Note, State, Write};
use chartroom_protocol::{AboutKept, Keeping, Link, OpenedChart};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The record of the user's own edits, before there are copies.
pub(crate) const OWN: &str = "own";

/// What the built-in chart is called in keys.
const BUILT_IN: &str = "builtin";

/// The key of a record of a chart; none for the built-in one.
pub(crate) fn key(chart: Option<&str>, slot: &str) -> String {
    format!("{}/{slot}", chart.unwrap_or(BUILT_IN))
}

/// The chart and the record of a key.
pub(crate) fn parts(key: &str) -> (Option<&str>, &str) {
    let (chart, slot) = key.split_once('/').unwrap_or((BUILT_IN, key));
    (Some(chart).filter(|chart| *chart != BUILT_IN), slot)
}

/// The record on screen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Work {
    /// Its name in keys.
    pub(crate) slot: Rc<str>,
    /// Its name on screen.
    pub(crate) name: Rc<str>,
    /// Someone else made it, and the user did not take it over.
    pub(crate) foreign: bool,
    /// The chart version that a link was made on, when it is another one.
    pub(crate) other_version: Option<String>,
    /// What the store holds, as far as this tab knows; none when nothing.
    pub(crate) rev: Option<Rc<str>>,
    /// The store has said what it holds.
    pub(crate) loaded: bool,
    /// What is not stored yet.
    pub(crate) unsaved: Unsaved,
    /// Revisions that are being written, and what they hold; none where the record is being removed.
    pub(crate) writing: Vec<(Option<Rc<str>>, Unsaved)>,
    /// Who changes it.
    pub(crate) access: Access,
}

impl Work {
    pub(crate) fn new(slot: &str, name: &str, foreign: bool) -> Self {
        Self {
            slot: Rc::from(slot),
            name: Rc::from(name),
            foreign,
            other_version: None,
            rev: None,
            loaded: false,
            unsaved: Unsaved::No,
            writing: Vec::new(),
            access: Access::Editing,
        }
    }
}

/// How much of what is on screen is not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unsaved {
    /// Nothing.
    No,
    /// Only what is looked at, such as the open environment.
    View,
    /// Edits.
    Edits,
}

/// Who changes the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// This tab.
    Editing,
    /// This tab stores what it has, and reads then: another one asked for it.
    Yielding,
    /// Another tab; this one shows what that one stores.
    Reading,
    /// This tab is about to; true once the lock was asked for.
    Taking(bool),
}

/// Why the store keeps nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// There is no room left.
    Full,
    /// It cannot be opened or written, in the browser's words.
    Refused(String),
    /// A newer build of the page changed it.
    Newer,
}

/// Why edits were not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotWritten {
    /// The store holds something else than what they were made on.
    Conflict,
    /// The store failed.
    Failed(NotKept),
}

/// What became of the lock on a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// This tab has it.
    Held,
    /// Another tab has it.
    Busy,
    /// Another tab took it.
    Lost,
}

/// What tabs say to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Word {
    /// A record was stored, under that revision.
    Stored(String, Option<String>),
    /// Another tab wants to change a record.
    Yield(String),
    /// All edits of a record are stored, and are not added to.
    Yielded(String),
    /// Records and charts were removed, added or named otherwise.
    Removed,
}

/// What the store and the other tabs say.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// What is kept under a key.
    Loaded(Box<Loaded>),
    /// Edits were stored, or not.
    Wrote(String, Result<(), NotWritten>),
    /// All that is kept.
    Listed(Keeping),
    /// The lock on a record.
    Lock(String, Lock),
    /// Another tab was given time enough to let a record go.
    Waited(String),
    /// An earlier build kept something that the views can read.
    Earlier,
    /// Another tab says something.
    Heard(Word),
    /// The store cannot be used, or a chart could not be kept.
    Failed(NotKept),
    /// Settings cannot be kept.
    NoSettings,
    /// The tabs cannot tell each other what they do; true when there are locks, though.
    Blind(bool),
}

/// What the store is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ordered {
    /// Remember a record as the one that is open here, lock it and load it; true for its chart too.
    Open(String, bool),
    /// Load a record; true for its chart too.
    Load(String, bool),
    /// Remember a record as the one that is open here, and lock it.
    Lock(String),
    /// Take the lock on a record from another tab.
    Steal(String),
    /// Give another tab time to let a record go.
    Wait(String),
    /// Store edits.
    Write(Box<Write>),
    /// Note at once, beside the store, what it may not get before the page is gone; nothing once it has it.
    Note(Option<Box<Note>>),
    /// Say what is kept.
    List,
    /// Keep a chart, by its id.
    KeepChart(String, AboutKept, Rc<Vec<super::File>>),
    /// Say something to the other tabs.
    Tell(Word),
}

/// What is opened once the edits on screen are stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Next {
    /// What is kept under a key.
    Kept(String),
    /// A chart that was opened.
    Chart(OpenedChart),
    /// What a link carried, and its payload.
    Link(Box<Link>, String),
}

/// As an effect.
pub(super) fn order(what: Ordered) -> Effect {
    Effect::Store(what)
}

impl State {
    /// The key of the record on screen.
    pub(crate) fn key(&self) -> String {
        key(self.own.as_deref(), &self.work.slot)
    }

    /// Whether nothing can be changed here, since another tab does.
    pub(crate) fn reading(&self) -> bool {
        self.work.access != Access::Editing
    }

    /// Whether closing the page would lose something.
    pub(crate) fn at_risk(&self) -> bool {
        let chart = self.own.is_some() && !self.chart_kept;
        let lost = self.trouble.is_some() && (chart || self.work.unsaved == Unsaved::Edits);
        // Too much for a note: only the store can take it, and that takes its time.
        let size = |file: &super::File| match file.text {
            super::Text::Large(size, _) => size as usize,
            _ => 0,
        };
        lost || !self.safe() && self.files.iter().map(size).sum::<usize>() > notes::MOST
    }

    /// Notes that something is to be stored.
    pub(super) fn unsaved(&mut self, what: Unsaved) {
        self.work.unsaved = self.work.unsaved.max(what);
    }

    pub(super) fn safe(&self) -> bool {
        self.work.unsaved != Unsaved::Edits && self.work.writing.is_empty()
    }

    pub(super) fn next_rev(&mut self) -> Rc<str> {
        self.revs += 1;
        Rc::from(format!("{:x}-{}", self.seed, self.revs))
    }

    pub(super) fn next_slot(&mut self, kind: &str) -> String {
        format!("{kind}-{}", self.next_rev())
    }
}
