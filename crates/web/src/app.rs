//! The page: it owns the state, draws it, and does in the browser what the state asks for.

use crate::bridge::Bridge;
use crate::editor::Editors;
use crate::messages;
use crate::panels;
use crate::state::{Action, Dialog, Effect, EngineEvent, News, State, Text};
use crate::store::Store;
use crate::{browser, builtin, keys, storage, store};
use chartroom_protocol::{FromView, ViewDialog};
use js_sys::{Date, Math};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{Component, Context, Html, NodeRef};

/// How long a render may take before the worker is ended, in milliseconds.
const PATIENCE: i32 = 15_000;
/// When the status says that it is rendering, in milliseconds.
const SLOW: i32 = 100;
/// How long edits wait before they are stored, in milliseconds.
const PERSIST: i32 = 300;
/// The same where a file is too large to be taken out of the editor that often.
const PERSIST_LARGE: i32 = 1_500;

/// The root component.
pub(crate) struct App {
    state: Rc<State>,
    store: Store,
    bridge: Option<Bridge>,
    /// The whole engine while it is fetched.
    coming: Option<Bridge>,
    editors: Editors,
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
}

/// What reaches the page from outside its panels, beside actions.
pub(crate) enum Message {
    /// Something happened.
    Act(Action),
    /// Hand the chart over as a file.
    SaveFile,
    /// Open the store again.
    Retry,
    /// The page is about to go.
    Leaving,
    /// A key went down.
    Key(KeyboardEvent),
    /// Files are dragged over the page, or dropped.
    Dragged,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let seed = (Math::random() * 9e15) as u64;
        let hash = browser::hash();
        // A link opens on the built-in chart.
        let open = storage::open().filter(|_| hash.is_empty());
        let own = |key: &String| crate::state::parts(key).0.is_some();
        let mut state = match open.as_ref().filter(|key| own(key)) {
            Some(key) => State::holding(key, seed, Date::now()),
            None => State::new(builtin::files(), None, seed, Date::now()),
        };
        if let Some(open) = open {
            state.work.slot = Rc::from(crate::state::parts(&open).1);
        }
        state.theme = storage::theme();
        if let Some(splits) = storage::splits() {
            state.splits = splits;
        }
        let dispatch = context.link().callback(Message::Act);
        let risk = Rc::<Cell<bool>>::default();
        listen(context, risk.clone());
        let store = Store::open(context.link().callback(|news| Message::Act(Action::News(news))));
        let mut app = Self {
            state: Rc::new(state),
            store,
            bridge: Bridge::start(&dispatch, false),
            coming: None,
            editors: Editors::default(),
            hosts: Default::default(),
            pending: Vec::new(),
            persist_soon: Rc::default(),
            unset: false,
            risk,
            opener: None,
            views: false,
            covered: false,
            view_dialog: None,
        };
        for effect in app.state.begin() {
            app.perform(context, effect);
        }
        if !hash.is_empty() {
            app.reduce(context, Action::Link(hash));
        }
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                self.views &= !matches!(action, Action::ViewsFailed);
                if matches!(action, Action::FromView(FromView::Ready)) {
                    // It has heard nothing yet.
                    self.view_dialog = None;
                }
                let idle = self.idle(&action);
                let typed = matches!(action, Action::Typed(..));
                self.reduce(context, action);
                browser::mark("data-revision", self.state.revision);
                // What a key changes on the page comes with its answer; drawing before that would only delay it.
                !(idle || typed && self.state.in_flight.is_some())
            }
            Message::SaveFile => {
                self.save_file();
                false
            }
            Message::Retry => {
                self.store.knock();
                self.reduce(context, Action::Retry);
                true
            }
            Message::Leaving => {
                self.reduce(context, Action::Leaving);
                false
            }
            Message::Key(event) => self.key(context, &event),
            Message::Dragged => {
                let open = self.state.dialog == Some(Dialog::Charts);
                if !open {
                    self.reduce(context, Action::Open(Dialog::Charts));
                }
                !open
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let dispatch = context.link().callback(Message::Act);
        let save = context.link().callback(|()| Message::SaveFile);
        let retry = context.link().callback(|()| Message::Retry);
        panels::page(&self.state, &dispatch, &self.hosts, (&save, &retry))
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            let hosts = self.hosts.each_ref().map(|host| host.cast::<HtmlElement>());
            if let [Some(upper), Some(lower)] = &hosts {
                let dispatch = context.link().callback(Message::Act);
                self.editors.mount([upper, lower], &dispatch);
            }
        }
        for effect in std::mem::take(&mut self.pending) {
            if matches!(effect, Effect::Replace(..) | Effect::Forget(_)) {
                self.editors.perform(&effect);
            } else {
                self.editors.sync(&self.state);
                self.editors.perform(&effect);
                match effect {
                    Effect::RevealObject(object, line) => {
                        panels::manifests::reveal(object, line, true)
                    }
                    Effect::KeepInSight(object, line) => {
                        panels::manifests::keep_in_sight(object, line)
                    }
                    Effect::ScrollToLine(object, line) => {
                        panels::manifests::reveal(object, line, false)
                    }
                    _ => {}
                }
            }
        }
        self.editors.sync(&self.state);
        self.move_focus();
        self.cover();
        let dialog = self.state.view_dialog();
        if dialog != std::mem::replace(&mut self.view_dialog, dialog) {
            messages::tell(messages::DIALOG, &dialog);
        }
        self.mark();
    }
}

