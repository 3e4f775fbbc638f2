//! The dialog in which a new environment is designed: as a copy of another one, on top of it, or by a form; with what it
//! would render at its side.

mod fields;
mod forecast;
mod rows;

use super::tell;
use crate::{browser, language, text};
use chartroom_protocol::{
    DesignField, DesignFinding, Designed, Designing, Environment, EnvironmentEdit, Environments,
    FromView, NameRefused, Planning, Severity, Way, encode,
};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement, KeyboardEvent, SubmitEvent};
use yew::{Callback, Html, InputEvent, TargetCast, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Design {
    /// The environments that there are.
    environments: Vec<Environment>,
    /// What is wanted.
    asked: Designing,
    /// The last answer.
    answer: Option<Rc<Designed>>,
    /// It was to be added and could not be.
    refused: bool,
    /// What fields have in them.
    filter: String,
    /// Sections of the form that are open.
    open: BTreeSet<String>,
    /// The text of the file is being written by hand.
    by_hand: bool,
    /// The index of the environment that was open.
    active: usize,
    /// Names of the environments that the new one, which was just added, is not held against, and the index of the one that
    /// it is.
    added: Option<(Vec<String>, usize)>,
}

/// What happens.
pub(crate) enum Event {
    /// An answer came.
    Came(Rc<Designed>),
    /// The name was typed.
    Name(String),
    /// The environment that it is made from; none for the chart's own values.
    From(Option<u32>),
    /// How it is made.
    Way(Way),
    /// What becomes of a row or a field; none leaves it as it is.
    Choose(String, Option<String>),
    /// What the environment is for.
    Purpose(Option<String>),
    /// The text of the file is to be written by hand, or no more.
    ByHand(bool),
    /// It was.
    Text(String),
    /// What was written by hand is dropped.
    Again,
    /// Fields are looked for.
    Filter(String),
    /// A section was opened or closed.
    Section(String, bool),
    /// It is to be added.
    Add,
}

type Send = Callback<Event>;

impl Design {
    /// The dialog as it opens.
    pub(super) fn opened(now: &Environments) -> Self {
        let mut design = Self { environments: now.environments.clone(), ..Self::default() };
        design.asked.from = Some(now.active);
        design.active = now.active as usize;
        design.ask();
        design
    }

    fn ask(&mut self) {
        // As the file is called while it has no name.
        let name = if self.asked.name.is_empty() { "new" } else { &*self.asked.name };
        let path = format!("values-{name}.yaml");
        let below = self.origin().and_then(|origin| origin.overlays.last());
        self.asked.header = match below.filter(|_| self.asked.way == Way::Differs) {
            Some(below) => text::DesignHeaderOn { path: &path, below }.text(),
            None => text::DesignHeader { path: &path }.text(),
        };
        self.asked.language = if language::is_chinese() { "zh" } else { "en" }.to_owned();
        if let Ok(bytes) = encode(&Planning::Environment(self.asked.clone())) {
            tell(&FromView::Plan(bytes));
        }
    }

    /// The environment that it is made from.
    fn origin(&self) -> Option<&Environment> {
        self.environments.get(self.asked.from? as usize)
    }

    /// What a new environment was added beside, once: names of all others but its origin, and the index of that.
    pub(super) fn added(&mut self) -> Option<(Vec<String>, usize)> {
        self.added.take()
    }

    /// What was chosen for a row or field.
    fn choice(&self, key: &str) -> Option<&Option<String>> {
        self.asked.chosen.iter().find(|(known, _)| known == key).map(|(_, choice)| choice)
    }

    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event) {
        match event {
            Event::Came(answer) => {
                let adds = answer.asked.add && self.asked.add;
                self.answer = Some(answer);
                if adds {
                    self.add();
                }
                return;
            }
            Event::Filter(filter) => {
                self.filter = filter;
                return;
            }
            Event::Section(name, open) => {
                match open {
                    true => self.open.insert(name),
                    false => self.open.remove(&name),
                };
                return;
            }
            Event::ByHand(by_hand) => {
                self.by_hand = by_hand;
                return;
            }
            // What was chosen so far is in the text that was written on.
            Event::Text(text) => {
                self.asked.text = Some(text);
                self.asked.chosen.clear();
                self.asked.purpose = None;
            }
            Event::Again => {
                self.asked.text = None;
                self.by_hand = false;
            }
            // Values that were chosen by hand stay. A purpose is on top of the chart's own values.
            Event::Purpose(purpose) => {
                if purpose.is_some() && self.asked.text.is_none() {
                    self.asked.from = None;
                }
                self.asked.purpose = purpose;
            }
            Event::Name(name) => self.asked.name = name,
            Event::From(from) => {
                self.asked.from = from;
                self.asked.purpose = None;
                self.asked.chosen.clear();
                if from.is_none() && self.asked.way == Way::Differs {
                    self.asked.way = Way::Form;
                }
            }
            Event::Way(way) => {
                self.asked.way = way;
                self.asked.purpose = None;
                self.asked.chosen.clear();
                if self.asked.from.is_none() && way != Way::Form {
                    self.asked.from = Some(0);
                }
            }
            Event::Choose(key, choice) => {
                self.asked.chosen.retain(|(known, _)| *known != key);
                self.asked.chosen.push((key, choice));
            }
            Event::Add => self.asked.add = true,
        }
        self.refused = false;
        self.ask();
    }

    /// Adds what was asked for, unless it cannot be.
    fn add(&mut self) {
        self.asked.add = false;
        let Some(answer) = self.answer.clone() else { return };
        if answer.refused.is_some() || self.broken(&answer).is_some() {
            self.refused = true;
            let at = if answer.refused.is_some() { "[name=name]" } else { "[aria-invalid=true]" };
            if let Some(field) = browser::find(&format!("#new-environment {at}")) {
                let _ = field.focus();
            }
            return;
        }
        let origin = self.asked.from.map_or(self.active, |from| from as usize);
        let others = self.environments.iter().enumerate().filter(|(at, _)| *at != origin);
        self.added = Some((others.map(|(_, one)| one.name.clone()).collect(), origin));
        let (environment, path) = (answer.environment.clone(), answer.path.clone());
        let edit = EnvironmentEdit::Add(environment, path, answer.text.clone());
        tell(&FromView::Environments(edit));
    }

    /// The first error that a value of the form makes.
    fn broken<'a>(&self, answer: &'a Designed) -> Option<&'a DesignFinding> {
        answer.findings.iter().find(|one| {
            self.asked.way == Way::Form
                && one.found.severity == Severity::Error
                && answer.fields.iter().any(|field| is_about(one, field))
        })
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let onsubmit = send.reform(|event: SubmitEvent| {
            event.prevent_default();
            Event::Add
        });
        let by_key = send.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                by_key.emit(Event::Add);
            }
        });
        let answer = self.answer.as_deref();
        let body = match (answer, self.asked.way) {
            (None, _) => html! { <p class="muted">{text::DESIGN_WAITS}</p> },
            (Some(answer), Way::Form) => self.fields(answer, send),
            // Rows are lines of the other environment's file.
            (Some(answer), _) => html! {
                <fieldset class="design__all" disabled={self.asked.text.is_some()}>{self.rows(answer, send)}</fieldset>
            },
        };
        html! {
            <form id="new-environment" class="design" {onsubmit} {onkeydown} novalidate=true>
                {self.head(send)}
                <div class="design__cols">
                    <div class="design__what">{body}</div>
                    <div class="design__then">{answer.map(|answer| self.forecast(answer, send)).unwrap_or_default()}</div>
                </div>
            </form>
        }
    }

    fn head(&self, send: &Send) -> Html {
        let oninput = send.reform(|event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Name(input.value().trim().to_owned())
        });
        let onchange = send.reform(|event: yew::Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            Event::From(select.value().parse().ok())
        });
        let option = |(index, environment): (usize, &Environment)| {
            let selected = self.asked.from == Some(index as u32);
            html! { <option value={index.to_string()} {selected}>{&environment.name}</option> }
        };
        let (label, alone) = match self.asked.way {
            Way::Copy => (text::DESIGN_COPY_OF, false),
            Way::Differs => (text::DESIGN_ON_TOP_OF, false),
            Way::Form => (text::DESIGN_LIKE, true),
        };
        let wrong = self.wrong_name();
        let says = wrong
            .as_ref()
            .map(|says| html! { <p id="design-name-says" class="sev-err" role="alert">{says}</p> });
        let namespace = self.answer.as_ref().map(|answer| {
            html! { <>{text::DESIGN_NAMESPACE}{" "}<code>{&answer.environment.namespace}</code></> }
        });
        html! {
            <div class="design__head">
                <label>{text::NAME_LABEL}
                    <input class="input" name="name" required=true autocomplete="off" spellcheck="false" placeholder="canary" data-autofocus="" title={text::NAME_RULES}
                        value={self.asked.name.clone()} aria-invalid={wrong.is_some().to_string()} aria-describedby={wrong.is_some().then_some("design-name-says")} {oninput} />
                </label>
                {self.ways(send)}
                <label>{label}
                    <select class="input" name="from" {onchange}>
                        { alone.then(|| html! { <option value="" selected={self.asked.from.is_none()}>{text::DESIGN_BASE_ALONE}</option> }) }
                        {for self.environments.iter().enumerate().map(option)}
                    </select>
                </label>
                // A child that comes or goes would have the fields before it made anew.
                <span class="muted">{namespace}</span>
                <div class="design__says">{says}</div>
            </div>
        }
    }

    /// What is wrong with the name, if that is to be said already.
    fn wrong_name(&self) -> Option<String> {
        let answer = self.answer.as_ref().filter(|answer| answer.asked.name == self.asked.name)?;
        match answer.refused? {
            NameRefused::Empty => self.refused.then(|| text::DESIGN_NAME_EMPTY.text().to_owned()),
            NameRefused::Form => Some(text::DESIGN_NAME_FORM.text().to_owned()),
            NameRefused::Taken => {
                let (name, path) = (&self.asked.name, &answer.path);
                Some(text::DesignNameTaken { name, path }.text())
            }
        }
    }

    fn ways(&self, send: &Send) -> Html {
        let ways = [
            (Way::Copy, text::DESIGN_COPY),
            (Way::Differs, text::DESIGN_DIFFERS),
            (Way::Form, text::DESIGN_FORM),
        ];
        let way = |(way, name): (Way, chartroom_messages::Message)| {
            let onchange = send.reform(move |_: yew::Event| Event::Way(way));
            html! { <label><input type="radio" name="way" checked={self.asked.way == way} {onchange} />{name}</label> }
        };
        html! { <div class="seg" role="radiogroup" aria-label={text::DESIGN_WAYS}>{for ways.into_iter().map(way)}</div> }
    }
}

/// Whether a finding is about a field, or about a value that is always the same.
fn is_about(finding: &DesignFinding, field: &DesignField) -> bool {
    let also = field.told.iter().flat_map(|told| &told.also);
    finding
        .path
        .as_ref()
        .is_some_and(|path| *path == field.path || also.into_iter().any(|one| one == path))
}
