//! Which chart is open: the built-in one, or one of the user's own.

use super::{Effect, File, Notice, State, Text};
use crate::builtin;
use chartroom_protocol::{
    ChartFile, Content, OpenedChart, SharedFile, SharedState, ToCharts, encode,
};
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

    /// Opens a chart as it came; none for the built-in one. Nothing of the chart before stays on screen, and its edits
    /// are stored.
    pub(super) fn open_chart(&mut self, chart: Option<OpenedChart>) -> Vec<Effect> {
        let (own, files) = match chart {
            Some(chart) => {
                (Some(Rc::from(chart.id)), chart.files.into_iter().map(File::from).collect())
            }
            None => (None, builtin::files()),
        };
        let store = Effect::Store(self.own.clone(), self.to_store().map(Box::new));
        let store = Some(store).filter(|_| !self.holding);
        let forgotten = self.files.iter().map(|file| Effect::Forget(file.path.clone()));
        let mut effects: Vec<Effect> = store.into_iter().chain(forgotten).collect();
        let mut fresh = Self::new(files, own, self.seed, self.now);
        (fresh.theme, fresh.splits) = (self.theme, self.splits);
        (fresh.tree, fresh.pinned) = (self.tree, self.pinned);
        (fresh.engine, fresh.whole, fresh.upgrade) =
            (self.engine.clone(), self.whole, self.upgrade);
        (fresh.views, fresh.keep) = (self.views, self.keep.take());
        (fresh.last_id, fresh.revision) = (self.last_id, self.revision + 1);
        // A link that waited for this chart is opened once its own edits are here.
        fresh.wanted = self.wanted.take().filter(|(chart, _)| *chart == fresh.builtin_name());
        *self = fresh;
        effects.extend([Effect::ClearLink, Effect::OpenedChart]);
        effects
    }

    /// Opens the chart that a link carries, and keeps it.
    pub(super) fn open_whole(
        &mut self,
        mut shared: SharedState,
        binaries: Vec<ChartFile>,
        payload: &str,
    ) -> Vec<Effect> {
        let text = |file: SharedFile| {
            Some(ChartFile { path: file.path, content: Content::Text(file.text?) })
        };
        let texts = std::mem::take(&mut shared.files).into_iter().filter_map(text);
        let mut files: Vec<ChartFile> = binaries;
        for file in texts {
            let at = files.iter().position(|other| other.path > file.path).unwrap_or(files.len());
            files.insert(at, file);
        }
        // The end of the payload tells one link from another, as it is compressed.
        let end = payload.len().saturating_sub(24);
        let id = format!("{}-link-{}", shared.chart, payload.get(end..).unwrap_or(payload));
        let chart = OpenedChart { id, files };
        self.keep = encode(&ToCharts::Keep(chart.clone())).ok();
        let mut effects = self.open_chart(Some(chart));
        effects.extend(self.put(&shared));
        effects.push(Effect::FetchViews);
        effects.extend(self.keep_chart());
        effects
    }

    /// Has the chart that came by a link kept, once there are views to do it.
    pub(super) fn keep_chart(&mut self) -> Option<Effect> {
        self.keep.take_if(|_| self.views).map(Effect::ToCharts)
    }

    /// The chart that was open last cannot be had.
    pub(super) fn chart_lost(&mut self) -> Vec<Effect> {
        let effects = self.open_chart(None);
        self.notice(Notice::ChartLost);
        effects
    }
}
