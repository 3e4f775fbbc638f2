//! A lesson that is made of what is on screen: its start, what is to come out, conditions picked from what differs, and
//! words. What is typed is kept for each record until it is written over.

mod conditions;
mod form;
mod hand;

pub(super) use form::view;

use crate::{browser, storage};
use chartroom_lesson::{Asked, Candidate, Check, Made, Making, Scalar};
use chartroom_protocol::{FromView, Judged, decode, encode};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::Callback;

/// How long typing rests before the engine is asked, in milliseconds.
const REST: i32 = 250;

/// How long such a lesson is said to take at first.
const MINUTES: u32 = 3;

/// What is shown.
#[derive(Default)]
pub(super) struct Make {
    /// The key of the record that it is made of.
    key: String,
    draft: Draft,
    /// What was there before all was to be made anew.
    before: Option<Draft>,
    /// The last answer.
    made: Option<Rc<Made>>,
    /// It was to be handed out, and could not be.
    tried: bool,
    /// What was handed out last.
    done: Option<Handed>,
    /// The browser does not keep the draft.
    unkept: bool,
    /// All that differs is shown.
    all: bool,
    /// On a phone the sheet is folded.
    folded: bool,
}

/// What is kept of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    making: Making,
    /// Conditions that were picked once, with their words.
    off: Vec<(Check, String)>,
}

impl Draft {
    fn blank() -> Self {
        let making = Making { minutes: MINUTES, hints: vec![String::new()], ..Making::default() };
        Self { making, off: Vec::new() }
    }

    /// As it is kept; none where nothing is.
    fn read(key: &str) -> Option<Self> {
        serde_json::from_str(&storage::making(key)?).ok()
    }
}

/// How a lesson was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handed {
    Copied,
    Downloaded,
}

/// A field of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Task,
    Why,
    Minutes,
    Takeaway,
    LinkText,
    LinkTo,
    /// A hint, by its place.
    Hint(usize),
    /// The words of a condition, by its place.
    Says(usize),
}

/// What happens.
pub(crate) enum Event {
    /// The form is wanted.
    Open,
    /// What is on screen is the start.
    Begin,
    /// Something was typed.
    Type(Field, String),
    /// A condition is picked, or not any more.
    Pick(Box<Candidate>),
    /// The condition at that place is to be another one about the same.
    Bound(usize, Box<Check>),
    /// One more hint.
    AddHint,
    /// Without that hint.
    RemoveHint(usize),
    /// What looks like a secret goes along, or not.
    Secrets,
    /// Everything that differs is to be seen, or the first of it.
    All,
    /// The link is wanted on the clipboard.
    Copy,
    /// The file is wanted.
    Download,
    /// All of it anew.
    Anew,
    /// As it was before that.
    Back,
    /// The sheet is to be folded, or not.
    Fold,
    /// Typing rested.
    Rest(u32),
    /// Another tab may have written it.
    Stored,
}

/// Hears what other tabs write.
pub(super) fn listen(send: &Callback<Event>) {
    let send = send.clone();
    browser::listen("storage", move |_: web_sys::Event| send.emit(Event::Stored));
}

/// What a condition is about, whatever is expected of it.
fn about(check: &Check) -> Check {
    Check { is: None, at_least: None, at_most: None, ..check.clone() }
}

impl Make {
    /// The form for a record, as it was left.
    pub(super) fn opened(key: &str) -> Self {
        let draft = Draft::read(key).unwrap_or_else(Draft::blank);
        let make = Self { key: key.to_owned(), draft, ..Self::default() };
        make.ask();
        make
    }

    /// Takes in what happened. Whether something is to be drawn.
    pub(super) fn update(&mut self, event: Event, send: &Callback<Event>) -> bool {
        match event {
            Event::Open => return true,
            Event::All => self.all = !self.all,
            Event::Fold => self.folded = !self.folded,
            Event::Rest(number) => {
                if number == self.draft.making.number {
                    self.ask();
                }
                return false;
            }
            Event::Stored => return self.stored(),
            Event::Copy => self.copy(),
            Event::Download => self.download(),
            Event::Begin => {
                let Some(made) = &self.made else { return false };
                self.draft.making.start = Some(made.now.clone());
                self.changed(send, 0);
            }
            Event::Anew => {
                self.before = Some(self.replace(Draft::blank()));
                self.tried = false;
                self.changed(send, 0);
            }
            Event::Back => {
                if let Some(before) = self.before.take() {
                    self.replace(before);
                }
                self.changed(send, 0);
            }
            Event::Type(field, text) => {
                self.put(field, text);
                self.before = None;
                self.changed(send, REST);
            }
            Event::Pick(candidate) => {
                self.pick(*candidate);
                self.changed(send, 0);
            }
            Event::Bound(at, check) => {
                self.bound(at, *check);
                self.changed(send, 0);
            }
            Event::AddHint => {
                self.draft.making.hints.push(String::new());
                self.changed(send, REST);
            }
            Event::RemoveHint(at) => {
                if at < self.draft.making.hints.len() {
                    self.draft.making.hints.remove(at);
                }
                self.changed(send, REST);
            }
            Event::Secrets => {
                self.draft.making.keep_secrets ^= true;
                self.changed(send, 0);
            }
        }
        true
    }

