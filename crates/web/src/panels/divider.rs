//! Lines between panes that can be dragged, or moved by arrow keys; a double click restores the default.

use crate::browser;
use crate::state::{Action, Divider, State};
use crate::text;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::{Callback, Html, html};

/// How far an arrow key moves a line, in percent.
const STEP: f64 = 2.0;

/// The line; it measures against the area whose panes it divides.
pub(crate) fn view(state: &State, divider: Divider, dispatch: &Callback<Action>) -> Html {
    let at = state.split(divider);
    let (class, orientation, name) = match divider {
        Divider::Columns => ("divider divider--columns", "vertical", text::DIVIDER_COLUMNS.text()),
        Divider::Rows => ("divider divider--rows", "horizontal", text::DIVIDER_ROWS.text()),
    };
    let onpointerdown = Callback::from(|event: PointerEvent| {
        if let Some(line) = element(&event) {
            event.prevent_default();
            let _ = line.set_pointer_capture(event.pointer_id());
        }
    });
    let onpointermove = drag(divider, dispatch);
    let onkeydown = keys(divider, at, dispatch);
    let ondblclick =
        dispatch.reform(move |_: yew::MouseEvent| Action::Split(divider, divider.default_share()));
    html! {
        <div {class} role="separator" tabindex="0" aria-orientation={orientation} aria-label={name} title={name}
            aria-valuemin="20" aria-valuemax="80" aria-valuenow={(at as u32).to_string()}
            {onpointerdown} {onpointermove} {onkeydown} {ondblclick}></div>
    }
}

fn element(event: &PointerEvent) -> Option<Element> {
    browser::around(event, ".divider")
}

fn drag(divider: Divider, dispatch: &Callback<Action>) -> Callback<PointerEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: PointerEvent| {
        let Some(line) =
            element(&event).filter(|line| line.has_pointer_capture(event.pointer_id()))
        else {
            return;
        };
        let Some(parent) = line.closest(".work, .split").ok().flatten() else { return };
        let share = match divider {
            Divider::Columns => {
                let (left, right) = browser::sides(&parent, ".edit", ".out");
                (f64::from(event.client_x()) - left) / (right - left)
            }
            Divider::Rows => {
                let area = parent.get_bounding_client_rect();
                (f64::from(event.client_y()) - area.top()) / area.height()
            }
        };
        dispatch.emit(Action::Split(divider, share * 100.0));
    })
}

fn keys(divider: Divider, at: f64, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let step = match (divider, event.key().as_str()) {
            (Divider::Columns, "ArrowLeft") | (Divider::Rows, "ArrowUp") => -STEP,
            (Divider::Columns, "ArrowRight") | (Divider::Rows, "ArrowDown") => STEP,
            _ => return,
        };
        event.prevent_default();
        dispatch.emit(Action::Split(divider, at + step));
    })
}
