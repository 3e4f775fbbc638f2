//! States of a chart that are kept as points of its history: when one is due, and going back to one.

use super::points::{MINUTE, why};
use super::work::{Ordered, key, order};
use super::{Dialog, Effect, State, Text, Write};
use chartroom_protocol::{ForView, Looking, SharedState, encode};
use std::rc::Rc;

/// After how long without an edit the next one begins something new, in milliseconds.
const PAUSE: f64 = 2.0 * MINUTE;
/// How long work goes on without a point.
const LONG: f64 = 10.0 * MINUTE;

/// What this tab knows of the points that it made.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Points {
    /// When something was edited last, in milliseconds since 1970.
    pub(crate) edited: f64,
    /// When the last point was made, or could have been.
    kept: f64,
    /// The revision that it is of.
    revision: Option<u32>,
}

impl State {
    /// Makes a point before an edit, if work rested before it or has gone on for long.
    pub(super) fn rested(&mut self) -> Vec<Effect> {
        let since = |then: f64| self.now - then;
        if since(self.points.edited) < PAUSE && since(self.points.kept) < LONG {
            return Vec::new();
        }
        self.points.kept = self.now;
        self.point(why::PAUSE)
    }

    /// Makes a point of the state on screen, unless it is one, or the chart as it came.
    pub(super) fn point(&mut self, why: &'static str) -> Vec<Effect> {
        if self.points.revision == Some(self.revision) || self.pristine() || self.in_lesson() {
            return Vec::new();
        }
        self.keep_point(self.work.name.clone(), why)
    }

    /// Makes a point that the user names.
    pub(super) fn named_point(&mut self, name: &str) -> Vec<Effect> {
        match name.trim() {
            "" => Vec::new(),
            name => self.keep_point(Rc::from(name), ""),
        }
    }

    fn keep_point(&mut self, name: Rc<str>, why: &'static str) -> Vec<Effect> {
        if !self.work.loaded || self.holding || self.reading() {
            return Vec::new();
        }
        (self.points.kept, self.points.revision) = (self.now, Some(self.revision));
        let rev = self.next_rev();
        let mut put = self.to_put(rev.clone());
        (put.about.name, put.about.why) = (name.to_string(), why.to_owned());
        let key = key(self.own.as_deref(), &rev);
        let write = Write { key, base: None, put: Some(put), point: true };
        // The views see to it that there are not too many.
        vec![order(Ordered::Write(Box::new(write))), Effect::FetchViews]
    }

    /// Puts an earlier state in the place of the one on screen, which becomes a point before.
    pub(super) fn go_back_to(&mut self, state: &SharedState) -> Vec<Effect> {
        if self.reading() {
            return Vec::new();
        }
        self.dialog = None;
        self.replaced_by(state, crate::text::KEPT_WENT_BACK.text(), why::BACK)
    }

    /// Tells the view that shows earlier states what is on screen.
    pub(super) fn look(&self) -> Option<Effect> {
        if self.dialog != Some(Dialog::History) || !self.views {
            return None;
        }
        let looking = Looking {
            chart: key(self.own.as_deref(), ""),
            came: self.builtin.iter().filter_map(super::File::to_shared).collect(),
            now: self.saved().state,
            reading: self.reading(),
        };
        encode(&looking).ok().map(|bytes| Effect::ToView(ForView::History, bytes))
    }

    /// Takes texts that only an editor holds out of it, before all of them may be replaced.
    pub(crate) fn hold(&mut self, text: impl Fn(&str) -> String) {
        for file in &mut self.files {
            if let Text::Large(_, held @ None) = &mut file.text {
                *held = Some(Rc::from(text(&file.path)));
            }
        }
    }
}