    /// Puts another draft in the place of this one; numbers go on, so that no old answer is taken for its.
    fn replace(&mut self, mut draft: Draft) -> Draft {
        draft.making.number = self.draft.making.number;
        std::mem::replace(&mut self.draft, draft)
    }

    fn put(&mut self, field: Field, text: String) {
        let making = &mut self.draft.making;
        let into = match field {
            Field::Title => &mut making.title,
            Field::Task => &mut making.task,
            Field::Why => &mut making.why,
            Field::Takeaway => &mut making.takeaway,
            Field::LinkText => &mut making.link.0,
            Field::LinkTo => &mut making.link.1,
            Field::Minutes => {
                making.minutes = text.parse().unwrap_or_default();
                return;
            }
            Field::Hint(at) => match making.hints.get_mut(at) {
                Some(hint) => hint,
                None => return,
            },
            Field::Says(at) => match making.conditions.get_mut(at) {
                Some((_, says)) => says,
                None => return,
            },
        };
        *into = text;
    }

    /// Picks a condition, with the words that it had; or takes it out, and keeps them.
    fn pick(&mut self, candidate: Candidate) {
        let is = |one: &(Check, String)| about(&one.0) == about(&candidate.check);
        let making = &mut self.draft.making;
        if let Some(at) = making.conditions.iter().position(is) {
            let gone = making.conditions.remove(at);
            self.draft.off.retain(|one| !is(one));
            self.draft.off.push(gone);
            return;
        }
        let known = self.draft.off.iter().find(|one| is(one)).cloned();
        let known = known.filter(|(check, _)| *check == candidate.check);
        let says = crate::text::make::says(&candidate.check);
        making.conditions.push(known.unwrap_or((candidate.check, says)));
    }

    /// Another bound; words that nobody wrote follow.
    fn bound(&mut self, at: usize, check: Check) {
        let Some((old, says)) = self.draft.making.conditions.get_mut(at) else { return };
        if *says == crate::text::make::says(old) {
            *says = crate::text::make::says(&check);
        }
        *old = check;
    }

    /// Keeps the draft and asks once it rests.
    fn changed(&mut self, send: &Callback<Event>, rest: i32) {
        self.done = None;
        self.draft.making.number += 1;
        let json = serde_json::to_string(&self.draft).unwrap_or_default();
        self.unkept = !storage::set_making(&self.key, &json);
        let (number, send) = (self.draft.making.number, send.clone());
        match rest {
            0 => self.ask(),
            rest => browser::after(rest, move || send.emit(Event::Rest(number))),
        }
    }

    /// Another tab wrote on.
    fn stored(&mut self) -> bool {
        let Some(draft) = Draft::read(&self.key).filter(|draft| *draft != self.draft) else {
            return false;
        };
        self.draft = draft;
        self.ask();
        true
    }

    fn ask(&self) {
        let asked = Asked { making: Some(self.draft.making.clone()), ..Asked::default() };
        super::tell(&FromView::Judge(encode(&asked).unwrap_or_default()));
    }

    /// The engine says what it comes to.
    pub(super) fn judged(&mut self, judged: &Judged) {
        if judged.key != self.key {
            // Another record is on screen: its lesson.
            let all = (self.all, self.folded);
            *self = Self::opened(&judged.key);
            (self.all, self.folded) = all;
            return;
        }
        if let Ok(made) = decode::<Made>(&judged.made) {
            self.made = Some(Rc::new(made));
        }
    }

    /// The answer to what is in the form now.
    fn fresh(&self) -> Option<&Made> {
        self.made.as_deref().filter(|made| made.number == self.draft.making.number)
    }

    fn copy(&mut self) {
        let link = self.link();
        self.tried = link.is_none();
        if let Some(link) = link {
            browser::copy(&link);
            self.done = Some(Handed::Copied);
        } else {
            to_wrong();
        }
    }

    /// The link, where there is one.
    fn link(&self) -> Option<String> {
        let payload = self.fresh()?.payload.as_ref()?.as_ref().ok()?;
        Some(format!("{}#{payload}", browser::address()))
    }

    fn download(&mut self) {
        let yaml = self.fresh().and_then(|made| made.yaml.clone());
        self.tried = yaml.is_none();
        if let Some(yaml) = yaml {
            let _ = browser::download("lesson.yaml", "application/yaml", yaml.as_bytes());
            self.done = Some(Handed::Downloaded);
        } else {
            to_wrong();
        }
    }
}

/// Puts the focus on what is wrong first, once that is drawn.
fn to_wrong() {
    browser::after(30, || {
        if let Some(field) = browser::find("#lessons [aria-invalid=true], #lessons [data-wrong]") {
            let _ = field.focus();
        }
    });
}

/// The number that a condition names.
fn number(check: &Check) -> Option<i64> {
    let bounds = [&check.is, &check.at_least, &check.at_most];
    bounds.into_iter().flatten().find_map(|bound| match bound {
        Scalar::Integer(number) => Some(*number),
        _ => None,
    })
}
