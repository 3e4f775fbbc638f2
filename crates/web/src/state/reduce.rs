//! State and action to state and effects. Nothing here touches the browser.

use super::points::why;
use super::recover::needs_whole;
use super::still::BEFORE;
use super::{
    Access, Action, Dialog, Divider, Effect, Engine, LARGE, MobileView, Next, Notice, Ordered,
    State, Text, Trouble, Unsaved, Upgrade,
};
use crate::text;
use chartroom_protocol::{Answer, Ask, Part, Question, Report, Request, Response, SharedState};
use std::rc::Rc;

impl State {
    /// Takes an action in.
    pub(crate) fn reduce(&mut self, action: Action) -> Vec<Effect> {
        // Said until something else is done.
        self.copied &= matches!(
            action,
            Action::Answered(..) | Action::Clock(_) | Action::Leave | Action::Paused(_)
        );
        if self.reading() && action.edits() {
            return Vec::new();
        }
        let undo = self.says(&action).map(|says| (says, self.saved().state));
        let revision = self.revision;
        let typed = matches!(action, Action::Typed(..));
        if action.goes() {
            self.received.fresh = false;
        }
        let mut effects = if typed || action.edits() { self.rested() } else { Vec::new() };
        effects.extend(match action {
            Action::Typed(path, text, length) => self.typed(&path, text, length),
            Action::Cursor(path) => self.set(|state| state.current = Some(Rc::from(path))),
            Action::OpenFile(path) => {
                self.open_file(path.clone());
                vec![Effect::Focus(path)]
            }
            Action::Go(target) => self.go(target),
            Action::GoObject(object) => self.go(super::Target::Object(self.active, object, 0)),
            Action::Explain(question, pin) => self.explain(question, pin),
            Action::ExplainSource(path, line, pin) => {
                let environment = self.active as u32;
                self.explain(Question::Source { environment, path, line }, pin)
            }
            Action::Assist(wish, ticket, path, at, name) => {
                self.assist(wish, ticket, path, at, name)
            }
            Action::SetEntry(environment, entry, text) => self.set_entry(environment, entry, text),
            Action::RenameEnvironment(name, change) => self.rename_environment(name, &change),
            Action::Layers(change) | Action::Files(change) => self.put_layers(&change),
            Action::Leave => self.set(|state| state.stop_explaining(false)),
            Action::StopExplaining => self.set(|state| {
                state.received.sent = None;
                state.stop_explaining(true);
            }),
            Action::GoToWinner => self.go_to_winner(),
            Action::GoToOverride(index) => self.go_to_override(index),
            Action::StepProblem(step) => self.step_problem(step),
            Action::ChooseProblem(index) => self.go_to_problem(index),
            Action::Filter(filter) => self.set(|state| state.filter = filter),
            Action::Fix(index) => self.fix(&[index]),
            Action::SwitchOff(check) => self.switch_off(check),
            Action::FixAll(index) => self.fix(&self.listed_like(index)),
            Action::Related(index, related) => self.go_to_related(index, related),
            Action::Environment(index) => {
                self.activate(index);
                self.compare_again();
                self.unsaved(Unsaved::View);
                vec![Effect::Persist]
            }
            Action::Tab(tab) => {
                self.compare = None;
                self.set(|state| (state.tab, state.view) = (tab, MobileView::Output))
            }
            Action::View(view) => self.set(|state| {
                state.compare = None;
                state.view = view;
                state.problems_open |= view == MobileView::Problems;
            }),
            Action::Theme(theme) => {
                self.theme = theme;
                vec![Effect::Theme(theme)]
            }
            Action::Language => {
                // What is said in the other language is not listed beside what comes in this one.
                self.good.iter_mut().for_each(|good| good.problems.clear());
                self.upgrade = Upgrade::Idle;
                self.restart()
            }
            Action::Pin => {
                self.pinned = !self.pinned;
                vec![Effect::Follow(!self.pinned)]
            }
            Action::Split(divider, share) => self.resize(divider, share),
            Action::Tree { narrow: true } => self.set(|state| state.drawer = !state.drawer),
            Action::Tree { narrow: false } => self.set(|state| state.tree = !state.tree),
            Action::Problems(open) => {
                let open = open.unwrap_or(!self.problems_open);
                self.set(|state| state.problems_open = open)
            }
            Action::ProblemsAll(all) => self.set(|state| state.problems_all = all),
            Action::AddLayer(path, text) => self.add_layer(path, &text),
            Action::AddEnvironment(environment, path, text) => {
                self.add_environment(environment, &path, &text)
            }
            Action::RemoveEnvironment(index) => self.remove_environment(index),
            Action::RestoreEnvironment(removed) => self.restore_environment(&removed),
            Action::Change(environment) => self.change_environment(environment),
            Action::Facts(release, namespace, version) => self.facts(&release, namespace, version),
            Action::Open(dialog) => self.open_dialog(dialog),
            Action::Share(line) => self.share_place(line),
            Action::Close => self.set(|state| {
                (state.dialog, state.drawer) = (None, false);
                state.received.again();
            }),
            Action::Compare(open) => self.open_compare(open),
            Action::FromView(told) => self.told_by_view(told),
            Action::ViewsFailed => self.views_failed(),
            Action::Copied => self.set(|state| state.copied = true),
            Action::Reset => self.reset(),
            Action::OpenKept(key) => self.leave_for(Next::Kept(key)),
            Action::TakeOver => self.take_over(),
            Action::KeepBoth => self.keep_both(),
            Action::Undo(before) => self.undo(&before),
            Action::OpenAnyway => {
                self.work.unsaved = Unsaved::No;
                self.work.writing.clear();
                self.open_next()
            }
            Action::CloseStrip => self.close_strip(),
            Action::Retry => self.retry(),
            Action::Flush => self.write(false),
            Action::Leaving => self.leave(),
            Action::News(news) => self.news(news),
            Action::Dismiss(notice) => {
                self.set(|state| state.notices.retain(|other| *other != notice))
            }
            Action::Link(payload) => self.set(|state| {
                state.asks.retain(|ask| !matches!(ask, Ask::Decode(_)));
                state.asks.push_back(Ask::Decode(payload));
            }),
            Action::SuggestSchema => self.suggest_schema(),
            Action::Engine(event) => self.engine_event(event),
            Action::Upgrade(event) => self.upgrade_event(event),
            Action::RetryUpgrade => self.start_upgrade(),
            Action::Answered(response, now) => self.answered(response, now),
            Action::Paused(revision) => self.paused(revision),
            Action::Slow(id) => {
                let slow = self.in_flight == Some(id);
                self.set(|state| state.slow = slow)
            }
            Action::Long(id, seconds, now) => {
                let fresh = self.rendered == Some(self.revision) || self.replaying;
                let long = (!fresh && self.waits_for(id)).then_some(seconds);
                self.set(|state| (state.long, state.now) = (long, now))
            }
            Action::Stop => self.broke(Trouble::Stopped),
            Action::TimedOut(id, _) if !self.waits_for(id) => Vec::new(),
            Action::TimedOut(_, Some(seconds)) => self.broke(Trouble::Hung(seconds)),
            // It was gone before: the input has nothing to do with it.
            Action::TimedOut(_, None) => self.died(text::ENGINE_SILENT.text()),
            Action::TryAgain => self.try_again(),
            Action::Find((object, line)) => {
                vec![Effect::ScrollToLine(object as u32, line as u32)]
            }
            Action::WithoutLast => self.without_last(),
            Action::Restart => {
                self.died_at = None;
                self.restart()
            }
            Action::Clock(now) => self.set(|state| state.now = now),
        });
        if let Some((says, before)) = undo.filter(|_| self.revision != revision) {
            self.undoable(says, before);
        }
        effects.extend(self.receive());
        self.judge();
        effects.extend(self.sharing());
        effects.extend(self.pump());
        if self.rendered == Some(self.revision) || !self.busy() {
            self.long = None;
        }
        let sought = effects.iter().rev().find_map(Effect::sought);
        self.sought = sought.or(self.sought);
        effects
    }

