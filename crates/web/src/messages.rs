//! What page and views say to each other: events on the window, with bytes of the protocol.

use crate::browser;
use chartroom_protocol::{ForView, decode, encode};
use js_sys::Uint8Array;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit};

/// The event that says which dialog's body the views are to draw.
pub(crate) const DIALOG: &str = "chartroom-dialog";
/// The event that carries what the views tell the page.
pub(crate) const TO_PAGE: &str = "chartroom-to-page";
/// The event that asks the views to take in what earlier builds kept.
pub(crate) const TAKE_IN: &str = "chartroom-take-in";
/// The event that says that they have.
pub(crate) const TAKEN_IN: &str = "chartroom-taken-in";
/// The event that says that a state was kept.
pub(crate) const POINTED: &str = "chartroom-pointed";
/// The event that says that the views could not be fetched.
pub(crate) const FAILED: &str = "chartroom-views-failed";

/// The event that carries what is for a part of the views.
pub(crate) fn event(view: ForView) -> &'static str {
    match view {
        ForView::Compare => "chartroom-to-views",
        ForView::Charts => "chartroom-to-charts",
        ForView::Export => "chartroom-to-export",
        ForView::Cluster => "chartroom-to-cluster",
        ForView::Receive => "chartroom-to-received",
        ForView::Share => "chartroom-to-share",
        ForView::History => "chartroom-to-history",
        ForView::Environments => "chartroom-to-environments",
        ForView::Lessons => "chartroom-to-lessons",
        ForView::Explain => "chartroom-to-explain",
        ForView::Plan => "chartroom-to-plan",
        ForView::Overview => "chartroom-to-overview",
    }
}

/// Says something that is bytes already.
pub(crate) fn hand_on(event: &str, bytes: &[u8]) {
    let init = CustomEventInit::new();
    init.set_detail(&Uint8Array::from(bytes));
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict(event, &init))
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Says something.
pub(crate) fn tell<T: Serialize>(event: &str, what: &T) {
    if let Ok(bytes) = encode(what) {
        hand_on(event, &bytes);
    }
}

/// Hears what is said from now on; what cannot be read is of another build and passes by.
pub(crate) fn listen<T: DeserializeOwned + 'static>(
    event: &str,
    mut hear: impl FnMut(T) + 'static,
) {
    browser::listen(event, move |event: CustomEvent| {
        if let Some(bytes) = event.detail().dyn_ref::<Uint8Array>()
            && let Ok(what) = decode(&bytes.to_vec())
        {
            hear(what);
        }
    });
}