impl App {
    fn reduce(&mut self, context: &Context<Self>, action: Action) {
        let effects = Rc::make_mut(&mut self.state).reduce(action);
        self.risk.set(self.state.at_risk());
        for effect in effects {
            self.perform(context, effect);
        }
    }

    /// Whether an action of the clock says nothing new, so that nothing need be drawn.
    fn idle(&self, action: &Action) -> bool {
        match action {
            Action::Slow(id) | Action::TimedOut(id) => !self.state.waits_for(*id),
            Action::Upgrade(EngineEvent::Progress(..)) => true,
            Action::Clock(_) => !self.state.good.iter().any(|good| good.stale),
            Action::Leave | Action::Explain(_, false) | Action::ExplainSource(_, _, false)
                if self.state.pinned() =>
            {
                true
            }
            Action::Leave => self.state.trace.is_none(),
            Action::Cursor(path) => self.state.current.as_deref() == Some(path),
            Action::Flush | Action::News(News::Wrote(_, Ok(()))) => {
                self.state.next.is_none() && self.state.trouble.is_none() && !self.state.reading()
            }
            Action::News(News::Listed(_)) => !self.state.work.foreign,
            _ => false,
        }
    }

    fn key(&mut self, context: &Context<Self>, event: &KeyboardEvent) -> bool {
        if event.key() == "Tab" && self.state.dialog.is_some() {
            if browser::find(".dialog")
                .is_some_and(|dialog| browser::trap(&dialog, event.shift_key()))
            {
                event.prevent_default();
            }
            return false;
        }
        let Some(action) = keys::action(event, &self.state) else { return false };
        event.prevent_default();
        self.reduce(context, action);
        true
    }

