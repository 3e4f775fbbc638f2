//! The language of the page, in each of its programs. `www/editor/src/boot/language.ts` chooses it and fetches its texts.

use wasm_bindgen::JsValue;

/// The event that says that another one is spoken now.
pub(crate) const CHANGED: &str = "chartroom-language";

/// Takes its texts.
pub(crate) fn choose() {
    let Some(window) = web_sys::window() else { return };
    let pack = js_sys::Reflect::get(&window, &JsValue::from_str("chartroomPack")).ok();
    let pack = pack.and_then(|pack| pack.as_string()).filter(|pack| !pack.is_empty());
    let _ = chartroom_messages::choose(pack.as_deref());
}

/// Whether it is Chinese, and not English.
pub(crate) fn is_chinese() -> bool {
    !chartroom_messages::is_english()
}
