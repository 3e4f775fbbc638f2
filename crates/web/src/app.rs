//! The page: it owns the state, draws it, and does in the browser what the state asks for.

mod focus;
mod listen;

use crate::bridge::Bridge;
use crate::editor::Editors;
use crate::messages;
use crate::panels;
use crate::root::Link;
use crate::state::{
    Action, Dialog, Effect, Engine, EngineEvent, News, Shown, State, Text, View, explained,
};
use crate::store::Store;
use crate::{browser, builtin, keys, language, rows, storage, store, text};
use chartroom_protocol::{
    Answer, Environments, Explanation, ForView, FromView, Overlooked, Response, ViewDialog,
};
use js_sys::{Date, Math};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{Callback, Html, NodeRef};

/// How long nothing may come of an engine that is fetched.
const FETCH: f64 = 20_000.0;
/// When the status says that it is rendering, in milliseconds.
const SLOW: i32 = 100;
/// From how many seconds on a render is called long.
const LONG: u32 = 2;
/// How long edits wait before they are stored, in milliseconds.
const PERSIST: i32 = 300;
/// The same where a file is too large to be taken out of the editor that often.
const PERSIST_LARGE: i32 = 1_500;
/// After how long without a key a text stands still, in milliseconds: what is wrong with it shows then.
const PAUSE: i32 = 600;

/// What is drawn: the page, or what other pages embed. Each is a program of its own, which has only what it draws.
#[derive(Clone, Copy)]
pub(crate) struct Shell {
    /// Draws it.
    pub(crate) draw: Draw,
    /// Shows a line of a file where there are no editors.
    pub(crate) reveal: fn(u32),
    /// It stands in another page: it only reads, keeps nothing and fetches nothing ahead.
    pub(crate) embedded: bool,
}

/// Draws the state, with the hosts of the editors, and ways to hand the chart over and to open the store again.
pub(crate) type Draw =
    fn(&State, &Callback<Action>, &[NodeRef; 2], (&Callback<()>, &Callback<()>)) -> Html;

impl PartialEq for Shell {
    fn eq(&self, other: &Self) -> bool {
        self.embedded == other.embedded
    }
}

/// Where one works; what is embedded has none.
struct Desk {
    store: Store,
    editors: Editors,
}

/// The page between its events.
pub(crate) struct App {
    shell: Shell,
    state: Rc<State>,
    desk: Option<Desk>,
    bridge: Option<Bridge>,
    /// When the worker gave its last sign.
    heard: Rc<Cell<f64>>,
    /// When it was asked last.
    asked: f64,
    /// The whole engine while it is fetched.
    coming: Option<(Bridge, Rc<Cell<f64>>)>,
    hosts: [NodeRef; 2],
    /// Effects that need the page to be drawn first.
    pending: Vec<Effect>,
    persist_soon: Rc<Cell<bool>>,
    /// Closing the page would lose something.
    risk: Rc<Cell<bool>>,
    /// It was said that settings are not kept.
    unset: bool,
    /// What had the focus before a dialog opened.
    opener: Option<HtmlElement>,
    /// Whether the views that cover the page were asked for.
    views: bool,
    /// Whether one of them covers the page.
    covered: bool,
    /// The dialog that they were told to draw.
    view_dialog: Option<ViewDialog>,
    /// What they were told of the environments.
    told: Option<Environments>,
    /// The Markdown file that is open.
    markdown: Option<Rc<str>>,
    /// What they were told to explain, and over which output.
    explained: Option<(Rc<Explanation>, Rc<View>)>,
    /// What they were told to draw in place of the cards.
    overlooked: Option<(Rc<View>, Rc<Shown>)>,
}

/// What reaches the page from outside its panels, beside actions.
pub(crate) enum Message {
    /// Something happened.
    Act(Action),
    /// Hand the chart over as a file.
    SaveFile,
    /// Open the store again.
    Retry,
    /// The page is about to go, or out of sight.
    Leaving,
    /// It is time to look whether the request of that number is still at work; and when it was to be.
    Watch(u32, f64),
    /// The request of that number was sent so many seconds ago.
    Count(u32, u32),
    /// It is time to look whether the engine still comes.
    WatchFetch,
    /// A key went down.
    Key(KeyboardEvent),
    /// Files are dragged over the page, or dropped.
    Dragged,
    /// Another language is spoken now.
    Language,
}

