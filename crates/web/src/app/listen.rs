//! What the page hears from outside its panels.

use super::Message;
use crate::root::Link;
use crate::state::Action;
use crate::{browser, language, messages};
use js_sys::Date;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::KeyboardEvent;

/// Listens to what concerns the whole page.
pub(super) fn listen(link: &Link, risk: Rc<Cell<bool>>) {
    browser::listen("beforeunload", move |event: web_sys::Event| {
        if risk.get() {
            event.prevent_default();
        }
    });
    let hash = |_: web_sys::Event| {
        let hash = browser::hash();
        (!hash.is_empty()).then(|| Message::Act(Action::Link(hash)))
    };
    on(link, "hashchange", hash);
    // What is dropped would be opened by the browser in place of the page; the dialog takes it instead.
    for name in ["dragover", "drop"] {
        on(link, name, |event: web_sys::DragEvent| {
            event.data_transfer().filter(browser::has_files)?;
            event.prevent_default();
            Some(Message::Dragged)
        });
    }
    on(link, language::CHANGED, |_: web_sys::Event| Some(Message::Language));
    on(link, "pagehide", |_: web_sys::Event| Some(Message::Leaving));
    on(link, "visibilitychange", |_: web_sys::Event| match browser::hidden() {
        true => Some(Message::Leaving),
        false => Some(Message::Act(Action::Flush)),
    });
    on(link, "keydown", |event: KeyboardEvent| Some(Message::Key(event)));
    on(link, messages::FAILED, |_: web_sys::Event| Some(Message::Act(Action::ViewsFailed)));
    let views = link.callback(|told| Message::Act(Action::told(told)));
    messages::listen(messages::TO_PAGE, move |told| views.emit(told));
    let clock = link.callback(|()| Message::Act(Action::Clock(Date::now())));
    browser::every(10_000, move || clock.emit(()));
}

/// Sends what an event means to the page.
fn on<E>(link: &Link, name: &str, means: impl Fn(E) -> Option<Message> + 'static)
where
    E: JsCast + FromWasmAbi + 'static,
{
    let link = link.clone();
    browser::listen(name, move |event: E| {
        if let Some(message) = means(event) {
            link.send(message);
        }
    });
}
