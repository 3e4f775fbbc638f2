//! What explains the page, as a list: the tour, lessons, the glossary, keys, and where more stands.

use super::tour::Tour;
use super::{Message, lessons, tour};
use crate::{browser, icon, messages, text};
use chartroom_messages::Message as Words;
use chartroom_protocol::FromView;
use web_sys::MouseEvent;
use yew::{Callback, Html, html};

/// What the script of the editors opens when it is told so.
const GLOSSARY: &str = "chartroom-glossary";
const KEYS: &str = "chartroom-keys";
const COMMANDS: &str = "chartroom-commands";

/// The documentation of what a chart is made of.
const DOCS: [(Words, Words); 2] =
    [(text::HELP_HELM, text::HELP_HELM_LINK), (text::HELP_KUBERNETES, text::HELP_KUBERNETES_LINK)];

/// The body of the dialog.
pub(super) fn view(send: &Callback<Message>) -> Html {
    let row = |name: &'static str,
               says: String,
               help: &'static str,
               key: Option<&'static str>,
               onclick: Callback<MouseEvent>| {
        html! {
            <li><button type="button" class="help__row" data-help={name} {onclick}>
                <b>{says}</b><span>{help}</span>{ key.map(|key| html! { <kbd>{key}</kbd> }) }
            </button></li>
        }
    };
    let go = |event: fn() -> tour::Event| send.reform(move |_: MouseEvent| Message::Tour(event()));
    let resumes = Tour::resumes();
    let tour = match resumes {
        Some(at) => text::TourResume { at: &at }.text(),
        None if Tour::was_taken() => text::TOUR_AGAIN.text().to_owned(),
        None => text::TOUR_TAKE.text().to_owned(),
    };
    let again = resumes.map(|_| {
        row("again", text::TOUR_AGAIN.text().to_owned(), "", None, go(|| tour::Event::Again))
    });
    let lessons = send.reform(|_: MouseEvent| Message::Lessons(lessons::Event::Open));
    let make = send
        .reform(|_: MouseEvent| Message::Lessons(lessons::Event::Make(lessons::MakeEvent::Open)));
    let late = |event: &'static str| {
        Callback::from(move |_: MouseEvent| {
            messages::tell(messages::TO_PAGE, &FromView::CloseDialog);
            // The focus goes back to what opened this first.
            browser::after(50, move || browser::tell(event));
        })
    };
    let link = |(says, to): (Words, Words)| {
        html! { <a href={to.text()} tabindex="0" target="_blank" rel="noreferrer">{says}{icon::small("jump")}</a> }
    };
    html! {
        <>
            <ul class="help">
                {row("tour", tour, text::HELP_TOUR.text(), None, go(|| tour::Event::Go))}
                {again.unwrap_or_default()}
                {row("lessons", text::LESSONS_TITLE.text().to_owned(), text::HELP_LESSONS.text(), None, lessons)}
                {row("make", text::MAKE_TITLE.text().to_owned(), text::HELP_MAKE.text(), None, make)}
                {row("glossary", text::GLOSSARY.text().to_owned(), text::HELP_GLOSSARY.text(), None, late(GLOSSARY))}
                {row("keys", text::HELP_KEYS.text().to_owned(), text::HELP_KEYS_ABOUT.text(), Some("?"), late(KEYS))}
                {row("commands", text::HELP_COMMANDS.text().to_owned(), text::HELP_COMMANDS_ABOUT.text(), Some(text::LESSONS_PALETTE_KEY.text()), late(COMMANDS))}
            </ul>
            <p class="help__docs">{for DOCS.into_iter().map(link)}</p>
        </>
    }
}