    fn set(&mut self, change: impl FnOnce(&mut Self)) -> Vec<Effect> {
        change(self);
        Vec::new()
    }

    fn resize(&mut self, divider: Divider, share: f64) -> Vec<Effect> {
        if !share.is_finite() {
            return Vec::new();
        }
        let [columns, rows] = &mut self.splits;
        *(match divider {
            Divider::Columns => columns,
            Divider::Rows => rows,
        }) = share.clamp(20.0, 80.0);
        vec![Effect::Splits(self.splits)]
    }

    pub(super) fn notice(&mut self, notice: Notice) -> Vec<Effect> {
        let same = std::mem::discriminant(&notice);
        self.notices.retain(|other| std::mem::discriminant(other) != same);
        self.notices.push(notice);
        Vec::new()
    }

    /// Says that the input changed: it is rendered and stored anew, and it is the user's own from here on.
    pub(super) fn edited(&mut self) -> Vec<Effect> {
        self.revision += 1;
        self.received.sent = None;
        self.unsaved(Unsaved::Edits);
        self.notices.retain(|notice| !matches!(notice, Notice::Undo(..)));
        self.points.edited = self.now;
        let mut effects = vec![Effect::Persist];
        if self.work.foreign {
            // The page opens with the edits from here on, not with the link as it was sent.
            effects.push(Effect::ClearLink);
        }
        if matches!(self.work.access, Access::Reading | Access::Taking(_)) {
            effects.extend(self.apart(text::KEPT_APART.english()));
        }
        if matches!(self.engine, Engine::Stopped(_)) {
            // Another input may be the way out.
            effects.extend(self.restart());
        }
        effects
    }