impl App {
    /// The page as it opens.
    pub(crate) fn create(link: &Link, shell: Shell) -> Self {
        let seed = (Math::random() * 9e15) as u64;
        let hash = browser::hash();
        // A link opens on the built-in chart.
        let here = hash.is_empty() && !shell.embedded;
        let open = storage::open().filter(|_| here);
        let greets = here && open.is_none();
        let own = |key: &String| crate::state::parts(key).0.is_some();
        let mut state = match open.as_ref().filter(|key| own(key)) {
            Some(key) => State::holding(key, seed, Date::now()),
            None => State::new(builtin::files(), None, seed, Date::now()),
        };
        if let Some(open) = open {
            state.work.slot = Rc::from(crate::state::parts(&open).1);
        }
        state.theme = storage::theme();
        state.greets = greets;
        if let Some(splits) = storage::splits() {
            state.splits = splits;
        }
        let dispatch = link.callback(Message::Act);
        let risk = Rc::<Cell<bool>>::default();
        let desk = (!shell.embedded).then(|| {
            listen::listen(link, risk.clone());
            let store = Store::open(link.callback(|news| Message::Act(Action::News(news))));
            Desk { store, editors: Editors::default() }
        });
        let heard = Rc::new(Cell::new(browser::now()));
        let mut app = Self {
            shell,
            state: Rc::new(state),
            desk,
            bridge: Bridge::start(&dispatch, false, &heard),
            heard,
            asked: 0.0,
            coming: None,
            hosts: Default::default(),
            pending: Vec::new(),
            persist_soon: Rc::default(),
            unset: false,
            risk,
            opener: None,
            views: false,
            covered: false,
            view_dialog: None,
            told: None,
            markdown: None,
            explained: None,
            overlooked: None,
        };
        app.watch_fetch(link);
        for effect in app.state.begin() {
            app.perform(link, effect);
        }
        if !hash.is_empty() {
            app.reduce(link, Action::Link(hash));
        }
        app
    }

