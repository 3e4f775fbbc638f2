//! The tour: five tasks on the page itself. A task is done when what it asks for is so, however the reader got there. What is
//! seen tells it, and the engine's judgement of the reader's own work: the tour has no record of its own.

mod card;
mod progress;
mod spots;

use super::{spoken, tell};
use crate::state::{OWN, key, parts};
use crate::text;
use crate::{browser, storage};
use chartroom_lesson::{Asked, Spot, Stage, Task};
use chartroom_protocol::{FromView, Judged, encode};
pub(crate) use progress::Progress;
use spots::Layout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit};
use yew::{Callback, Html};

/// The file of the tour in Chinese, which is fetched for who reads it.
const CHINESE: &str = "tour-zh.bin";
/// The tour in English.
const ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tour-en.bin"));

type All = chartroom_lesson::Tour<String>;

/// What is shown.
#[derive(Default)]
pub(super) struct Tour {
    all: Option<Rc<All>>,
    progress: Progress,
    on: Option<On>,
}

/// The tour while it is on.
#[derive(Default)]
pub(super) struct On {
    /// The chart that it is about is on screen.
    here: bool,
    /// What the engine judged last, for the tasks that it judges.
    judged: Vec<bool>,
    /// The steps of the task are to be taken when they come.
    doing: bool,
    layout: Layout,
    /// The stage that was scrolled to: the task, whether it is done, and the number of the stage.
    shown: Option<(usize, bool, usize)>,
    /// What a screen reader is told.
    said: String,
}

/// What happens.
pub(crate) enum Event {
    /// Its texts came.
    Came(Rc<All>),
    /// Another language is spoken now.
    Language,
    /// The tour is wanted, from where it was left.
    Go,
    /// It is wanted from its start.
    Again,
    /// Something on the page may be different.
    Look,
    /// The page says whether conditions are met.
    Judged(Rc<Judged>),
    /// The next task is wanted.
    Next,
    /// The task is to be done for the reader.
    Do,
    /// The chart that the tour is about is wanted.
    Here,
    /// Lessons are wanted in its place.
    Lessons,
    /// It is to go.
    Leave,
}

type Send = Callback<Event>;

/// Listens to the page.
pub(super) fn listen(send: &Send) {
    let leave = send.clone();
    browser::listen("keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && !taken_elsewhere() {
            leave.emit(Event::Leave);
        }
    });
}

/// Whether Esc is for what has the focus, or lies over the page.
fn taken_elsewhere() -> bool {
    let typed = ":is(input,textarea,select,.cm-editor)";
    let typing =
        browser::focused().is_some_and(|focused| focused.closest(typed).ok().flatten().is_some());
    typing || browser::find("#tour .tour__card").is_none() || browser::find(".scrim").is_some()
}

/// Calls back whenever something on the page changed, was scrolled or resized, while the tour is drawn; once for all that happens
/// within a frame.
fn watch(send: &Send) {
    let (send, due) = (send.clone(), Rc::new(Cell::new(false)));
    let soon = move || {
        if !is_there("#tour > .tour") || due.replace(true) {
            return;
        }
        let (send, due) = (send.clone(), due.clone());
        let look = Closure::once_into_js(move || {
            due.set(false);
            send.emit(Event::Look);
        });
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(look.unchecked_ref());
        }
    };
    let Some(window) = web_sys::window() else { return };
    let call = Closure::<dyn FnMut()>::new(soon).into_js_value();
    for event in ["scroll", "resize", "input"] {
        let _ = window.add_event_listener_with_callback_and_bool(event, call.unchecked_ref(), true);
    }
    let body = window.document().and_then(|document| document.body());
    if let (Ok(observer), Some(body)) = (MutationObserver::new(call.unchecked_ref()), body) {
        let init = MutationObserverInit::new();
        init.set_attributes(true);
        init.set_child_list(true);
        init.set_character_data(true);
        init.set_subtree(true);
        let _ = observer.observe_with_options(&body, &init);
    }
}

/// Where the tour is drawn: behind all of the page, so that it comes last in the order of `Tab`.
fn host() -> Option<HtmlElement> {
    let made = || {
        let document = web_sys::window()?.document()?;
        let host = document.create_element("div").ok()?;
        host.set_id("tour");
        document.body()?.append_child(&host).ok()?;
        host.dyn_into().ok()
    };
    browser::find("#tour").or_else(made)
}

