//! The web worker: protocol to core to protocol.
//!
//! Messages are the bytes of `chartroom_protocol`. A render is done environment by environment, and between two of
//! them the worker looks whether a newer one was asked for; a request that never ends is ended by the page, which
//! terminates the worker.

mod assist;
#[cfg(feature = "whole")]
mod baseline;
mod cards;
mod checks;
mod cluster;
mod compare;
mod engine;
mod explain;
mod export;
mod input;
#[cfg(feature = "whole")]
mod landing;
mod lesson;
#[cfg(feature = "whole")]
mod making;
// The small engine says only some of them.
#[cfg_attr(not(feature = "whole"), allow(dead_code))]
mod messages;
mod output;
mod past;
mod places;
mod received;
mod told;
#[cfg(feature = "whole")]
mod workloads;
mod written;
// Only dates need zones, and the small engine has none; the tests read what a browser writes in either build.
#[cfg(any(test, feature = "whole"))]
#[cfg_attr(not(feature = "whole"), allow(dead_code))]
mod zones;

use chartroom_protocol::{Answer, Request, Response, decode, encode};
use engine::{Engine, Next};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers the page's messages from now on.
pub fn run() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // The texts of another language than English, where www/engine.js fetched them.
    let pack = js_sys::Reflect::get(&scope, &"chartroomPack".into()).ok();
    let pack = pack.and_then(|pack| pack.as_string()).filter(|pack| !pack.is_empty());
    let _ = chartroom_messages::choose(pack.as_deref());
    let engine = Rc::new(RefCell::new(Engine::default()));
    let (port, shared) = (scope.clone(), engine);
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(bytes) = event.data().dyn_into::<js_sys::Uint8Array>() else { return };
        hear(&port, &shared, &bytes.to_vec());
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
    // What a panic leaves is a bare trap, which running out of memory leaves, too.
    let port = scope.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let _ = js_sys::Reflect::set(&port, &"panicked".into(), &place.unwrap_or_default().into());
    }));
    // The page holds its first request back until it hears this.
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

/// Answers one message, however broken it is.
fn hear(scope: &DedicatedWorkerGlobalScope, engine: &Rc<RefCell<Engine>>, bytes: &[u8]) {
    let Ok(request) = decode::<Request>(bytes) else {
        let reason = messages::ENGINE_UNREADABLE.into();
        return post(scope, &Response { id: 0, answer: Answer::Failed(reason) });
    };
    alive(scope);
    let next = engine.borrow_mut().ask(request, &clock(scope));
    proceed(scope, engine, next);
}

/// How long the page is left to paint the first answer before the engine goes on, in milliseconds: two threads at
/// work take turns where there are few processors, and whoever types on needs no more than the first.
const PAINT: i32 = 30;

/// Sends what is there, and comes back for the rest once messages that wait were heard.
fn proceed(scope: &DedicatedWorkerGlobalScope, engine: &Rc<RefCell<Engine>>, next: Next) {
    let wait = if next.answer.is_some() { PAINT } else { 0 };
    if let Some(response) = next.answer {
        post(scope, &response);
    }
    let Some(job) = next.more else { return };
    let (port, engine) = (scope.clone(), engine.clone());
    let step = Closure::once_into_js(move || {
        alive(&port);
        let next = engine.borrow_mut().go_on(job, &clock(&port));
        proceed(&port, &engine, next);
    });
    let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(step.unchecked_ref(), wait);
}

/// Tells the page that a piece of work begins: it ends a worker that it does not hear of.
fn alive(scope: &DedicatedWorkerGlobalScope) {
    let _ = scope.post_message(&JsValue::TRUE);
}

/// The same amid an answer that takes long.
#[cfg(feature = "whole")]
fn still_alive() {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        alive(&scope);
    }
}

/// Milliseconds from any start.
fn clock(scope: &DedicatedWorkerGlobalScope) -> impl Fn() -> f64 + use<> {
    let performance = scope.performance();
    move || performance.as_ref().map_or(0.0, |performance| performance.now())
}

/// Sends an answer; the buffer is handed over, not copied.
fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = encode(response).unwrap_or_default();
    let array = js_sys::Uint8Array::from(bytes.as_slice());
    let transfer = js_sys::Array::of1(&array.buffer());
    let _ = scope.post_message_with_transfer(&array, &transfer);
}
