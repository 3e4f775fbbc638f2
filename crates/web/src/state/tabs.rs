//! Several tabs on one record: one changes it, the others read; see [`super::work`].

use super::work::{Access, Lock, NotKept, Ordered, Unsaved, Word, Work, order};
use super::{Dialog, Effect, Notice, State};
use crate::text;

impl State {
    /// What is on screen becomes a record of its own.
    pub(super) fn apart(&mut self, name: &str) -> Vec<Effect> {
        let from = self.key();
        let slot = self.next_slot("copy");
        let fresh = Work::new(&slot, name, self.work.foreign);
        self.work = Work { loaded: true, unsaved: Unsaved::Edits, ..fresh };
        self.notices.retain(|notice| !matches!(notice, Notice::Apart(_)));
        if name == text::KEPT_APART.english() {
            self.notices.push(Notice::Apart(from));
        }
        let mut effects = vec![order(Ordered::Lock(self.key()))];
        effects.extend(self.write(false));
        effects
    }

    pub(super) fn yielded(&mut self) -> Vec<Effect> {
        self.work.access = Access::Reading;
        vec![order(Ordered::Tell(Word::Yielded(self.key())))]
    }

    pub(super) fn lock(&mut self, lock: Lock) -> Vec<Effect> {
        match lock {
            Lock::Held if self.work.access == Access::Editing || !self.work.loaded => {
                self.work.access = Access::Editing;
                Vec::new()
            }
            Lock::Held => {
                self.work.access = Access::Taking(true);
                vec![order(Ordered::Load(self.key(), false))]
            }
            Lock::Busy | Lock::Lost => {
                let edited = self.work.unsaved == Unsaved::Edits;
                if !matches!(self.work.access, Access::Taking(_)) {
                    self.work.access = Access::Reading;
                }
                // What was typed before the store answered is looked after when it does.
                if edited && self.work.loaded {
                    self.apart(text::KEPT_APART.english())
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Asks the tab that changes the record to let it go.
    pub(super) fn take_over(&mut self) -> Vec<Effect> {
        if self.work.access != Access::Reading {
            return Vec::new();
        }
        self.work.access = Access::Taking(false);
        let (ask, wait) = (Word::Yield(self.key()), Ordered::Wait(self.key()));
        vec![order(Ordered::Tell(ask)), order(wait)]
    }

    pub(super) fn steal(&mut self, key: &str) -> Vec<Effect> {
        if self.work.access != Access::Taking(false) || key != self.key() {
            return Vec::new();
        }
        self.work.access = Access::Taking(true);
        match self.locks {
            true => vec![order(Ordered::Steal(self.key()))],
            false => vec![order(Ordered::Load(self.key(), false))],
        }
    }

    /// What is read here goes on as a copy.
    pub(super) fn keep_both(&mut self) -> Vec<Effect> {
        if self.reading() { self.apart(text::KEPT_COPY.english()) } else { Vec::new() }
    }

    /// What someone else made is the user's own from here on.
    pub(super) fn take_foreign(&mut self) -> Vec<Effect> {
        if self.reading() || !self.work.foreign {
            return Vec::new();
        }
        self.work.foreign = false;
        self.chart_kept = false;
        self.unsaved(Unsaved::Edits);
        self.write(false)
    }

    pub(super) fn heard(&mut self, word: Word) -> Vec<Effect> {
        let here = |key: &str| key == self.key();
        match word {
            Word::Stored(key, rev) if here(&key) && rev.as_deref() != self.work.rev.as_deref() => {
                let idle = self.safe();
                if self.work.access == Access::Editing && !self.locks && idle {
                    self.work.access = Access::Reading;
                }
                match self.work.access {
                    Access::Editing | Access::Yielding => Vec::new(),
                    _ => vec![order(Ordered::Load(key, false))],
                }
            }
            Word::Stored(..) if self.dialog == Some(Dialog::Charts) => {
                vec![order(Ordered::List)]
            }
            Word::Yield(key) if here(&key) && self.work.access == Access::Editing => {
                self.work.access = Access::Yielding;
                let effects = self.write(false);
                if self.safe() { self.yielded() } else { effects }
            }
            Word::Yielded(key) => self.steal(&key),
            Word::Removed => {
                self.chart_kept = false;
                vec![order(Ordered::Load(self.key(), false)), order(Ordered::List)]
            }
            _ => Vec::new(),
        }
    }

    /// Edits, or a chart with its edits, are being removed from the browser. What is on screen stays there.
    pub(super) fn forget(&mut self, here: bool) {
        if here {
            (self.work.rev, self.work.unsaved, self.chart_kept) = (None, Unsaved::No, false);
        }
    }

    pub(super) fn forgotten(&mut self, result: Result<(), String>) -> Vec<Effect> {
        match result {
            Ok(()) => {
                let load = Ordered::Load(self.key(), false);
                vec![order(Ordered::Tell(Word::Removed)), order(load), order(Ordered::List)]
            }
            Err(reason) => self.failed(NotKept::Refused(reason)),
        }
    }
}
