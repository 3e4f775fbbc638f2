//! Lessons in a panel beside the page: the list, and the one that is on. A lesson works on a record of its own, so that what
//! the reader made stays as it is. One that a link carries works on the link's.

mod link;
mod list;
mod make;
mod panel;
mod progress;
mod start;

use super::{spoken, tell, to_line};
use crate::browser;
use crate::messages;
use crate::text::lessons as words;
use chartroom_lesson::{Asked, Index, Kind, Prepared};
use chartroom_protocol::{ForView, FromView, Judged, SharedState, encode};
use link::Linked;
pub(super) use make::Event as MakeEvent;
use make::Make;
use progress::{Progress, lesson_of};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::{Callback, Html};

/// The file of the lessons in Chinese, which is fetched for who reads it.
const CHINESE: &str = "lessons-zh.bin";
/// The lessons in English.
const ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lessons-en.bin"));

/// Asks for the lessons from elsewhere in the views.
pub(super) const OPEN: &str = "chartroom-lessons";

/// Regions that F6 goes round, in their order.
const REGIONS: [&str; 5] = [
    "#tour h2",
    "#lessons h2",
    ".ed:not(.ed--none) .cm-content",
    "#output .pane__body",
    ".problems .pane__body",
];

/// Which lesson it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// One of the list, by its place.
    Listed(usize),
    /// The one that the link on screen carries.
    Linked,
}

/// A lesson that a link carries, as the engine read it; or why it could not.
pub(super) type Carried = Result<(Vec<u8>, SharedState), String>;

/// What is shown.
#[derive(Default)]
pub(super) struct Lessons {
    /// They, once the panel was opened.
    all: Option<Rc<All>>,
    progress: Progress,
    /// The panel is there.
    open: bool,
    /// The lesson that is on; the list is shown where there is none.
    on: Option<On>,
    /// Lessons about findings that are on screen, by their ids.
    fitting: Vec<String>,
    /// The key of the record that was looked at last.
    seen: String,
    /// A lesson is on its way.
    starting: bool,
    /// Why one did not start.
    failed: Option<String>,
    /// On a phone the panel is a sheet, which can be folded.
    folded: bool,
    /// The lesson of the link that was opened last.
    linked: Option<Linked>,
    /// A lesson is being made.
    making: Option<Make>,
}

/// A lesson that is on.
pub(super) struct On {
    /// Which one.
    of: Of,
    /// Its record is on screen.
    here: bool,
    /// The environment that is open, by its index.
    active: u32,
    /// Conditions as they were judged last.
    conditions: Vec<(bool, Option<String>)>,
    /// Conditions about what the reader did stay met.
    did: Vec<bool>,
    /// The lines that hints speak of, where there are any.
    lines: Vec<Option<u32>>,
    /// So many hints are open.
    hints: usize,
    /// The solution is to be taken when it comes.
    showing: bool,
    /// It was, so the reader did not do it by hand.
    shown: bool,
    /// All conditions were met once.
    solved: bool,
    /// What a screen reader is told.
    said: String,
}

/// What happens.
pub(crate) enum Event {
    /// The panel is wanted.
    Open,
    /// A record may have been opened.
    Look,
    /// The panel is to go, and the lesson with it.
    Close,
    /// The list is wanted.
    List,
    /// A lesson is to start.
    Start(usize),
    /// Its record is in the store, by its key; or not.
    Started(usize, Result<String, String>),
    /// The lesson is to be as it was at the start.
    Again,
    /// The page says whether conditions are met.
    Judged(Rc<Judged>),
    /// The next hint is wanted.
    Hint,
    /// The line of a hint is wanted.
    Go(usize),
    /// The solution is wanted.
    Show,
    /// The sheet is to be folded, or not.
    Fold,
    /// Another language is spoken now.
    Language,
    /// The lessons, in the language that is spoken.
    Came(Rc<All>),
    /// The link on screen carries a lesson.
    Carried(Box<Carried>),
    /// That one is wanted.
    Linked,
    /// Something about a lesson that is made.
    Make(make::Event),
}

/// Lessons in one language, in the order of their list.
type All = (Index<String>, Vec<Prepared>);

type Send = Callback<Event>;

/// Listens to the page and to its keys.
pub(super) fn listen(send: &Send) {
    let judged = send.clone();
    messages::listen(messages::event(ForView::Lessons), move |what: Judged| {
        judged.emit(Event::Judged(Rc::new(what)));
    });
    browser::listen("keydown", |event: KeyboardEvent| {
        if event.key() == "F6" && browser::find("#lessons h2, #tour h2").is_some() {
            event.prevent_default();
            go_round(if event.shift_key() { -1 } else { 1 });
        }
    });
    let opened = send.clone();
    browser::listen(OPEN, move |_: web_sys::Event| opened.emit(Event::Open));
    make::listen(&send.reform(Event::Make));
    send.emit(Event::Look);
}

