//! Small wrappers of what the page needs from the browser.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlElement, KeyboardEvent, Url, Window,
};
use yew::Callback;

fn window() -> Option<Window> {
    web_sys::window()
}

/// Calls back once after some milliseconds.
pub(crate) fn after(milliseconds: i32, call: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::once_into_js(call);
    let _ = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds);
}

/// Milliseconds since the page was opened; a clock that is set does not change them.
pub(crate) fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Calls back for ever, every so many milliseconds.
pub(crate) fn every(milliseconds: i32, call: impl FnMut() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    let _ = window
        .set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds);
}

/// Listens to an event of the window for as long as the page lives.
pub(crate) fn listen<E>(name: &str, call: impl FnMut(E) + 'static)
where
    E: JsCast + wasm_bindgen::convert::FromWasmAbi + 'static,
{
    let Some(window) = window() else { return };
    let call = Closure::<dyn FnMut(E)>::new(call).into_js_value();
    let _ = window.add_event_listener_with_callback(name, call.unchecked_ref());
}

/// The bytes of a file beside the page.
pub(crate) async fn fetched(name: &str) -> Option<Vec<u8>> {
    let answer = window()?.fetch_with_str(&format!("./{name}?v={}", build()));
    let answer: web_sys::Response = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(answer.array_buffer().ok().filter(|_| answer.ok())?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// Dispatches an event of the window that says nothing but its name.
pub(crate) fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Scrolls an element just far enough to be seen.
pub(crate) fn into_view(element: &Element) {
    let nearest = web_sys::ScrollIntoViewOptions::new();
    nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// What the window is high, in pixels.
pub(crate) fn height() -> Option<f64> {
    window()?.inner_height().ok()?.as_f64()
}

/// Whether the page is out of sight.
pub(crate) fn hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// What stands after `#` in the address.
pub(crate) fn hash() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// What the address says behind `?` under a name.
pub(crate) fn query(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Takes the fragment out of the address, without a step in the history.
pub(crate) fn clear_hash() {
    let Some(window) = window() else { return };
    let location = window.location();
    if location.hash().is_ok_and(|hash| hash.is_empty()) {
        return;
    }
    let address = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The address without its fragment.
pub(crate) fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// What tells this build of the page from others: the hash in the name of its script; empty in a build without.
pub(crate) fn build() -> String {
    let script = window().and_then(|window| {
        window.document()?.query_selector("link[rel=modulepreload],link[data-build]").ok()?
    });
    let address = script.and_then(|script| script.get_attribute("href")).unwrap_or_default();
    let name = address.rsplit('/').next().unwrap_or_default().trim_end_matches(".js");
    name.rsplit('-').next().unwrap_or_default().to_owned()
}

/// Runs a script that lies beside the page; an event of the window says if it cannot be had.
pub(crate) fn script(address: &str, failed: Option<&'static str>) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if let (Ok(script), Some(head)) = (document.create_element("script"), document.head()) {
        let _ = script.set_attribute("src", address);
        if let Some(failed) = failed {
            let call = Closure::once_into_js(move || tell(failed));
            let _ = script.add_event_listener_with_callback("error", call.unchecked_ref());
        }
        let _ = head.append_child(&script);
    }
}

/// Puts a text on the clipboard.
pub(crate) fn copy(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Gives the browser a file to keep.
pub(crate) fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser reads it after the click; taken back at once, some save nothing.
    after(60_000, move || drop(Url::revoke_object_url(&address)));
    Ok(())
}

/// Whether the screen is narrow enough for the tree to be a drawer.
pub(crate) fn narrow() -> bool {
    let query =
        window().and_then(|window| window.match_media("(max-width: 1240px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// The first element that a selector finds.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    let found = window()?.document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// The left edge of one element and the right edge of another, below a parent.
pub(crate) fn sides(parent: &Element, first: &str, last: &str) -> (f64, f64) {
    let area = |selector: &str| {
        let found = parent.query_selector(selector).ok().flatten();
        found.map(|element| element.get_bounding_client_rect())
    };
    let left = area(first).map(|area| area.left()).unwrap_or_default();
    (left, area(last).map(|area| area.right()).unwrap_or_default())
}

/// Sets an attribute of the root element.
pub(crate) fn mark(name: &str, value: u32) {
    let root = window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute(name, &value.to_string());
    }
}

/// What an attribute of the root element says.
pub(crate) fn marked(name: &str) -> String {
    let root = window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// The element that has the focus.
pub(crate) fn focused() -> Option<HtmlElement> {
    window()?.document()?.active_element()?.dyn_into().ok()
}

/// The nearest element around an event's target that a selector names. Yew hears events at the root of the page, so
/// their own `currentTarget` says nothing.
pub(crate) fn around(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Puts the focus on the neighbour that is `step` places on among the elements that `selector` finds below the
/// parent, around the ends; for lists that are one stop in the order of `Tab`.
pub(crate) fn rove(within: &Element, selector: &str, step: i32) {
    let Ok(found) = within.query_selector_all(selector) else { return };
    let all: Vec<HtmlElement> = (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .filter(|element: &HtmlElement| element.offset_parent().is_some())
        .collect();
    let here = focused().and_then(|focused| all.iter().position(|element| *element == focused));
    let count = all.len() as i32;
    if count == 0 {
        return;
    }
    let next = here.map_or(0, |here| (here as i32 + step).rem_euclid(count));
    if let Some(element) = all.get(next as usize) {
        let _ = element.focus();
    }
}

/// Puts the focus on the first of such elements, or the last.
pub(crate) fn end_of(within: &Element, selector: &str, last: bool) {
    let Ok(found) = within.query_selector_all(selector) else { return };
    let at = if last { found.length().saturating_sub(1) } else { 0 };
    if let Some(element) = found.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The keys that walk a list from above to below.
pub(crate) const UPRIGHT: [&str; 2] = ["ArrowUp", "ArrowDown"];

/// The keys that walk a list from left to right.
pub(crate) const SIDEWAYS: [&str; 2] = ["ArrowLeft", "ArrowRight"];

/// What keys do in a list that is one stop in the order of `Tab`: two of them walk it, back and on.
pub(crate) fn walks(
    [back, on]: [&'static str; 2],
    list: &'static str,
    items: &'static str,
) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let step = i32::from(key == on) - i32::from(key == back);
        if let Some(list) = around(&event, list).filter(|_| step != 0) {
            event.prevent_default();
            rove(&list, items, step);
        }
    })
}

/// Keeps `Tab` inside an element. True when it did and the key needs no further answer.
pub(crate) fn trap(within: &Element, backwards: bool) -> bool {
    let selector = "button:not([disabled]), input:not([disabled]), select, textarea, a[tabindex], [tabindex='0']";
    let Ok(found) = within.query_selector_all(selector) else { return false };
    let at = |index: u32| found.item(index).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let (first, last) = (at(0), at(found.length().saturating_sub(1)));
    let edge = if backwards { first.clone() } else { last.clone() };
    let inside = focused().is_some_and(|focused| within.contains(Some(&focused)));
    if inside && edge != focused() {
        return false;
    }
    let target = if backwards { last } else { first };
    target.is_some_and(|target| target.focus().is_ok())
}

/// Whether the window has something of that name.
pub(crate) fn has(name: &str) -> bool {
    window().is_some_and(|window| Reflect::has(&window, &JsValue::from_str(name)) == Ok(true))
}

/// Whether something that is dragged or dropped holds files.
pub(crate) fn has_files(transfer: &web_sys::DataTransfer) -> bool {
    transfer.types().includes(&JsValue::from_str("Files"), 0)
}
