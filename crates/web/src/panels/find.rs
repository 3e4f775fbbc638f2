//! Looking for a text in a long list: of what is not drawn the browser's own search knows nothing.

use crate::{icon, text};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, KeyboardEvent, TargetCast, UseStateHandle, html};

/// Where a text stands: the object, or 0, and the line.
pub(crate) type Spot = (usize, usize);

/// What is looked for in a list, and where it stands.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Found {
    wanted: String,
    spots: Rc<Vec<Spot>>,
    at: usize,
}

impl Found {
    /// What is looked for.
    pub(crate) fn wanted(&self) -> &str {
        &self.wanted
    }

    /// The place that is shown.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.spots.get(self.at).copied()
    }

    /// Looks for a text: a new one from the start, the same so many places on.
    fn next(&self, wanted: String, step: isize, places: &Callback<String, Vec<Spot>>) -> Self {
        let spots = match wanted.is_empty() {
            true => Vec::new(),
            false => places.emit(wanted.clone()),
        };
        let at = if wanted == self.wanted { self.at as isize + step } else { 0 };
        let at = at.rem_euclid(spots.len().max(1) as isize) as usize;
        Self { wanted, spots: Rc::new(spots), at }
    }
}

/// Whether a line holds a text, small letters for large ones.
pub(crate) fn holds(line: &str, wanted: &str) -> bool {
    let (line, wanted) = (line.as_bytes(), wanted.as_bytes());
    line.windows(wanted.len().max(1)).any(|part| part.eq_ignore_ascii_case(wanted))
}

/// The field, with the keys of a browser's own. `places` looks for a text; `go` brings one of them into view.
pub(crate) fn view(
    found: &UseStateHandle<Found>,
    places: Callback<String, Vec<Spot>>,
    go: Callback<Spot>,
) -> Html {
    let Found { wanted, spots, at } = &**found;
    let seek = {
        let found = found.clone();
        Callback::from(move |(wanted, step): (Option<String>, isize)| {
            let wanted = wanted.unwrap_or_else(|| found.wanted.clone());
            let next = found.next(wanted, step, &places);
            next.spot().into_iter().for_each(|spot| go.emit(spot));
            found.set(next);
        })
    };
    let oninput = seek.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        (Some(input.value()), 0)
    });
    let step = |by: isize| seek.reform(move |_| (None, by));
    let onkeydown = {
        let (seek, empty) = (seek.clone(), wanted.is_empty());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => seek.emit((None, if event.shift_key() { -1 } else { 1 })),
            "Escape" if !empty => {
                event.prevent_default();
                seek.emit((Some(String::new()), 0));
            }
            _ => {}
        })
    };
    let said = match (wanted.is_empty(), spots.len()) {
        (true, _) => String::new(),
        (false, 0) => text::NONE.text().to_owned(),
        (false, count) => text::CountOf { part: &(at + 1), all: &count }.text(),
    };
    let steps = (spots.len() > 1).then(|| {
        html! {
            <>
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::FIND_LAST} title={text::FIND_LAST} onclick={step(-1)}>{icon::small_with("chev", "find__up")}</button>
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::FIND_NEXT} title={text::FIND_NEXT} onclick={step(1)}>{icon::small("chev")}</button>
            </>
        }
    });
    // The field keeps its place among as many, or it would be made anew and lose the focus.
    html! {
        <span class="find" role="search">
            <input type="search" class="input input--sm" data-find="" placeholder={text::FIND} aria-label={text::FIND_HELP} title={text::FIND_HELP} value={wanted.clone()} {oninput} {onkeydown} />
            <span role="status">{said}</span><span>{steps}</span>
        </span>
    }
}