    fn typed(&mut self, path: &str, text: Option<String>, length: u32) -> Vec<Effect> {
        let is_at_rest = self.complete == Some(self.revision) && self.is_settled();
        let Some(file) = self.files.iter_mut().find(|file| &*file.path == path) else {
            return Vec::new();
        };
        let text = match text {
            Some(text) if length <= LARGE => Text::Small(Rc::from(text)),
            _ => Text::Large(length, None),
        };
        // What only the editor holds may have changed and be as long as before.
        if file.text == text && !matches!(text, Text::Large(..)) {
            return Vec::new();
        }
        let is_line_done = is_at_rest && is_line_done(&file.text, &text);
        file.text = text;
        if is_line_done {
            self.stand_still();
        }
        let mut effects = self.edited();
        effects.push(self.key_pressed());
        effects
    }

    pub(super) fn open_dialog(&mut self, dialog: Dialog) -> Vec<Effect> {
        self.dialog = Some(dialog);
        self.greets &= !matches!(
            self.dialog,
            Some(Dialog::Lessons | Dialog::Tour | Dialog::Help | Dialog::Charts)
        );
        if self.dialog == Some(Dialog::Export) {
            self.open_export();
        }
        match self.dialog {
            Some(Dialog::Share(_)) => {
                self.reshare(|_| ());
                vec![Effect::FetchViews]
            }
            _ if self.view_dialog().is_some() => {
                self.notices.retain(|notice| !matches!(notice, Notice::ViewFailed(_)));
                let mut effects = vec![Effect::FetchViews];
                if self.dialog == Some(Dialog::Charts) {
                    effects.push(Effect::Store(Ordered::List));
                    effects.extend(self.list());
                }
                effects.extend(self.look());
                effects
            }
            _ => Vec::new(),
        }
    }

