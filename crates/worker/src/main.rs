//! The web worker: protocol to core to protocol.
//!
//! One message in, one message out, both as the bytes of `chartroom_protocol`. The page keeps one request in
//! flight, so there is no queue here; a request that never ends is ended by the page, which terminates the worker.

mod cards;
mod engine;
mod input;
mod output;
mod places;

use chartroom_protocol::{Answer, Request, Response, decode, encode};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let port = scope.clone();
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(bytes) = event.data().dyn_into::<js_sys::Uint8Array>() else { return };
        post(&port, &respond(&port, &bytes.to_vec()));
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
    // The page holds its first request back until it hears this.
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

/// Answers one message, however broken it is.
fn respond(scope: &DedicatedWorkerGlobalScope, bytes: &[u8]) -> Response {
    let clock = || scope.performance().map_or(0.0, |performance| performance.now());
    match decode::<Request>(bytes) {
        Ok(request) => Response { id: request.id, answer: engine::answer(request.ask, &clock) },
        Err(_) => Response {
            id: 0,
            answer: Answer::Failed("The message to the engine could not be read.".into()),
        },
    }
}

/// Sends an answer; the buffer is handed over, not copied.
fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = encode(response).unwrap_or_default();
    let array = js_sys::Uint8Array::from(bytes.as_slice());
    let transfer = js_sys::Array::of1(&array.buffer());
    let _ = scope.post_message_with_transfer(&array, &transfer);
}
