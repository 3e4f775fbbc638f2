//! What a link changes, in a bar below the recipe, and the dialog in which one takes it over.

mod bar;
mod take;

use crate::browser;
use crate::messages;
use crate::text;
use chartroom_protocol::{Choosing, ForView, Found, FromView, Landing, Received, Sharing, encode};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// What is shown.
#[derive(Default)]
pub(super) struct Receiving {
    /// The last answer.
    received: Option<Rc<Received>>,
    /// What the reader chose; none until it was asked for the first time.
    choosing: Choosing,
    /// All findings are shown in the bar.
    all: bool,
    /// Where the sender stood, which the page was told once, and the environment.
    landed: Option<(String, Found)>,
    /// The link to an answer that was copied last.
    copied: Option<String>,
}

/// What happens.
pub(crate) enum Event {
    /// An answer came.
    Came(Rc<Received>),
    /// The dialog opened.
    Opened,
    /// The reader chose items, by their index.
    Choose(Vec<usize>, bool),
    /// Where it goes: the name of a new environment, or one's own work.
    Into(Option<String>),
    /// What was chosen is taken over.
    Take,
    /// All findings are to be seen, or few.
    All,
    /// The link to the answer is wanted on the clipboard.
    Copy(String),
}

type Send = Callback<Event>;

/// Listens to the page.
pub(super) fn listen(send: &Send) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Receive), move |received: Received| {
        send.emit(Event::Came(Rc::new(received)));
    });
}

fn tell<E: 'static>(what: impl Fn() -> FromView + 'static) -> Callback<E> {
    Callback::from(move |_| messages::tell(messages::TO_PAGE, &what()))
}

impl Receiving {
    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event) {
        match event {
            Event::Came(received) => {
                self.land(&received);
                if let Some(forecast) = &received.forecast {
                    self.choosing.chosen = Some(forecast.chosen.clone());
                }
                self.received = Some(received);
            }
            Event::Opened => {
                self.choosing = Choosing::default();
                self.ask();
            }
            Event::Choose(items, is) => {
                let chosen = self.choosing.chosen.iter_mut().flatten().enumerate();
                let chosen = chosen.filter(|(at, _)| items.contains(at));
                chosen.for_each(|(_, one)| *one = is);
                self.ask();
            }
            Event::Into(name) => {
                self.choosing.name = name;
                self.ask();
            }
            Event::Take => {
                let forecast =
                    self.received.as_ref().and_then(|received| received.forecast.as_ref());
                if let Some(forecast) = forecast {
                    messages::tell(messages::TO_PAGE, &FromView::Take(forecast.state.clone()));
                }
            }
            Event::All => self.all = !self.all,
            Event::Copy(link) => {
                browser::copy(&link);
                self.copied = Some(link);
            }
        }
    }

    /// Has the page go where the sender stood; it does that once.
    fn land(&mut self, received: &Received) {
        let Some(found) = &received.found else {
            self.landed = None;
            return;
        };
        if self.landed.as_ref().is_some_and(|(_, landed)| landed.place == found.place) {
            return;
        }
        let place = found.place.clone();
        let landing = Landing {
            tab: place.tab,
            line: found.line,
            pinned: place.pinned,
            file: place.file,
            problem: place.problem,
            beside: found.beside,
        };
        messages::tell(messages::TO_PAGE, &FromView::Land(landing));
        self.landed = Some((received.environment.clone(), found.clone()));
    }

    fn ask(&self) {
        if let Ok(bytes) = encode(&self.choosing) {
            messages::tell(messages::TO_PAGE, &FromView::Receive(bytes));
        }
    }

    /// The bar, in the place that the page left for it.
    pub(super) fn bar(&self, reply: Option<(&Sharing, bool)>, send: &Send) -> Html {
        match (browser::find("#received"), &self.received) {
            (Some(host), Some(received)) => yew::create_portal(
                bar::view(
                    received,
                    self.landed.as_ref(),
                    (reply, self.copied.as_deref()),
                    self.all,
                    send,
                ),
                host.into(),
            ),
            _ => Html::default(),
        }
    }

    /// The body of the dialog.
    pub(super) fn dialog(&self, send: &Send) -> Html {
        let received = self.received.as_ref();
        match received.and_then(|received| Some((received, received.forecast.as_ref()?))) {
            Some((received, forecast)) => take::view(received, forecast, &self.choosing, send),
            None => {
                html! { <p class="field" aria-busy="true">{text::RECEIVED_WAITING}</p> }
            }
        }
    }
}

/// What something was and is.
fn became(old: Option<&str>, new: Option<&str>) -> Html {
    let none = text::NONE.text();
    html! {
        <span class="became"><s>{old.unwrap_or(none).to_owned()}</s>{" → "}<b>{new.unwrap_or(none).to_owned()}</b></span>
    }
}
