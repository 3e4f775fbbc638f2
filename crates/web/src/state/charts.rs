//! Which chart is open: the built-in one, or one of the user's own.

use super::{Effect, File, Notice, State, Text};
use crate::builtin;
use chartroom_protocol::{ChartFile, Content, OpenedChart};
use std::rc::Rc;

impl From<ChartFile> for File {
    fn from(file: ChartFile) -> Self {
        let text = match file.content {
            Content::Text(text) => Text::Small(Rc::from(text)),
            Content::Bytes(bytes) => Text::Binary(Rc::from(bytes)),
        };
        Self { path: Rc::from(file.path), text }
    }
}

impl State {
    /// The page with no chart yet, until the one that was open last has come out of the browser's storage.
    pub(crate) fn holding(own: Rc<str>, seed: u64, now: f64) -> Self {
        let mut state = Self::new(Vec::new(), Some(own), seed, now);
        state.holding = true;
        state
    }

    /// Opens a chart as it came; none for the built-in one. Nothing of the chart before stays on screen. The caller has
    /// stored its edits, and looks whether there are some of this one.
    pub(super) fn open_chart(&mut self, chart: Option<OpenedChart>) -> Vec<Effect> {
        let (own, files) = match chart {
            Some(chart) => {
                (Some(Rc::from(chart.id)), chart.files.into_iter().map(File::from).collect())
            }
            None => (None, builtin::files()),
        };
        let forgotten = self.files.iter().map(|file| Effect::Forget(file.path.clone()));
        let mut effects: Vec<Effect> = forgotten.collect();
        let mut fresh = Self::new(files, own, self.seed, self.now);
        (fresh.theme, fresh.splits) = (self.theme, self.splits);
        (fresh.tree, fresh.pinned) = (self.tree, self.pinned);
        (fresh.engine, fresh.whole, fresh.upgrade) =
            (self.engine.clone(), self.whole, self.upgrade);
        (fresh.last_id, fresh.revision) = (self.last_id, self.revision + 1);
        *self = fresh;
        effects.extend([Effect::ClearLink, Effect::OpenedChart]);
        effects
    }

    /// The chart that was open last cannot be had.
    pub(super) fn chart_lost(&mut self) -> Vec<Effect> {
        let effects = self.open_chart(None);
        self.notice(Notice::ChartLost);
        effects
    }
}