    /// Puts a difference on screen, editors included.
    pub(super) fn put(&mut self, shared: &SharedState) -> Vec<Effect> {
        self.whole_files.clear();
        self.first.clear();
        let large = self.files.iter().filter(|file| matches!(file.text, Text::Large(..)));
        let large: Vec<Rc<str>> = large.map(|file| file.path.clone()).collect();
        let changed = self.apply(shared);
        let mut effects: Vec<Effect> = changed
            .into_iter()
            .map(|(path, text)| match text {
                Some(text) => Effect::Replace(path, text),
                None => Effect::Forget(path),
            })
            .collect();
        let now = self.files.iter().filter(|file| matches!(file.text, Text::Large(..)));
        let now = now.map(|file| file.path.clone());
        effects.extend(large.into_iter().chain(now).map(Effect::Forget));
        self.revision += 1;
        effects.push(Effect::Persist);
        effects
    }

    fn reset(&mut self) -> Vec<Effect> {
        let open =
            self.environment().map(|environment| environment.name.clone()).unwrap_or_default();
        self.dialog = None;
        let mut effects = self.replaced_by(
            &SharedState { open, ..SharedState::default() },
            text::KEPT_WAS_RESET.text(),
            why::RESET,
        );
        effects.push(Effect::ClearLink);
        effects
    }

    /// Whether an answer is still to come.
    fn busy(&self) -> bool {
        self.in_flight.is_some() || self.rendering.is_some()
    }

    /// Whether an answer to that request is still to come.
    pub(crate) fn waits_for(&self, id: u32) -> bool {
        self.in_flight == Some(id) || self.rendering.is_some_and(|(rendering, _)| rendering == id)
    }

    fn answered(&mut self, response: Response, now: f64) -> Vec<Effect> {
        if !self.waits_for(response.id) {
            return Vec::new();
        }
        let mut asked = None;
        if self.in_flight == Some(response.id) {
            self.in_flight = None;
            asked = self.asked.take();
            self.slow = false;
        }
        match response.answer {
            Answer::NeedsFullEngine => {
                self.asks.extend(asked);
                (self.whole, self.upgrade) = (true, Upgrade::Idle);
                self.restart()
            }
            Answer::Rendered(reports, last) => self.rendered(reports, last, now, response.id),
            Answer::Explained(explanation) => self.explained(*explanation),
            Answer::Suggested(Ok(schema)) => self.take_schema(&schema),
            // What is wrong with the values stands among the problems.
            Answer::Suggested(Err(_)) => self.set(|state| state.problems_open = true),
            Answer::Together(edits) => match asked {
                Some(Ask::Together(fixes) | Ask::SwitchOff(fixes, _) | Ask::Cluster(fixes, ..)) => {
                    self.fixed_together(&fixes, edits)
                }
                _ => Vec::new(),
            },
            Answer::Encoded(payload, written) => self.set(|state| {
                if let Some(share) = state.share_mut() {
                    share.payload = Some(payload.map(Rc::from).map_err(Rc::from));
                    share.written = Rc::from(written);
                }
                state.received.told = false;
            }),
            Answer::Decoded(Ok(link)) => match asked {
                Some(Ask::Decode(payload)) => self.leave_for(Next::Link(link, payload)),
                _ => Vec::new(),
            },
            Answer::Decoded(Err(reason)) => self.notice(Notice::BrokenLink(reason)),
            Answer::Assisted(json) => vec![Effect::Assisted(json)],
            Answer::ToView(view, bytes) => vec![Effect::ToView(view, bytes)],
            Answer::Failed(reason) => {
                self.first.clear();
                self.died_at = Some(self.revision);
                self.rendering = None;
                self.set(|state| state.engine = Engine::Stopped(reason))
            }
        }
    }

