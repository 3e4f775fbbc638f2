//! Which chart is open: the built-in one, or one of the user's own.

use super::received::Received;
use super::{Effect, File, Next, Notice, State, Text, Work, work};
use crate::{builtin, text};
use chartroom_protocol::{ChartFile, Content, Link, OpenedChart, SharedFile, SharedState, encode};
use sha2::{Digest, Sha256};
use std::rc::Rc;

impl From<ChartFile> for File {
    fn from(file: ChartFile) -> Self {
        let text = match file.content {
            Content::Text(text) => Text::Small(Rc::from(text)),
            Content::Bytes(bytes) => Text::Binary(Rc::from(bytes)),
            // Only what goes to the engine leaves texts out.
            Content::Kept => Text::Binary(Rc::default()),
        };
        Self { path: Rc::from(file.path), text }
    }
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a chart is kept under: a hash of all of its files, with their paths.
pub(crate) fn chart_id(files: &Vec<ChartFile>) -> String {
    hash(&encode(files).unwrap_or_default())
}

impl State {
    /// The page with no chart yet, until the one that was open last has come out of the browser's storage.
    pub(crate) fn holding(key: &str, seed: u64, now: f64) -> Self {
        let (own, slot) = work::parts(key);
        let mut state = Self::new(Vec::new(), own.map(Rc::from), seed, now);
        state.work.slot = Rc::from(slot);
        state.holding = true;
        state
    }

    /// Opens a chart that came from elsewhere and has it kept; nothing of the chart before stays on screen.
    pub(super) fn open_files(
        &mut self,
        files: Vec<ChartFile>,
        slot: &str,
        name: &str,
        foreign: bool,
    ) -> Vec<Effect> {
        let id = chart_id(&files);
        let mut effects = self.show_files(Some(&id), files, Work::new(slot, name, foreign));
        effects.extend(self.keep_chart());
        effects.push(Effect::Store(work::Ordered::Open(self.key(), false)));
        effects
    }

    /// Shows the built-in chart.
    pub(super) fn show_builtin(&mut self, work: Work) -> Vec<Effect> {
        self.show_chart(None, builtin::files(), work)
    }

    /// Shows a chart as it came; none for the built-in one.
    pub(super) fn show_files(
        &mut self,
        chart: Option<&str>,
        files: Vec<ChartFile>,
        work: Work,
    ) -> Vec<Effect> {
        self.show_chart(chart, files.into_iter().map(File::from).collect(), work)
    }

    fn show_chart(&mut self, chart: Option<&str>, files: Vec<File>, work: Work) -> Vec<Effect> {
        let forgotten = self.files.iter().map(|file| Effect::Forget(file.path.clone()));
        let mut effects: Vec<Effect> = forgotten.collect();
        let mut fresh = Self::new(files, chart.map(Rc::from), self.seed, self.now);
        (fresh.theme, fresh.splits) = (self.theme, self.splits);
        (fresh.tree, fresh.pinned) = (self.tree, self.pinned);
        (fresh.engine, fresh.whole, fresh.upgrade) =
            (self.engine.clone(), self.whole, self.upgrade);
        (fresh.views, fresh.cold) = (self.views, self.cold);
        (fresh.last_id, fresh.revision) = (self.last_id, self.revision + 1);
        (fresh.work, fresh.revs, fresh.next) = (work, self.revs, self.next.take());
        fresh.received = std::mem::take(&mut self.received);
        fresh.lesson = std::mem::take(&mut self.lesson);
        (fresh.keeping, fresh.locks) = (std::mem::take(&mut self.keeping), self.locks);
        fresh.trouble = self.trouble.clone();
        let stay = |notice: &Notice| matches!(notice, Notice::Blind | Notice::NoSettings);
        fresh.notices = self.notices.iter().filter(|notice| stay(notice)).cloned().collect();
        // A link that waited for this chart is opened once its own edits are here.
        fresh.wanted = self.wanted.take().filter(|(chart, _)| *chart == fresh.builtin_name());
        *self = fresh;
        self.ask_for_wanted();
        effects.push(Effect::ClearLink);
        effects
    }

    /// Opens the chart that a link carries, and keeps it.
    pub(super) fn open_whole(
        &mut self,
        mut shared: SharedState,
        binaries: Vec<ChartFile>,
        slot: &str,
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
        let mut effects = self.open_files(files, slot, text::KEPT_LINK.english(), true);
        effects.extend(self.put(&shared));
        effects
    }

    /// Opens what a link carried, as a record of its own.
    pub(super) fn open_link(&mut self, link: Link, payload: &str) -> Vec<Effect> {
        self.wanted = None;
        let mut shared = link.state;
        let slot = format!("link-{}", hash(payload.trim().as_bytes()));
        if let Some(binaries) = link.binaries {
            self.received = Received::of(payload);
            return self.open_whole(shared, binaries, &slot);
        }
        // A chart that was renamed brings its own Chart.yaml along.
        let mut changed = shared.files.iter().map(|file| &file.path);
        let renamed = changed.any(|path| path == "Chart.yaml")
            || link.patches.iter().any(|file| file.path == "Chart.yaml");
        if shared.chart != self.builtin_name() && !shared.chart.is_empty() && !renamed {
            self.wanted = Some((shared.chart.clone(), payload.to_owned()));
            if builtin::fact(&builtin::files(), "name:") == shared.chart {
                return self.leave_for(Next::Kept(work::key(None, work::OWN)));
            }
            return self.notice(Notice::OtherChart(shared.chart.clone()));
        }
        match self.patched(link.patches) {
            Ok(files) => shared.files.extend(files),
            Err(reason) => return self.notice(Notice::BrokenLink(reason)),
        }
        let version = self.builtin_version();
        self.notices.retain(|notice| !matches!(notice, Notice::BrokenLink(_)));
        self.leave_record();
        self.view = super::MobileView::Output;
        self.received = Received::of(payload);
        let mut work = Work::new(&slot, text::KEPT_LINK.english(), true);
        work.other_version = Some(shared.chart_version.clone()).filter(|other| *other != version);
        let open = self.open_work(work);
        let mut effects = self.put(&shared);
        effects.push(open);
        effects
    }

    /// The chart that was open last cannot be had.
    pub(super) fn chart_lost(&mut self) -> Vec<Effect> {
        let mut effects = self.show_builtin(Work::new(work::OWN, text::KEPT_OWN.english(), false));
        effects.push(Effect::Store(work::Ordered::Open(self.key(), false)));
        self.notice(Notice::ChartLost);
        effects
    }

    /// Opens a chart that the view read.
    pub(super) fn open_chart(&mut self, chart: OpenedChart) -> Vec<Effect> {
        self.leave_for(Next::Chart(chart))
    }
}
