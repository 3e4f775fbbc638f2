//! How much room this page takes in the browser, and whether the browser may take it back.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageManager, window};

/// The name in the small storage that says that the browser was asked once.
const ASKED: &str = "chartroom.persist";

/// The room, as far as the browser tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Room {
    /// Bytes that all of this page takes, the program for the time without a network included.
    pub(super) used: Option<f64>,
    /// Bytes that it may take.
    pub(super) most: Option<f64>,
    /// The browser drops nothing by itself.
    pub(super) persisted: Option<bool>,
}

fn manager() -> Option<StorageManager> {
    let navigator = window()?.navigator();
    // Not there on pages that came over plain HTTP.
    let there = Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    there.is_object().then(|| navigator.storage())
}

async fn said(promise: Option<Promise>) -> Option<JsValue> {
    JsFuture::from(promise?).await.ok()
}

/// What the browser tells.
pub(super) async fn room() -> Room {
    let manager = manager();
    let estimate = said(manager.as_ref().and_then(|manager| manager.estimate().ok())).await;
    let number = |name: &str| {
        let estimate = estimate.as_ref()?;
        Reflect::get(estimate, &JsValue::from_str(name)).ok()?.as_f64()
    };
    let persisted = said(manager.and_then(|manager| manager.persisted().ok())).await;
    let persisted = persisted.and_then(|persisted| persisted.as_bool());
    Room { used: number("usage"), most: number("quota"), persisted }
}

/// Asks the browser to keep what is there.
pub(super) async fn persist() {
    let asked = said(manager().and_then(|manager| manager.persist().ok())).await;
    drop(asked);
}

/// The same, once for ever: some browsers ask the user.
pub(super) async fn persist_once() {
    let storage = window().and_then(|window| window.local_storage().ok()?);
    let Some(storage) = storage.filter(|storage| matches!(storage.get_item(ASKED), Ok(None)))
    else {
        return;
    };
    if storage.set_item(ASKED, "1").is_ok() {
        persist().await;
    }
}
