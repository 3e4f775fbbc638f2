//! The keys of the whole page.

use crate::browser;
use crate::state::{Action, Dialog, State, Tab};
use web_sys::KeyboardEvent;

/// What a key asks for; none leaves it to whatever has the focus.
pub(crate) fn action(event: &KeyboardEvent, state: &State) -> Option<Action> {
    if event.default_prevented() || event.is_composing() {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let command = event.ctrl_key() || event.meta_key();
    if key == "Escape" {
        if state.dialog.is_none() && state.compare.is_some() {
            return Some(Action::Compare(false));
        }
        let marked = state.trace.is_some() || state.received.sent.is_some();
        if state.dialog.is_none() && !state.drawer && marked {
            return Some(Action::StopExplaining);
        }
        return (state.dialog.is_some() || state.drawer).then_some(Action::Close);
    }
    if state.dialog.is_some() {
        return None;
    }
    if key == "F8" {
        return Some(Action::StepProblem(if event.shift_key() { -1 } else { 1 }));
    }
    if event.alt_key() && !command {
        let digit: usize = code.strip_prefix("Digit")?.parse().ok()?;
        let index = digit.checked_sub(1)?;
        return match event.shift_key() {
            true => Tab::ALL.get(index).map(|tab| Action::Tab(*tab)),
            false => (index < state.environments.len()).then_some(Action::Environment(index)),
        };
    }
    match (command, event.shift_key(), key.to_ascii_lowercase().as_str()) {
        (true, false, "b") => Some(Action::Tree { narrow: browser::narrow() }),
        (true, true, "m") => Some(Action::Problems(None)),
        (true, true, "e") => Some(Action::Open(Dialog::Export)),
        (true, true, "s") => Some(Action::Open(state.new_share())),
        _ => None,
    }
}

/// Whether a key is the browser's for a search.
pub(crate) fn finds(event: &KeyboardEvent) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    let more = event.shift_key() || event.alt_key() || event.default_prevented();
    command && !more && event.key().eq_ignore_ascii_case("f")
}
