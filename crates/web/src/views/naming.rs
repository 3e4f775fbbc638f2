//! What lists of kept things have in common: giving one another name in place, and taking a removal back.

use crate::{browser, icon, text};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement, MouseEvent, SubmitEvent};
use yew::{Callback, Html, KeyboardEvent, html};

/// Puts the focus where the reader goes on once all is drawn: into the field that came, onto the button that takes a removal
/// back, or back onto what had it before.
#[derive(Default)]
pub(super) struct Focus(Option<HtmlElement>);

impl Focus {
    /// A field for a name comes; what was pressed gets the focus back later.
    pub(super) fn onto_field(&mut self) {
        self.0 = browser::focused();
        soon(|| browser::find(".naming input[data-renames]"));
    }

    /// The field goes.
    pub(super) fn back(&mut self) {
        let opener = self.0.take();
        soon(move || opener);
    }

    /// What had the focus was removed.
    pub(super) fn onto_undo() {
        soon(|| browser::find("[data-undo]"));
    }
}

fn soon(element: impl FnOnce() -> Option<HtmlElement> + 'static) {
    browser::after(0, move || {
        if let Some(element) = element() {
            let _ = element.focus();
        }
    });
}

/// The name of the field.
const NAME: &str = "name";

/// A form of one field for a name, which is empty where nothing was typed.
pub(super) fn form(
    value: &str,
    label: &'static str,
    button: &'static str,
    named: Callback<String>,
    left: Option<Callback<()>>,
) -> Html {
    let onsubmit = named.reform(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let name = form.as_ref().and_then(|form| FormData::new_with_form(form).ok());
        let name = name.and_then(|data| data.get(NAME).as_string()).unwrap_or_default();
        form.iter().for_each(HtmlFormElement::reset);
        name.trim().to_owned()
    });
    let onkeydown = left.clone().map(|left| {
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                // The dialog stays.
                event.stop_propagation();
                event.prevent_default();
                left.emit(());
            }
        })
    });
    let renames = left.is_some().then_some("");
    let cancel = left.map(|left| {
        let onclick = left.reform(|_: MouseEvent| ());
        html! { <button type="button" class="btn btn--sm" {onclick}>{text::CANCEL}</button> }
    });
    html! {
        <form class="naming" {onsubmit}>
            <input class="input input--sm grow" name={NAME} ~defaultValue={value.to_owned()} aria-label={label} placeholder={label} maxlength="80" autocomplete="off" data-renames={renames} {onkeydown} />
            <button class="btn btn--sm btn--line">{button}</button>{cancel}
        </form>
    }
}

/// A small button with a picture.
pub(super) fn small(label: String, symbol: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="btn btn--icon btn--sm" aria-label={label.clone()} title={label} {onclick}>{icon::small(symbol)}</button>
    }
}

/// "“x” was removed. Undo"
pub(super) fn removed(says: &str, undo: Callback<MouseEvent>) -> Html {
    html! {
        <p class="naming naming--gone"><span class="grow">{says.to_owned()}</span>
            <button type="button" class="btn btn--sm btn--line" data-undo="" onclick={undo}>{text::UNDO}</button></p>
    }
}
