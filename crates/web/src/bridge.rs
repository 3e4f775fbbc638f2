//! The worker as the page sees it: start, send, hear, end.

use crate::browser;
use crate::language;
use crate::state::{Action, EngineEvent, Trouble};
use crate::text;
use chartroom_protocol::{Request, Response, decode, encode};
use js_sys::{Array, Date, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

/// The script beside the page that fetches the worker's wasm and reports its progress.
const SCRIPT: &str = "engine.js";

/// A running worker. Dropping it ends the worker.
pub(crate) struct Bridge {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Bridge {
    /// Starts a worker with the engine that suffices for most charts or the whole one; what it says arrives as
    /// actions. News of an engine that is fetched beside another is told apart with [`Action::Upgrade`].
    /// `heard` is set to the time whenever the worker gives a sign.
    pub(crate) fn start(
        dispatch: &Callback<Action>,
        whole: bool,
        heard_at: &Rc<Cell<f64>>,
    ) -> Option<Self> {
        let kind = if whole { "&whole" } else { "" };
        let language = if language::is_chinese() { "&lang=zh" } else { "" };
        let worker =
            Worker::new(&format!("{SCRIPT}?v={}{kind}{language}", browser::build())).ok()?;
        heard_at.set(browser::now());
        let (heard, heard_at) = (dispatch.clone(), heard_at.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            heard_at.set(browser::now());
            if let Some(action) = hear(&event.data()) {
                heard.emit(action);
            }
        });
        let failed = dispatch.clone();
        let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            // What fails within the script says so itself; this is the script that does not come.
            failed.emit(died(text::ENGINE_UNFETCHED.text().to_owned()));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self { worker, _message: message, _error: error })
    }

    /// Sends a request; the buffer is handed over, not copied.
    pub(crate) fn send(&self, request: &Request) -> bool {
        let Ok(bytes) = encode(request) else { return false };
        let array = Uint8Array::from(bytes.as_slice());
        let transfer = Array::of1(&array.buffer());
        self.worker.post_message_with_transfer(&array, &transfer).is_ok()
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn died(reason: String) -> Action {
    Action::Engine(EngineEvent::Died(reason))
}

/// Bytes are answers; `"ready"` and `{loaded, total}` come while it starts; `{failed}` when it cannot, `{broke}` when it
/// ends at work; all else is a sign that it is at work.
fn hear(data: &JsValue) -> Option<Action> {
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return Some(match decode::<Response>(&bytes.to_vec()) {
            Ok(response) => Action::Answered(response, Date::now()),
            Err(_) => died(text::ANSWER_UNREADABLE.into()),
        });
    }
    if data.as_string().as_deref() == Some("ready") {
        return Some(Action::Engine(EngineEvent::Ready));
    }
    // To look up a name in what is no object would throw, and each throw leaves a slot of wasm-bindgen's table taken.
    if !data.is_object() {
        return None;
    }
    let field = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok();
    let text = |name: &str| field(name).and_then(|text| text.as_string());
    if let Some(reason) = text("failed") {
        return Some(died(format!("{} ({reason})", text::ENGINE_UNFETCHED)));
    }
    let number =
        |name: &str| field(name).and_then(|number| number.as_f64()).map(|number| number as u32);
    if let Some(reason) = text("broke") {
        let why = match text("panicked") {
            Some(place) => Trouble::Failed(format!("{reason} ({place})")),
            None if field("memory").is_some_and(|memory| memory.is_truthy()) => {
                Trouble::Memory(number("megabytes"), Rc::from(reason))
            }
            None => Trouble::Failed(reason),
        };
        return Some(Action::Engine(EngineEvent::Broke(why)));
    }
    Some(Action::Engine(EngineEvent::Progress(number("loaded")?, number("total")?)))
}
