//! The icons of www/index.html's sprite.

use yew::{Html, classes, html};

/// A small icon beside text, hidden from screen readers.
pub(crate) fn small(name: &'static str) -> Html {
    html! { <svg class="i i--sm" aria-hidden="true"><use href={format!("#i-{name}")}/></svg> }
}

/// An icon of full size, hidden from screen readers.
pub(crate) fn plain(name: &'static str) -> Html {
    html! { <svg class="i" aria-hidden="true"><use href={format!("#i-{name}")}/></svg> }
}

/// A small icon with further classes.
pub(crate) fn small_with(name: &'static str, class: &'static str) -> Html {
    html! { <svg class={classes!("i", "i--sm", class)} aria-hidden="true"><use href={format!("#i-{name}")}/></svg> }
}