    fn perform(&mut self, context: &Context<Self>, effect: Effect) {
        match effect {
            Effect::Send(request) => {
                let id = request.id;
                let sent = self.bridge.as_ref().is_some_and(|bridge| bridge.send(&request));
                let patience = if sent { PATIENCE } else { 0 };
                let link = context.link().clone();
                browser::after(patience, move || {
                    link.send_message(Message::Act(Action::TimedOut(id)))
                });
                let link = context.link().clone();
                browser::after(SLOW, move || link.send_message(Message::Act(Action::Slow(id))));
            }
            Effect::Restart => {
                self.bridge = None;
                if self.state.whole {
                    self.coming = None;
                }
                self.bridge =
                    Bridge::start(&context.link().callback(Message::Act), self.state.whole);
            }
            Effect::Upgrade => {
                let news = context.link().callback(|action| match action {
                    Action::Engine(event) => Message::Act(Action::Upgrade(event)),
                    other => Message::Act(other),
                });
                self.coming = Bridge::start(&news, true);
            }
            Effect::Swap => {
                self.bridge = self.coming.take();
                // All that the page needs is here by now, and what comes next is in nobody's way.
                browser::script(&format!("offline.js?v={}", browser::build()));
            }
            Effect::Persist => self.persist(context),
            Effect::Store(order) => {
                let editors = &self.editors;
                self.store.perform(store::with_large(order, |path| editors.text(path)));
            }
            Effect::Theme(theme) => self.settings(context, storage::set_theme(theme)),
            Effect::Splits(splits) => self.settings(context, storage::set_splits(splits)),
            Effect::ClearLink => browser::clear_hash(),
            Effect::FetchViews if self.views => {}
            Effect::FetchViews => {
                self.views = true;
                browser::script(&format!("views.js?v={}", browser::build()));
            }
            Effect::ToCharts(bytes) => messages::hand_on(messages::TO_CHARTS, &bytes),
            Effect::ToExport(bytes) => messages::hand_on(messages::TO_EXPORT, &bytes),
            Effect::ToViews(bytes) => messages::hand_on(messages::TO_VIEWS, &bytes),
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
    fn settings(&mut self, context: &Context<Self>, kept: bool) {
        if !kept && !std::mem::replace(&mut self.unset, true) {
            self.reduce(context, Action::News(News::NoSettings));
        }
    }

    /// Hands the chart as it is now over as a file.
    fn save_file(&self) {
        let name = match self.state.builtin_name() {
            name if name.is_empty() => "chart".to_owned(),
            name => name,
        };
        let packed = store::packed(&name, &self.state.files, |path| self.editors.text(path));
        let file = format!("{name}-{}.tgz", self.state.builtin_version());
        let _ = browser::download(&file, "application/gzip", &packed);
    }

    /// Stores the edits a little later, once for a burst of typing.
    fn persist(&mut self, context: &Context<Self>) {
        if self.persist_soon.replace(true) {
            return;
        }
        let (link, soon) = (context.link().clone(), self.persist_soon.clone());
        let large = self.state.files.iter().any(|file| matches!(file.text, Text::Large(..)));
        browser::after(if large { PERSIST_LARGE } else { PERSIST }, move || {
            soon.set(false);
            link.send_message(Message::Act(Action::Flush));
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
        if let Some(revision) = self.state.complete {
            browser::mark("data-complete", revision);
            if self.state.whole {
                browser::mark("data-checked", revision);
            }
        }
    }

    /// A view that covers the page shows and takes the focus when it opens; it gives it back when it closes, unless what was
    /// opened from it has the focus by then.
    fn cover(&mut self) {
        let open = self.state.compare.is_some();
        if open == std::mem::replace(&mut self.covered, open) {
            return;
        }
        let Some(views) = browser::find("#views") else { return };
        views.set_hidden(!open);
        let lost =
            |focused: &HtmlElement| views.contains(Some(focused)) || focused.tag_name() == "BODY";
        if open {
            let _ = views.focus();
        } else if browser::focused().is_none_or(|focused| lost(&focused))
            && let Some(opener) = browser::find("[data-compare]")
        {
            let _ = opener.focus();
        }
    }

    /// A dialog takes the focus when it opens and gives it back when it closes.
    fn move_focus(&mut self) {
        let dialog = browser::find(".dialog");
        match (dialog, self.opener.is_some()) {
            (Some(dialog), false) => {
                self.opener = browser::focused();
                let first = browser::find(".dialog [data-autofocus]").unwrap_or(dialog);
                let _ = first.focus();
            }
            (None, true) => {
                if let Some(opener) = self.opener.take() {
                    let _ = opener.focus();
                }
            }
            _ => {}
        }
    }
}

/// Listens to what concerns the whole page.
fn listen(context: &Context<App>, risk: Rc<Cell<bool>>) {
    browser::listen("beforeunload", move |event: web_sys::Event| {
        if risk.get() {
            event.prevent_default();
        }
    });
    let link = context.link().clone();
    browser::listen("hashchange", move |_: web_sys::Event| {
        let hash = browser::hash();
        if !hash.is_empty() {
            link.send_message(Message::Act(Action::Link(hash)));
        }
    });
    // What is dropped would be opened by the browser in place of the page; the dialog takes it instead.
    for name in ["dragover", "drop"] {
        let link = context.link().clone();
        browser::listen(name, move |event: web_sys::DragEvent| {
            if event.data_transfer().is_some_and(|transfer| browser::has_files(&transfer)) {
                event.prevent_default();
                link.send_message(Message::Dragged);
            }
        });
    }
    let link = context.link().clone();
    browser::listen("pagehide", move |_: web_sys::Event| link.send_message(Message::Leaving));
    let link = context.link().clone();
    browser::listen("visibilitychange", move |_: web_sys::Event| {
        link.send_message(Message::Act(Action::Flush));
    });
    let link = context.link().clone();
    browser::listen("keydown", move |event: KeyboardEvent| link.send_message(Message::Key(event)));
    let link = context.link().clone();
    messages::listen(messages::TO_PAGE, move |told| {
        link.send_message(Message::Act(Action::FromView(told)))
    });
    let link = context.link().clone();
    browser::listen(messages::FAILED, move |_: web_sys::Event| {
        link.send_message(Message::Act(Action::ViewsFailed));
    });
    let link = context.link().clone();
    browser::every(10_000, move || link.send_message(Message::Act(Action::Clock(Date::now()))));
}