/// Puts the focus into the next region that takes it; on a phone most are out of sight.
fn go_round(step: isize) {
    let all: Vec<_> = REGIONS.iter().filter_map(|region| browser::find(region)).collect();
    let focused = browser::focused();
    let within = |region: &web_sys::HtmlElement| {
        let host = region.closest("#tour, #lessons, .edit, .out, .problems").ok().flatten();
        host.is_some_and(|host| host.contains(focused.as_ref().map(AsRef::as_ref)))
    };
    let now = all.iter().position(within);
    let count = all.len() as isize;
    let first = now.map_or(0, |now| now as isize + step);
    for turn in 0..count {
        let next = (first + turn * step).rem_euclid(count) as usize;
        let Some(region) = all.get(next) else { return };
        let _ = region.focus();
        if browser::focused().as_ref() == Some(region) {
            return;
        }
    }
}

/// Reads the lessons in the language that is spoken.
fn read(send: &Send) {
    let send = send.clone();
    spoken(ENGLISH, CHINESE, move |all| send.emit(Event::Came(Rc::new(all))));
}

/// Puts the focus on the panel's heading once it is drawn.
fn onto_heading() {
    focus_soon("#lessons h2", 60);
}

/// Puts the focus on something once it is drawn, and the dialog that led to it is closed: that gives the focus back first.
pub(super) fn focus_soon(selector: &'static str, tries: u32) {
    browser::after(30, move || {
        let found = browser::find(selector).filter(|_| browser::find(".dialog").is_none());
        found.iter().for_each(|found| drop(found.focus()));
        // What is still out of sight does not take it.
        if tries > 0 && (found.is_none() || browser::focused() != found) {
            focus_soon(selector, tries - 1);
        }
    });
}

/// Closes what lies over the panel.
fn uncover() {
    tell(&FromView::CloseDialog);
    tell(&FromView::Close);
}

impl Lessons {
    /// Takes in what happened. Whether something is to be drawn.
    pub(super) fn update(&mut self, event: Event, send: &Send) -> bool {
        match event {
            Event::Open => {
                uncover();
                self.open(send);
                onto_heading();
            }
            Event::Look => return self.look(send),
            Event::Close => self.close(),
            Event::List => {
                (self.on, self.making) = (None, None);
                self.ask_what_fits();
                onto_heading();
            }
            Event::Start(at) => self.start(at, send),
            Event::Started(at, Ok(key)) => {
                self.starting = false;
                self.begin(Of::Listed(at));
                tell(&FromView::OpenKept(key));
                onto_heading();
            }
            Event::Started(_, Err(reason)) => {
                (self.starting, self.failed) = (false, Some(words::failed(&reason)));
            }
            Event::Again => {
                let Some(of) = self.on.as_ref().map(|on| on.of) else { return false };
                let state = match of {
                    Of::Listed(_) => self.prepared(of).and_then(start::first),
                    Of::Linked => self.linked.as_ref().map(|linked| linked.first.clone()),
                };
                self.begin(of);
                state.into_iter().for_each(|state| tell(&FromView::GoBack(state)));
                onto_heading();
            }
            Event::Judged(judged) => self.judged(&judged),
            Event::Hint => {
                if let Some(on) = &mut self.on {
                    on.hints += 1;
                }
            }
            Event::Go(hint) => self.go(hint),
            Event::Show => {
                if let Some(on) = &mut self.on {
                    on.showing = true;
                }
                self.ask_of_lesson();
            }
            Event::Fold => self.folded = !self.folded,
            Event::Language => {
                if self.all.is_some() {
                    read(send);
                }
            }
            Event::Came(all) => {
                self.all = Some(all);
                self.here();
            }
            Event::Carried(carried) => return self.carried(*carried, send),
            Event::Linked => {
                self.begin(Of::Linked);
                onto_heading();
            }
            Event::Make(event) => return self.make(event, send),
        }
        true
    }

    /// Something about a lesson that is made.
    fn make(&mut self, event: make::Event, send: &Send) -> bool {
        if let make::Event::Open = event {
            uncover();
            self.on = None;
            self.making = Some(Make::opened(&progress::open()));
            self.open(send);
            onto_heading();
        }
        match &mut self.making {
            Some(making) => making.update(event, &send.reform(Event::Make)),
            None => false,
        }
    }

    /// The link on screen carries a lesson, which opens once.
    fn carried(&mut self, carried: Carried, send: &Send) -> bool {
        let key = progress::open();
        if self.linked.as_ref().is_some_and(|linked| linked.key == key) {
            return false;
        }
        let linked = Linked::new(key, carried);
        let failed = linked.failed.clone();
        let is_there = linked.prepared().is_some();
        self.linked = Some(linked);
        self.open(send);
        self.failed = failed;
        self.making = None;
        match is_there {
            true => self.begin(Of::Linked),
            false => self.on = None,
        }
        true
    }