    /// Takes a message in; true when the page is to be drawn again.
    pub(crate) fn update(&mut self, link: &Link, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                self.views &= !matches!(action, Action::ViewsFailed);
                if matches!(action, Action::FromView(FromView::Ready)) {
                    // It has heard nothing yet.
                    self.view_dialog = None;
                    self.explained = None;
                    self.overlooked = None;
                }
                let idle = self.idle(&action);
                let typed = matches!(action, Action::Typed(..));
                self.reduce(link, action);
                browser::mark("data-revision", self.state.revision);
                // What a key changes on the page comes with its answer; drawing before that would only delay it.
                !(idle || typed && self.state.in_flight.is_some())
            }
            Message::SaveFile => {
                self.save_file();
                false
            }
            Message::Retry => {
                self.desk.iter().for_each(|desk| desk.store.knock());
                self.reduce(link, Action::Retry);
                true
            }
            Message::Leaving => {
                self.reduce(link, Action::Leaving);
                false
            }
            Message::Count(id, seconds) => self.counted(link, id, seconds),
            Message::Watch(id, due) => self.watched(link, id, due),
            Message::WatchFetch => self.fetch_watched(link),
            Message::Key(event) => self.key(link, &event),
            Message::Language => {
                language::choose();
                // The engine says problems and explanations.
                self.coming = None;
                self.reduce(link, Action::Language);
                true
            }
            Message::Dragged => {
                let open = matches!(self.state.dialog, Some(Dialog::Charts | Dialog::Files));
                if !open {
                    self.reduce(link, Action::Open(Dialog::Charts));
                }
                !open
            }
        }
    }

    /// The page.
    pub(crate) fn view(&self, link: &Link) -> Html {
        let dispatch = link.callback(Message::Act);
        let save = link.callback(|()| Message::SaveFile);
        let retry = link.callback(|()| Message::Retry);
        (self.shell.draw)(&self.state, &dispatch, &self.hosts, (&save, &retry))
    }

    /// Does what needs the page to be drawn; `first` when it is for the first time.
    pub(crate) fn rendered(&mut self, link: &Link, first: bool) {
        if first {
            let hosts = self.hosts.each_ref().map(|host| host.cast::<HtmlElement>());
            if let ([Some(upper), Some(lower)], Some(desk)) = (&hosts, &mut self.desk) {
                let dispatch = link.callback(Message::Act);
                desk.editors.mount([upper, lower], &dispatch);
            }
        }
        for effect in std::mem::take(&mut self.pending) {
            if let Some(Desk { editors, .. }) = &mut self.desk {
                if !matches!(effect, Effect::Replace(..) | Effect::Forget(_)) {
                    editors.sync(&self.state);
                }
                editors.perform(&effect);
            }
            match effect {
                Effect::RevealObject(object, line) => panels::manifests::reveal(object, line, true),
                Effect::KeepInSight(object, line) => panels::manifests::keep_in_sight(object, line),
                Effect::ScrollToLine(object, line) => {
                    panels::manifests::reveal(object, line, false)
                }
                Effect::Reveal(_, range) => (self.shell.reveal)(range.line),
                _ => {}
            }
        }
        if let Some(desk) = &mut self.desk {
            desk.editors.sync(&self.state);
        }
        self.move_focus();
        self.cover();
        let dialog = self.state.view_dialog();
        if dialog != std::mem::replace(&mut self.view_dialog, dialog) {
            messages::tell(messages::DIALOG, &dialog);
            self.told = None;
        }
        let environments = panels::dialogs::environments(&self.state);
        if environments != self.told {
            environments.iter().for_each(|told| {
                messages::tell(messages::event(ForView::Environments), told);
            });
            self.told = environments;
        }
        let markdown = self.state.markdown();
        if markdown.is_some() && markdown != self.markdown {
            self.perform(link, Effect::FetchViews);
        }
        self.markdown = markdown;
        self.explain(link);
        self.overlook(link);
        self.mark();
        rows::tell_moved();
    }

    /// Tells the views what is pinned.
    fn explain(&mut self, link: &Link) {
        let now = self.state.pinned_explanation();
        if is_same(&now, &self.explained) || self.shell.embedded {
            return;
        }
        if now.is_some() {
            self.perform(link, Effect::FetchViews);
        }
        let told = now.as_ref().map(|(of, view)| explained(of, view));
        messages::tell(messages::event(ForView::Explain), &told);
        self.explained = now;
    }

    /// Tells the views what stands in place of the cards.
    fn overlook(&mut self, link: &Link) {
        let now = self.state.overlooked().filter(|_| !self.shell.embedded);
        if is_same(&now, &self.overlooked) {
            return;
        }
        if now.is_some() {
            self.perform(link, Effect::FetchViews);
        }
        let told = now.as_ref().map(|(view, _)| Overlooked {
            table: view.overview.table.clone(),
            files: (*view.files).clone(),
            told: self.state.told(),
            environment: self.state.active as u32,
            chart: self.state.chart.as_ref().map(|chart| chart.name.clone()).unwrap_or_default(),
        });
        messages::tell(messages::event(ForView::Overview), &told);
        self.overlooked = now;
    }

    fn reduce(&mut self, link: &Link, action: Action) {
        let state = Rc::make_mut(&mut self.state);
        let replaces =
            action.edits() || matches!(action, Action::FromView(_) | Action::WithoutLast);
        if let Some(desk) = self.desk.as_ref().filter(|_| replaces) {
            state.hold(|path| desk.editors.text(path));
        }
        let effects = state.reduce(action);
        self.risk.set(self.state.at_risk());
        for effect in effects {
            self.perform(link, effect);
        }
    }

    /// Whether an action of the clock says nothing new, so that nothing need be drawn.
    fn idle(&self, action: &Action) -> bool {
        match action {
            Action::Paused(revision) => self.state.typing != Some(*revision),
            Action::Slow(id) | Action::Long(id, ..) | Action::TimedOut(id, _) => {
                !self.state.waits_for(*id)
            }
            Action::Upgrade(EngineEvent::Progress(..)) => true,
            Action::Clock(_) => !self.state.good.iter().any(|good| good.stale),
            Action::Leave | Action::Explain(_, false) | Action::ExplainSource(_, _, false)
                if self.state.pinned() =>
            {
                true
            }
            Action::Assist(..) => true,
            Action::Answered(Response { answer: Answer::Assisted(_), .. }, _) => !self.state.slow,
            Action::Leave => self.state.trace.is_none(),
            Action::Cursor(path) => self.state.current.as_deref() == Some(path),
            Action::Flush | Action::News(News::Wrote(_, Ok(()))) => {
                self.state.next.is_none() && self.state.trouble.is_none() && !self.state.reading()
            }
            Action::News(News::Listed(_)) => !self.state.work.foreign,
            _ => false,
        }
    }

    fn key(&mut self, link: &Link, event: &KeyboardEvent) -> bool {
        if event.key() == "Tab" && self.state.dialog.is_some() {
            if browser::find(".dialog")
                .is_some_and(|dialog| browser::trap(&dialog, event.shift_key()))
            {
                event.prevent_default();
            }
            return false;
        }
        if keys::finds(event)
            && let Some(field) = browser::find("[data-find]")
        {
            // The editors have a search of their own and keep the key to themselves.
            event.prevent_default();
            let _ = field.focus();
            return false;
        }
        let Some(action) = keys::action(event, &self.state) else { return false };
        event.prevent_default();
        self.reduce(link, action);
        true
    }

    fn perform(&mut self, link: &Link, effect: Effect) {
        match effect {
            Effect::Send(request) => {
                let id = request.id;
                let sent = self.bridge.as_ref().is_some_and(|bridge| bridge.send(&request));
                self.asked = browser::now();
                self.heard.set(self.asked);
                self.watch(link, id, if sent { self.state.patience() } else { 0.0 });
                let link = link.clone();
                count_up(&link, id, LONG);
                browser::after(SLOW, move || link.send(Message::Act(Action::Slow(id))));
            }
            Effect::Restart => {
                self.bridge = None;
                if self.state.whole {
                    self.coming = None;
                }
                let dispatch = link.callback(Message::Act);
                self.bridge = Bridge::start(&dispatch, self.state.whole, &self.heard);
                self.watch_fetch(link);
            }
            Effect::Upgrade => {
                let news = link.callback(|action| match action {
                    Action::Engine(event) => Message::Act(Action::Upgrade(event)),
                    other => Message::Act(other),
                });
                let heard = Rc::default();
                self.coming = Bridge::start(&news, true, &heard).map(|bridge| (bridge, heard));
            }
            Effect::Swap => {
                if let Some((bridge, heard)) = self.coming.take() {
                    (self.bridge, self.heard) = (Some(bridge), heard);
                }
                // All that the page needs is here by now, and what comes next is in nobody's way.
                if !self.shell.embedded {
                    browser::script(&format!("offline.js?v={}", browser::build()), None);
                }
            }
            Effect::Pause(revision) => {
                let paused = link.callback(Message::Act);
                browser::after(PAUSE, move || paused.emit(Action::Paused(revision)));
            }
            Effect::Persist => self.persist(link),
            Effect::Store(order) => {
                if let Some(Desk { store, editors }) = &self.desk {
                    store.perform(store::with_large(order, |path| editors.text(path)));
                }
            }
            Effect::Theme(theme) => self.settings(link, storage::set_theme(theme)),
            Effect::Splits(splits) => self.settings(link, storage::set_splits(splits)),
            Effect::ClearLink | Effect::FetchViews if self.shell.embedded => {}
            Effect::ClearLink => browser::clear_hash(),
            Effect::FetchViews if self.views => {}
            Effect::FetchViews => {
                self.views = true;
                let address = format!("views.js?v={}", browser::build());
                browser::script(&address, Some(messages::FAILED));
            }
            // Nothing has to be drawn for it.
            Effect::Assisted(_) => {
                self.desk.iter_mut().for_each(|desk| desk.editors.perform(&effect));
            }
            Effect::ToView(view, bytes) => messages::hand_on(messages::event(view), &bytes),
            Effect::Replace(..)
            | Effect::Forget(_)
            | Effect::Edit(..)
            | Effect::Reveal(..)
            | Effect::Focus(_)
            | Effect::Follow(_)
            | Effect::Scroll(..)
            | Effect::ScrollToLine(..)
            | Effect::KeepInSight(..)
            | Effect::RevealObject(..) => self.pending.push(effect),
        }
    }

    /// Says once that settings are not kept.
    fn settings(&mut self, link: &Link, kept: bool) {
        if !kept && !std::mem::replace(&mut self.unset, true) {
            self.reduce(link, Action::News(News::NoSettings));
        }
    }

    /// Says for how long a request has been at work, every second.
    fn counted(&mut self, link: &Link, id: u32, seconds: u32) -> bool {
        if !self.state.waits_for(id) {
            return false;
        }
        count_up(link, id, seconds + 1);
        self.reduce(link, Action::Long(id, seconds, Date::now()));
        true
    }

    /// Looks after a request in a while.
    fn watch(&self, link: &Link, id: u32, wait: f64) {
        let (link, due) = (link.clone(), browser::now() + wait);
        browser::after(wait as i32, move || link.send(Message::Watch(id, due)));
    }

    /// Ends a worker that has given no sign. A page that stood still itself, in a suspended computer say, has heard
    /// nothing either, and waits anew.
    fn watched(&mut self, link: &Link, id: u32, due: f64) -> bool {
        if !self.state.waits_for(id) {
            return false;
        }
        let now = browser::now();
        if now - due > 1_000.0 {
            self.heard.set(now);
        }
        let (quiet, patience) = (now - self.heard.get(), self.state.patience());
        if self.bridge.is_some() && quiet + 10.0 < patience {
            self.watch(link, id, patience - quiet);
            return false;
        }
        let began = self.heard.get() > self.asked;
        let seconds = (patience / 1000.0 + 0.5) as u32;
        self.reduce(link, Action::TimedOut(id, began.then_some(seconds)));
        true
    }

    fn watch_fetch(&self, link: &Link) {
        let link = link.clone();
        browser::after(FETCH as i32, move || link.send(Message::WatchFetch));
    }

    /// Gives an engine up of which nothing has come for long.
    fn fetch_watched(&mut self, link: &Link) -> bool {
        if !matches!(self.state.engine, Engine::Loading { .. }) {
            return false;
        }
        if browser::now() - self.heard.get() + 10.0 < FETCH {
            self.watch_fetch(link);
            return false;
        }
        let reason = text::ENGINE_UNFETCHED.text().to_owned();
        self.reduce(link, Action::Engine(EngineEvent::Died(reason)));
        true
    }

    /// Hands the chart as it is now over as a file.
    fn save_file(&self) {
        let name = match self.state.builtin_name() {
            name if name.is_empty() => "chart".to_owned(),
            name => name,
        };
        let Some(Desk { editors, .. }) = &self.desk else { return };
        let packed = store::packed(&name, &self.state.files, |path| editors.text(path));
        let file = format!("{name}-{}.tgz", self.state.builtin_version());
        let _ = browser::download(&file, "application/gzip", &packed);
    }

    /// Stores the edits a little later, once for a burst of typing.
    fn persist(&mut self, link: &Link) {
        if self.persist_soon.replace(true) {
            return;
        }
        let (link, soon) = (link.clone(), self.persist_soon.clone());
        let large = self.state.files.iter().any(|file| matches!(file.text, Text::Large(..)));
        browser::after(if large { PERSIST_LARGE } else { PERSIST }, move || {
            soon.set(false);
            link.send(Message::Act(Action::Flush));
        });
    }

    /// Says on the root element which revision of the input stands there and which one the output shows, for tests
    /// and for measuring: `data-rendered` appears with the first output, `data-checked` with the first that was
    /// checked.
    fn mark(&self) {
        browser::mark("data-revision", self.state.revision);
        if let Some(revision) = self.state.rendered {
            browser::mark("data-rendered", revision);
        }
        if let Some(revision) = self.state.complete.filter(|_| self.state.is_settled()) {
            browser::mark("data-complete", revision);
            if self.state.whole {
                browser::mark("data-checked", revision);
            }
        }
    }
}

/// Tells how many seconds a request has taken, from the first number on.
fn count_up(link: &Link, id: u32, seconds: u32) {
    let link = link.clone();
    let wait = if seconds == LONG { LONG * 1_000 } else { 1_000 };
    browser::after(wait as i32, move || link.send(Message::Count(id, seconds)));
}

/// Whether two things are the very ones as before.
fn is_same<A, B>(now: &Option<(Rc<A>, Rc<B>)>, before: &Option<(Rc<A>, Rc<B>)>) -> bool {
    match (now, before) {
        (Some(now), Some(before)) => Rc::ptr_eq(&now.0, &before.0) && Rc::ptr_eq(&now.1, &before.1),
        (now, before) => now.is_none() && before.is_none(),
    }
}