    /// Takes the answers to a render in: first the wanted environment, then the others, at last the fixes.
    fn rendered(&mut self, reports: Vec<Report>, last: bool, now: f64, id: u32) -> Vec<Effect> {
        let Some((_, revision)) = self.rendering else { return Vec::new() };
        let complete = last || reports.iter().any(|report| report.part == Part::Checked);
        self.cold &= !last;
        if self.replaying {
            // What it gave is on screen.
            if complete && self.complete != Some(revision) {
                self.complete = Some(revision);
                self.explain_again();
                self.compare_again();
                self.export_again();
            }
            if last {
                self.rendering = None;
            }
            return Vec::new();
        }
        let drawn = reports.iter().filter(|report| report.part != Part::Checked);
        let fresh: Vec<u32> = drawn.map(|report| report.environment).collect();
        self.show(reports, now, id);
        if revision == BEFORE {
            if last {
                self.before_rendered();
            }
            return Vec::new();
        }
        self.rendered = Some(revision);
        let open = self.active as u32;
        if fresh.contains(&open) {
            self.explain_again();
        }
        let mut effects = Vec::new();
        if complete && self.complete != Some(revision) {
            self.complete = Some(revision);
            self.through = self.given.clone();
            if revision == self.revision {
                effects = self.completed();
            }
            self.compare_again();
            self.export_again();
        }
        if last {
            self.rendering = None;
            if self.upgrade == Upgrade::Idle {
                effects.extend(self.start_upgrade());
            }
        }
        effects
    }

    /// Sends the next request when none is in flight: questions first, then the latest input. An engine that was
    /// not given the input yet cannot explain it.
    fn pump(&mut self) -> Option<Effect> {
        if self.engine != Engine::Ready || self.in_flight.is_some() || self.holding {
            return None;
        }
        let coming = !self.whole
            && match self.upgrade {
                Upgrade::Fetching => true,
                Upgrade::Idle => self.rendering.is_some(),
                Upgrade::Failed => false,
            };
        let can = |ask: &Ask| match ask {
            // The engine that the page starts with would have to give way.
            _ if coming && needs_whole(ask) => false,
            Ask::Explain(..) => self.sent.is_some(),
            // All environments have to be rendered.
            Ask::Compare(..) | Ask::Export(_) | Ask::Receive(..) | Ask::Judge(_) | Ask::Plan(_) => {
                self.sent.is_some() && self.sent == self.complete
            }
            _ => true,
        };
        if let Some(at) = self.asks.iter().position(can) {
            if self.upgrade == Upgrade::Failed && self.asks.get(at).is_some_and(needs_whole) {
                return self.start_upgrade().pop();
            }
            let mut ask = self.asks.remove(at)?;
            if let Ask::Explain(_, then) = &mut ask {
                *then = self.made_of();
            }
            self.asked = Some(ask.clone());
            return Some(self.send(ask));
        }
        if self.sent == Some(self.revision) {
            return None;
        }
        if self.refused().is_some() {
            return self.replay();
        }
        if let Some(before) = self.first_input() {
            return self.render_first(before);
        }
        self.sent = Some(self.revision);
        if self.show_too_large() {
            self.rendering = None;
            (self.rendered, self.complete) = (self.sent, self.sent);
            return None;
        }
        let input = self.input();
        let project = self.project(&input)?;
        let held = self.good.iter().map(|good| good.holds).collect();
        let effect = self.send(Ask::Render(project, self.active as u32, held));
        (self.rendering, self.replaying) = (Some((self.last_id, self.revision)), false);
        self.given = Some(Rc::new(input));
        Some(effect)
    }

    pub(super) fn send(&mut self, ask: Ask) -> Effect {
        self.last_id = self.last_id.wrapping_add(1);
        self.in_flight = Some(self.last_id);
        Effect::Send(Box::new(Request { id: self.last_id, ask }))
    }
}

/// Whether a line break was typed: the line before it is done.
fn is_line_done(before: &Text, now: &Text) -> bool {
    let (Text::Small(before), Text::Small(now)) = (before, now) else { return false };
    let same = before.bytes().zip(now.bytes()).take_while(|(one, other)| one == other).count();
    now.len() > before.len() && now.as_bytes().get(same) == Some(&b'\n')
}
