//! How records come out of the browser's store and get into it; see [`super::work`].

use super::work::{
    Access, Next, NotKept, NotWritten, OWN, Ordered, Unsaved, Word, Work, order, parts,
};
use super::{
    Effect, Loaded, News, Note, Notice, Record, Saved, State, Tab, Write, lesson::LESSON, rebase,
};
use crate::text;
use chartroom_protocol::{AboutKept, Ask, ForView, Keeping, SharedState, ToCharts, encode};
use std::rc::Rc;

impl State {
    /// What the page asks of the store when it opens.
    pub(crate) fn begin(&self) -> Vec<Effect> {
        let mut effects =
            vec![order(Ordered::Open(self.key(), self.holding)), order(Ordered::List)];
        if self.in_lesson() {
            effects.push(Effect::FetchViews);
        }
        effects
    }

    /// Stores what is not stored yet. Where the page is about to go, it does not wait for what is being written.
    pub(super) fn write(&mut self, leaving: bool) -> Vec<Effect> {
        let work = &self.work;
        let may = matches!(work.access, Access::Editing | Access::Yielding);
        let wait = !work.writing.is_empty() && !leaving;
        if work.unsaved == Unsaved::No || !work.loaded || self.holding || wait || !may {
            return Vec::new();
        }
        let base = work.writing.last().map_or_else(|| work.rev.clone(), |(rev, _)| rev.clone());
        let what = std::mem::replace(&mut self.work.unsaved, Unsaved::No);
        let empty = self.pristine() && !self.work.foreign;
        if empty && base.is_none() {
            return Vec::new();
        }
        let rev = (!empty).then(|| self.next_rev());
        self.work.writing.push((rev.clone(), what));
        let put = rev.map(|rev| self.to_put(rev));
        let write = Write { key: self.key(), base, put, point: false };
        let mut effects: Vec<Effect> = self.keep_chart().into_iter().collect();
        effects.push(order(Ordered::Write(Box::new(write))));
        effects
    }