    /// Whether the panel is there.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self, send: &Send) {
        self.open = true;
        self.failed = None;
        self.progress = Progress::read();
        match self.all {
            None => read(send),
            Some(_) => self.here(),
        }
    }

    /// Goes on with the lesson whose record is on screen; where there is none, the list says what fits.
    fn here(&mut self) {
        if !self.follow() && self.on.is_none() && self.making.is_none() {
            self.ask_what_fits();
        }
    }

    /// Where another record came on screen, and is a lesson's, that is on.
    fn look(&mut self, send: &Send) -> bool {
        let open = progress::open();
        let same = std::mem::replace(&mut self.seen, open.clone()) == open;
        if same || lesson_of(&open).is_none() {
            return false;
        }
        if self.open {
            return self.follow();
        }
        self.open(send);
        true
    }

    fn follow(&mut self) -> bool {
        let open = progress::open();
        let of = |prepared: &Prepared| Some(prepared.lesson.id.as_str()) == lesson_of(&open);
        let at = self.all.as_ref().and_then(|all| all.1.iter().position(of)).map(Of::Listed);
        let other = at.filter(|at| self.on.as_ref().is_none_or(|on| on.of != *at));
        if let Some(of) = other.filter(|_| self.making.is_none()) {
            self.begin(of);
        }
        other.is_some()
    }

    fn close(&mut self) {
        let lesson = lesson_of(&progress::open()).is_some();
        (self.open, self.on, self.making) = (false, None, None);
        tell(&FromView::Judge(Vec::new()));
        if lesson {
            tell(&FromView::OpenKept(progress::back()));
        }
        browser::after(0, || {
            if let Some(opener) = browser::find("[data-opens=help]") {
                let _ = opener.focus();
            }
        });
    }

    fn prepared(&self, of: Of) -> Option<&Prepared> {
        match of {
            Of::Listed(at) => self.all.as_ref()?.1.get(at),
            Of::Linked => self.linked.as_ref()?.prepared(),
        }
    }

    /// Whether a record is a lesson's.
    fn is_of(&self, of: Of, id: &str, key: &str) -> bool {
        match of {
            Of::Listed(_) => lesson_of(key) == Some(id),
            Of::Linked => self.linked.as_ref().is_some_and(|linked| linked.key == key),
        }
    }

    fn start(&mut self, at: usize, send: &Send) {
        let Some(prepared) = self.prepared(Of::Listed(at)).cloned().filter(|_| !self.starting)
        else {
            return;
        };
        (self.starting, self.failed) = (true, None);
        progress::come_from_here();
        let id = prepared.lesson.id.clone();
        let here = lesson_of(&progress::open()).map(str::to_owned);
        let anew = self.progress.is_done(&id) && here.as_deref() != Some(id.as_str());
        // What is on screen is stored on the way.
        let over = self.progress.done.iter().filter(|done| Some(*done) != here.as_ref());
        let over = over.cloned().collect();
        let send = send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            send.emit(Event::Started(at, start::record(prepared, anew, over).await));
        });
    }

    /// A lesson is on from here.
    fn begin(&mut self, of: Of) {
        let count = self.prepared(of).map_or(0, |prepared| prepared.lesson.conditions.len());
        self.making = None;
        self.on = Some(On {
            of,
            here: false,
            active: 0,
            conditions: Vec::new(),
            did: vec![false; count],
            lines: Vec::new(),
            hints: 0,
            showing: false,
            shown: false,
            solved: false,
            said: String::new(),
        });
        self.folded = false;
        self.ask_of_lesson();
    }

    /// Has the page ask what the lesson asks.
    fn ask_of_lesson(&self) {
        let Some(on) = &self.on else { return };
        let Some(Prepared { lesson, .. }) = self.prepared(on.of) else { return };
        let asked = Asked {
            checks: lesson.conditions.iter().map(|one| one.when.clone()).collect(),
            places: lesson.hints.iter().filter_map(|hint| hint.at.clone()).collect(),
            steps: if on.showing { lesson.solution.clone() } else { Vec::new() },
            start: lesson.start.edits.clone(),
            making: None,
        };
        tell(&FromView::Judge(encode(&asked).unwrap_or_default()));
    }

    /// Has the page ask which findings are there that lessons are about.
    fn ask_what_fits(&self) {
        let checks = self.tags().into_iter().map(|(_, check)| check).collect();
        let asked = Asked { checks, ..Asked::default() };
        tell(&FromView::Judge(encode(&asked).unwrap_or_default()));
    }

    /// The findings that lessons are about which were not done, each with the lesson's id.
    fn tags(&self) -> Vec<(String, chartroom_lesson::Check)> {
        let lessons = self.all.iter().flat_map(|all| &all.1).map(|prepared| &prepared.lesson);
        let open = lessons.filter(|lesson| !self.progress.is_done(&lesson.id));
        let of = |lesson: &chartroom_lesson::Lesson<String>| {
            let id = lesson.id.clone();
            let finding = |tag: &&String| tag.ends_with(|end: char| end.is_ascii_digit());
            let tags: Vec<String> = lesson.tags.iter().filter(finding).cloned().collect();
            tags.into_iter().map(move |finding| {
                (id.clone(), chartroom_lesson::Check { finding, ..Default::default() })
            })
        };
        open.flat_map(of).collect()
    }

    fn judged(&mut self, judged: &Judged) {
        if let Some(making) = &mut self.making {
            making.judged(judged);
            return;
        }
        let here = self.on.as_ref().is_some_and(|on| {
            let lesson = self.prepared(on.of).map(|prepared| prepared.lesson.id.as_str());
            lesson.is_some_and(|id| self.is_of(on.of, id, &judged.key))
        });
        let prepared = self.on.as_ref().and_then(|on| self.prepared(on.of)).cloned();
        let Some(on) = &mut self.on else {
            let met = judged.conditions.iter().map(|(met, _)| *met);
            let fitting = self.tags().into_iter().zip(met).filter(|(_, met)| *met);
            self.fitting = fitting.map(|((id, _), _)| id).collect();
            return;
        };
        let Some(Prepared { lesson, .. }) = prepared else { return };
        if !here {
            // Something else is still on screen, or was opened.
            if on.here {
                self.on = None;
                self.ask_what_fits();
            }
            return;
        }
        (on.here, on.active) = (true, judged.active);
        if judged.conditions.len() != lesson.conditions.len() {
            return;
        }
        let mut now = judged.conditions.clone();
        for ((one, did), condition) in now.iter_mut().zip(&mut on.did).zip(&lesson.conditions) {
            if matches!(condition.when.kind(), Some(Kind::Explained | Kind::Compared | Kind::Open))
            {
                *did |= one.0;
                one.0 = *did;
            }
        }
        let before = on.conditions.iter().map(|(met, _)| *met);
        let changes =
            before.zip(&now).zip(&lesson.conditions).filter(|((was, (is, _)), _)| was != is);
        let said: Vec<String> =
            changes.map(|((_, (is, _)), one)| words::changed(*is, &one.says)).collect();
        if !said.is_empty() {
            on.said = said.join(" ");
        }
        let met = !now.is_empty() && now.iter().all(|(met, _)| *met);
        (on.conditions, on.lines) = (now, judged.lines.clone());
        if on.showing && judged.steps {
            (on.showing, on.shown) = (false, true);
            let (changed, landing) = (judged.changed.clone(), judged.landing.clone());
            self.ask_of_lesson();
            changed.into_iter().for_each(|step| tell(&FromView::Step(step)));
            if let Some((environment, landing)) = landing {
                tell(&FromView::Environment(environment));
                tell(&FromView::Land(landing));
            }
            return;
        }
        if met && !on.solved {
            on.solved = true;
            on.said = if on.shown {
                crate::text::LESSONS_SHOWN.text()
            } else {
                crate::text::LESSONS_SOLVED.text()
            }
            .to_owned();
            // What others call their lessons says nothing of ours.
            if let Of::Listed(_) = on.of {
                self.progress.finish(&lesson.id, on.shown);
            }
            self.folded = false;
        }
    }

    /// Goes to the line that a hint speaks of.
    fn go(&self, hint: usize) {
        let Some(on) = &self.on else { return };
        let Some(Prepared { lesson, .. }) = self.prepared(on.of) else { return };
        let hints = lesson.hints.iter().take(hint + 1);
        let number = hints.filter(|hint| hint.at.is_some()).count();
        let line = number.checked_sub(1).and_then(|number| on.lines.get(number).copied().flatten());
        let at = lesson.hints.get(hint).and_then(|hint| hint.at.as_ref());
        let Some((line, at)) = line.zip(at) else { return };
        tell(&to_line(on.active, &at.file, line));
    }

    /// The panel, in the place that the page left for it.
    pub(super) fn panel(&self, send: &Send) -> Html {
        let Some(host) = browser::find("#lessons") else { return Html::default() };
        host.set_hidden(!self.open);
        let Some(all) = self.all.as_ref().filter(|_| self.open) else { return Html::default() };
        let on = self.on.as_ref().and_then(|on| Some((on, self.prepared(on.of)?)));
        let body = match (&self.making, on) {
            (Some(making), _) => make::view(making, send),
            (None, Some((on, prepared))) => panel::view(self, all, on, prepared, send),
            (None, None) => list::view(self, all, send),
        };
        yew::create_portal(body, host.into())
    }
}
