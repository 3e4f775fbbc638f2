//! What lists of kept things have in common: giving one another name in place, and taking a removal back.

use crate::{icon, text};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, MouseEvent, SubmitEvent};
use yew::{Callback, Html, KeyboardEvent, html};

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
    let cancel = left.map(|left| {
        let onclick = left.reform(|_: MouseEvent| ());
        html! { <button type="button" class="btn btn--sm" {onclick}>{text::CANCEL}</button> }
    });
    html! {
        <form class="naming" {onsubmit}>
            <input class="input input--sm grow" name={NAME} ~defaultValue={value.to_owned()} aria-label={label} placeholder={label} maxlength="80" autocomplete="off" {onkeydown} />
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