    /// Sends off what is not stored yet, and notes what is not known to be stored.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.write(true);
        effects.extend(self.new_note().map(|note| {
            self.noted = true;
            order(Ordered::Note(Some(Box::new(note))))
        }));
        effects
    }

    fn new_note(&mut self) -> Option<Note> {
        let work = &self.work;
        let writes = matches!(work.access, Access::Editing | Access::Yielding) && !self.holding;
        let waits = work.unsaved == Unsaved::Edits;
        let edits = waits || work.writing.iter().any(|(_, what)| *what == Unsaved::Edits);
        if !writes || !edits {
            return None;
        }
        let mut revs: Vec<_> = work.writing.iter().map(|(rev, _)| rev.clone()).collect();
        // Where the store has not answered, even what is there is not known.
        let rev = if waits { Some(self.next_rev()) } else { revs.pop()? };
        let known = self.work.rev.clone();
        let bases = known.into_iter().chain(revs.into_iter().flatten());
        let bases = bases.map(|rev| rev.to_string()).collect();
        Some(Note { key: self.key(), bases, put: rev.map(|rev| self.to_put(rev)) })
    }

    /// Takes the note back once the store has all of it.
    pub(super) fn drop_note(&mut self) -> Option<Effect> {
        let drop = self.noted && self.safe();
        self.noted &= !drop;
        drop.then(|| order(Ordered::Note(None)))
    }

    /// Has the chart on screen kept, unless it is.
    pub(super) fn keep_chart(&mut self) -> Option<Effect> {
        let id = self.own.as_ref().filter(|_| !self.chart_kept)?.to_string();
        self.chart_kept = true;
        let about = AboutKept {
            chart: self.builtin_name(),
            version: self.builtin_version(),
            foreign: self.work.foreign,
            ..AboutKept::default()
        };
        Some(order(Ordered::KeepChart(id, about, self.builtin.clone())))
    }

    /// Opens something in the place of what is on screen, once that is stored.
    pub(super) fn leave_for(&mut self, next: Next) -> Vec<Effect> {
        self.next = Some(next);
        let mut effects = self.write(false);
        effects.extend(self.go_on());
        effects
    }

    /// Opens what waits, if nothing can be lost by it.
    pub(super) fn go_on(&mut self) -> Vec<Effect> {
        match self.safe() {
            true => self.open_next(),
            false => Vec::new(),
        }
    }

    /// Opens what waits.
    pub(super) fn open_next(&mut self) -> Vec<Effect> {
        match self.next.take() {
            None => Vec::new(),
            Some(Next::Chart(chart)) => {
                let effects = self.open_files(chart.files, OWN, text::KEPT_OWN.english(), false);
                self.declared = chart.environments;
                effects
            }
            Some(Next::Link(link, payload)) => self.open_link(*link, &payload),
            Some(Next::Kept(key)) if self.trouble.is_some() && parts(&key).0.is_none() => {
                self.dialog = None;
                let mut effects =
                    self.show_builtin(Work::new(OWN, text::KEPT_OWN.english(), false));
                effects.extend(self.take_chosen());
                effects
            }
            Some(Next::Kept(key)) => {
                let chart = parts(&key).0;
                let other = chart != self.own.as_deref();
                let load = order(Ordered::Load(key.clone(), other && chart.is_some()));
                self.pending = Some(key);
                vec![load]
            }
        }
    }

    /// What is about the record on screen goes with it: how to take its last step back, what was explained of it, and what
    /// covers it.
    pub(super) fn leave_record(&mut self) {
        self.notices.retain(|notice| !matches!(notice, Notice::Undo(..)));
        self.stop_explaining(true);
        self.compare = None;
    }

    /// Puts another record into the place of the present one, to be opened.
    pub(super) fn open_work(&mut self, work: Work) -> Effect {
        (self.work, self.pending, self.seen) = (work, None, false);
        order(Ordered::Open(self.key(), false))
    }

    /// Takes in what the store and other tabs say.
    pub(super) fn news(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Loaded(loaded) => self.loaded(*loaded),
            News::Wrote(key, result) if key == self.key() => self.wrote(result),
            News::Wrote(_, Err(NotWritten::Failed(trouble))) => {
                // A point of the history.
                self.trouble = Some(trouble);
                Vec::new()
            }
            News::Wrote(..) => Vec::new(),
            News::Listed(mut keeping) => {
                keeping.open = self.key();
                self.keeping = keeping;
                self.list()
            }
            News::Lock(key, lock) if key == self.key() => self.lock(lock),
            News::Lock(..) => Vec::new(),
            News::Waited(key) => self.steal(&key),
            News::Earlier => vec![Effect::FetchViews],
            News::Heard(word) => self.heard(word),
            News::NoSettings => self.notice(Notice::NoSettings),
            News::Blind(locks) => {
                self.locks = locks;
                self.notice(Notice::Blind)
            }
            News::Failed(trouble) => self.failed(trouble),
        }
    }

    /// Tells the view that shows it what is kept.
    pub(super) fn list(&self) -> Vec<Effect> {
        let open = self.dialog == Some(super::Dialog::Charts);
        let kept = ToCharts::Kept(Keeping { open: self.key(), ..self.keeping.clone() });
        let bytes = encode(&kept).ok().filter(|_| open && self.views);
        bytes.into_iter().map(|bytes| Effect::ToView(ForView::Charts, bytes)).collect()
    }

    pub(super) fn failed(&mut self, trouble: NotKept) -> Vec<Effect> {
        self.trouble = Some(trouble);
        (self.chart_kept, self.pending) = (false, None);
        if !self.holding {
            return Vec::new();
        }
        let effects = self.chart_lost();
        // It may well be kept.
        self.notices.retain(|notice| *notice != Notice::ChartLost);
        effects
    }

    pub(super) fn loaded(&mut self, loaded: Loaded) -> Vec<Effect> {
        if self.holding && loaded.asked == self.key() {
            if !loaded.whole {
                return Vec::new();
            }
            let Some(files) = loaded.files else { return self.chart_lost() };
            let (chart, slot) = parts(&loaded.key);
            let mut effects =
                self.show_files(chart, files, Work::new(slot, text::KEPT_OWN.english(), false));
            (self.chart_kept, self.work.access) = (true, Access::Editing);
            effects.push(order(Ordered::Lock(self.key())));
            effects.extend(self.arrived(loaded.record));
            return effects;
        }
        if self.pending.as_ref() == Some(&loaded.asked) {
            return self.switch(loaded);
        }
        if loaded.asked == self.key() {
            return self.arrived(loaded.record);
        }
        self.own_loaded(loaded);
        Vec::new()
    }

    /// Shows another record that was wanted.
    pub(super) fn switch(&mut self, loaded: Loaded) -> Vec<Effect> {
        if !self.safe() {
            // Typed while it was on its way.
            return self.leave_for(Next::Kept(loaded.asked));
        }
        let (chart, slot) = parts(&loaded.key);
        let work = Work::new(slot, text::KEPT_OWN.english(), false);
        let mut effects = match (chart, loaded.files) {
            (Some(chart), Some(files)) => {
                let effects = self.show_files(Some(chart), files, work);
                self.chart_kept = true;
                effects
            }
            (chart, _) if chart == self.own.as_deref() => {
                self.leave_record();
                self.work = work;
                self.put(&SharedState::default())
            }
            (None, _) => self.show_builtin(work),
            (Some(_), None) => {
                self.pending = None;
                return self.notice(Notice::ChartLost);
            }
        };
        self.pending = None;
        self.dialog = None;
        if slot.starts_with(LESSON) {
            // Its figures are there.
            self.tab = Tab::Overview;
        }
        effects.push(Effect::ClearLink);
        effects.push(order(Ordered::Lock(self.key())));
        effects.extend(self.arrived(loaded.record));
        effects.extend(self.take_chosen());
        effects
    }

    /// Takes in what the store holds under the key of the record on screen.
    pub(super) fn arrived(&mut self, record: Option<Record>) -> Vec<Effect> {
        let first = !std::mem::replace(&mut self.work.loaded, true);
        let edited = self.work.unsaved == Unsaved::Edits;
        let declared = std::mem::take(&mut self.declared);
        let mut effects = match record {
            None if first && !edited && !declared.is_empty() => self.put_environments(declared),
            None if first && self.work.foreign => {
                // As it was sent: the link itself still has it.
                self.unsaved(Unsaved::View);
                vec![Effect::Persist]
            }
            None if !first && self.reading() => {
                self.work.rev = None;
                self.put(&SharedState::default())
            }
            None => {
                self.work.rev = None;
                Vec::new()
            }
            Some(record) if Some(&record.rev) == self.work.rev.as_ref() => {
                self.work.name = Rc::from(record.about.name);
                Vec::new()
            }
            Some(record) if first => self.first_record(record, edited),
            Some(_) if edited => Vec::new(),
            Some(record) => self.take_record(record, true),
        };
        if let Access::Taking(_) = self.work.access {
            self.work.access = Access::Editing;
        }
        if self.work.unsaved == Unsaved::Edits {
            match self.work.access {
                Access::Reading => effects.extend(self.apart(text::KEPT_APART.english())),
                _ => effects.push(Effect::Persist),
            }
        }
        if self.next.is_some() {
            effects.extend(self.write(false));
            effects.extend(self.go_on());
        }
        effects
    }

    /// Takes in the record that was there before this tab opened it.
    pub(super) fn first_record(&mut self, record: Record, edited: bool) -> Vec<Effect> {
        let Ok(saved) = &record.saved else {
            // It stays as it is; what is edited from here on has another place.
            let slot = self.next_slot("copy");
            let unsaved = self.work.unsaved;
            let effect = self.open_work(Work::new(&slot, text::KEPT_COPY.english(), false));
            (self.work.loaded, self.work.unsaved) = (true, unsaved);
            self.notice(Notice::BrokenStore);
            return vec![effect];
        };
        if self.work.foreign {
            let sent = SharedState { open: saved.state.open.clone(), ..self.saved().state };
            if saved.state == sent {
                (self.work.rev, self.work.name) = (Some(record.rev), Rc::from(record.about.name));
                self.work.foreign = record.about.foreign;
                return Vec::new();
            }
            // The link was opened and edited before. That stays in the list; here it is as it was sent.
            let slot = self.next_slot(&self.work.slot.clone());
            let work = Work {
                other_version: self.work.other_version.clone(),
                ..Work::new(&slot, text::KEPT_LINK.english(), true)
            };
            return vec![self.open_work(work)];
        }
        if !edited {
            return self.take_record(record, false);
        }
        // Typed before it was there.
        match rebase::onto(self, saved) {
            Some(both) => {
                let effects = self.take_record(Record { saved: Ok(both), ..record }, false);
                self.unsaved(Unsaved::Edits);
                effects
            }
            None => self.apart(text::KEPT_APART.english()),
        }
    }

    /// Shows a record. One that is followed keeps the view of this tab.
    pub(super) fn take_record(&mut self, record: Record, follow: bool) -> Vec<Effect> {
        let Ok(saved) = record.saved else { return self.notice(Notice::BrokenStore) };
        let (open, current) = (self.open.clone(), self.current.clone());
        let environment = self.environment().map(|environment| environment.name.clone());
        let mut effects = self.restore(saved);
        if follow {
            let same =
                |name| self.environments.iter().position(|one| Some(&one.name) == Some(&name));
            if let Some(index) = environment.and_then(same) {
                self.active = index;
            }
            let there =
                |path: &Option<Rc<str>>| path.as_ref().is_none_or(|path| self.file(path).is_some());
            if there(&open) && there(&current) {
                (self.open, self.current) = (open, current);
            }
        }
        self.work.rev = Some(record.rev);
        self.work.foreign = record.about.foreign;
        self.work.name = Rc::from(record.about.name);
        effects.retain(|effect| *effect != Effect::Persist);
        effects
    }

    pub(super) fn restore(&mut self, saved: Saved) -> Vec<Effect> {
        let effects = self.put(&saved.state);
        self.first = saved.before;
        self.received.kept(saved.link, saved.answering);
        let open = saved.open_file.filter(|path| self.file(path).is_some());
        if let Some(path) = open {
            self.open = Some(Rc::from(path));
            self.current = self.open.clone();
        }
        effects
    }

    pub(super) fn wrote(&mut self, result: Result<(), NotWritten>) -> Vec<Effect> {
        if self.work.writing.is_empty() {
            return Vec::new();
        }
        let (rev, what) = self.work.writing.remove(0);
        if result.is_err() {
            // What was to follow on it fails too.
            self.work.writing.clear();
        }
        match result {
            Ok(()) => {
                self.work.rev = rev.clone();
                if self.own.is_none() || self.chart_kept {
                    self.trouble = None;
                }
                let rev = rev.map(|rev| rev.to_string());
                let mut effects =
                    vec![order(Ordered::Tell(Word::Stored(self.key(), rev))), order(Ordered::List)];
                effects.extend(self.drop_note());
                match (self.safe() && self.work.unsaved == Unsaved::No, self.work.access) {
                    (true, Access::Yielding) => effects.extend(self.yielded()),
                    (true, _) => {}
                    (false, Access::Yielding) => effects.extend(self.write(false)),
                    (false, _) => effects.push(Effect::Persist),
                }
                effects.extend(if self.next.is_some() { self.write(false) } else { Vec::new() });
                effects.extend(self.go_on());
                effects
            }
            Err(NotWritten::Conflict)
                if what == Unsaved::View && self.work.unsaved != Unsaved::Edits =>
            {
                self.work.unsaved = Unsaved::No;
                vec![order(Ordered::Load(self.key(), false))]
            }
            Err(NotWritten::Conflict) => self.apart(text::KEPT_APART.english()),
            Err(NotWritten::Failed(trouble)) => {
                self.unsaved(what);
                self.trouble = Some(trouble);
                if self.work.access == Access::Yielding {
                    self.work.access = Access::Editing;
                }
                self.go_on()
            }
        }
    }

    /// The store is asked for everything again.
    pub(super) fn retry(&mut self) -> Vec<Effect> {
        self.trouble = None;
        self.closed = None;
        let mut effects: Vec<Effect> = self.keep_chart().into_iter().collect();
        effects.extend(self.begin());
        effects
    }

    /// What a strip says was read.
    pub(super) fn close_strip(&mut self) -> Vec<Effect> {
        self.greets = false;
        if self.trouble.is_some() && self.closed != self.trouble {
            self.closed = self.trouble.clone();
        } else {
            self.seen = true;
        }
        Vec::new()
    }

    /// A link is read once the chart that it was made on is open.
    pub(super) fn ask_for_wanted(&mut self) {
        if let Some((_, link)) = self.wanted.clone() {
            self.asks.push_back(Ask::Decode(link));
        }
    }
}