/// Presses something of the page once it is drawn, unless that takes long.
fn press_when_there(selector: String, tries: u32) {
    match browser::find(&selector) {
        Some(found) => found.click(),
        None if tries > 0 => browser::after(50, move || press_when_there(selector, tries - 1)),
        None => {}
    }
}

fn is_there(selector: &str) -> bool {
    browser::find(selector).is_some()
}

/// The stage of a task that fits what is on screen.
fn stage(task: &Task<String>) -> Option<&Stage<String>> {
    task.stages.iter().rev().find(|stage| stage.at.iter().all(|selector| is_there(selector)))
}

/// Puts the focus on the card's heading once it is drawn.
fn onto_card() {
    super::lessons::focus_soon("#tour h2", 60);
}

/// Reads the tour in the language that is spoken.
fn read(send: &Send) {
    let send = send.clone();
    spoken(ENGLISH, CHINESE, move |all| send.emit(Event::Came(Rc::new(all))));
}

impl Tour {
    /// Whether the tour is on.
    pub(super) fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// How far the reader is, and of how many tasks; none where the tour was not begun or is over.
    pub(super) fn resumes() -> Option<usize> {
        let progress = Progress::read();
        progress.is_begun().then_some(progress.at + 1)
    }

    /// Whether it was gone through to its end.
    pub(super) fn was_taken() -> bool {
        Progress::read().over
    }

    /// Takes in what happened. Whether something is to be drawn.
    pub(super) fn update(&mut self, event: Event, send: &Send) -> bool {
        match event {
            Event::Came(all) => {
                if self.progress.at >= all.tasks.len() {
                    self.progress = Progress::default();
                }
                self.all = Some(all);
                self.ask();
            }
            Event::Language => {
                if self.all.is_some() {
                    read(send);
                }
            }
            Event::Go => self.begin(false, send),
            Event::Again => self.begin(true, send),
            Event::Look => return self.look(),
            Event::Judged(judged) => self.judged(&judged),
            Event::Next => {
                let next = self.all.clone().and_then(|all| self.next(&all));
                self.open(next.unwrap_or_default());
            }
            Event::Do => self.act(),
            Event::Here => tell(&FromView::OpenKept(key(None, OWN))),
            // The views open them.
            Event::Lessons => self.leave(false),
            Event::Leave => self.leave(true),
        }
        self.look();
        true
    }

    fn begin(&mut self, anew: bool, send: &Send) {
        tell(&FromView::CloseDialog);
        if self.all.is_none() {
            read(send);
            watch(send);
        }
        self.progress = Progress::read();
        if anew || self.progress.over {
            self.progress = Progress::default();
        }
        self.on = Some(On::default());
        self.ask();
        self.progress.keep();
        onto_card();
    }

    /// Takes the tour away.
    pub(super) fn leave(&mut self, asked: bool) {
        if self.on.take().is_none() {
            return;
        }
        self.progress.keep();
        tell(&FromView::Judge(Vec::new()));
        let within = browser::focused().is_none_or(|focused| {
            focused.tag_name() == "BODY" || focused.closest("#tour").ok().flatten().is_some()
        });
        if asked && within {
            browser::after(0, || {
                browser::find("[data-opens=help]").iter().for_each(|opener| drop(opener.focus()));
            });
        }
    }

    fn open(&mut self, at: usize) {
        self.progress.at = at;
        self.progress.keep();
        if let Some(on) = &mut self.on {
            (on.said, on.doing) = (String::new(), false);
        }
        self.ask();
        onto_card();
    }

    /// The task that comes after the one that is on: the next that is not done.
    fn next(&self, all: &All) -> Option<usize> {
        let open =
            |at: &usize| all.tasks.get(*at).is_some_and(|task| !self.progress.is_done(&task.id));
        let count = all.tasks.len();
        (self.progress.at + 1..count).chain(0..self.progress.at).find(open)
    }

    fn task(&self) -> Option<Task<String>> {
        self.all.as_ref()?.tasks.get(self.progress.at).cloned()
    }

    /// Whether the task that is on is done.
    fn is_done(&self) -> bool {
        self.task().is_some_and(|task| self.progress.is_done(&task.id))
    }

    /// Has the page ask what the tasks ask of the engine.
    fn ask(&self) {
        let (Some(all), Some(on)) = (&self.all, &self.on) else { return };
        let steps = self.task().filter(|_| on.doing).map(|task| task.steps);
        let asked = Asked {
            checks: all.tasks.iter().filter_map(|task| task.when.clone()).collect(),
            steps: steps.unwrap_or_default(),
            ..Asked::default()
        };
        tell(&FromView::Judge(encode(&asked).unwrap_or_default()));
    }

    /// Does the task for the reader; what it changes can be taken back as any edit.
    fn act(&mut self) {
        let (Some(task), Some(on)) = (self.task(), &mut self.on) else { return };
        if !task.presses.is_empty() {
            browser::find(&task.presses).iter().for_each(|button| button.click());
        }
        if !task.steps.is_empty() {
            on.doing = true;
            self.ask();
        }
    }

    fn judged(&mut self, judged: &Judged) {
        let Some(on) = &mut self.on else { return };
        if parts(&judged.key).0.is_some() {
            return;
        }
        on.judged = judged.conditions.iter().map(|(met, _)| *met).collect();
        if on.doing && judged.steps {
            on.doing = false;
            self.ask();
            judged.changed.iter().for_each(|step| tell(&FromView::Step(step.clone())));
            if let Some((environment, landing)) = judged.landing.clone()
                && let Some((object, line)) = landing.line
            {
                tell(&FromView::Object(environment, object, line));
                press_when_there(format!("[data-object='{object}'] [data-line='{line}']"), 20);
            }
        }
    }

    /// Looks at the page: what is done, and where the rings and the card are. Whether something is to be drawn.
    fn look(&mut self) -> bool {
        let (Some(all), Some(on)) = (self.all.clone(), &mut self.on) else { return false };
        let here = storage::open().is_none_or(|open| parts(&open).0.is_none());
        let mut changed = std::mem::replace(&mut on.here, here) != here;
        let before = self.progress.clone();
        let mut judged = on.judged.iter();
        for (at, task) in all.tasks.iter().enumerate() {
            let met = match task.when {
                Some(_) => judged.next().copied().unwrap_or_default(),
                None => is_there(&task.seen),
            };
            if !here || !met || self.progress.is_done(&task.id) {
                continue;
            }
            self.progress.done.push(task.id.clone());
            // Who went on by themselves is followed.
            let waiting =
                all.tasks.get(self.progress.at).is_some_and(|now| before.is_done(&now.id));
            if at == self.progress.at || waiting {
                self.progress.at = at;
                on.said = text::TourDone { task: &task.title }.text();
            }
        }
        if self.progress.done.len() == all.tasks.len() {
            self.progress.over = true;
        }
        if self.progress != before {
            self.progress.keep();
            changed = true;
        }
        self.place(&all) || changed
    }

    fn place(&mut self, all: &All) -> bool {
        let Some(task) = all.tasks.get(self.progress.at) else { return false };
        let done = self.is_done();
        let Some(on) = &mut self.on else { return false };
        let number = |stage: &Stage<String>| task.stages.iter().position(|other| other == stage);
        let stage = stage(task);
        let shown = (self.progress.at, done, stage.and_then(number).unwrap_or_default());
        let none: &[Spot] = &[];
        let (cause, effect) = match (done, stage) {
            _ if !on.here => (none, none),
            (true, _) => (none, task.proof.as_slice()),
            (false, Some(stage)) => (stage.cause.as_slice(), stage.effect.as_slice()),
            (false, None) => (none, none),
        };
        let other = on.shown != Some(shown);
        if other && spots::bring(cause) | spots::bring(effect) {
            on.shown = Some(shown);
        }
        let size = browser::find("#tour .tour__card");
        let size = size.map_or((340, 200), |card| (card.offset_width(), card.offset_height()));
        let layout = spots::layout(cause, effect, size, on.layout.card);
        other | (std::mem::replace(&mut on.layout, layout.clone()) != layout)
    }

    /// What is drawn over the page.
    pub(super) fn view(&self, send: &Send) -> Html {
        let (Some(all), Some(on)) = (&self.all, &self.on) else { return Html::default() };
        let Some(host) = host() else { return Html::default() };
        yew::create_portal(card::view(self, all, on, send), host.into())
    }
}
