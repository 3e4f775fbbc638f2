//! The Yew page, and the views that it fetches once they are opened; neither links the engine.

mod app;
mod bridge;
mod browser;
mod builtin;
mod by_key;
mod chip;
mod editor;
mod embed;
mod explain;
mod highlight;
mod icon;
mod keys;
mod language;
mod messages;
mod panels;
mod root;
mod rows;
mod state;
mod storage;
mod store;
mod text;
mod views;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Draws the page.
pub fn start_page() {
    language::choose();
    if let Some(root) = browser::find("#app") {
        draw(root, app::Shell { draw: panels::page, reveal: |_| (), embedded: false });
    }
}

/// Draws what other pages embed.
pub fn start_embed() {
    language::choose();
    if let Some(root) = browser::find("#app") {
        draw(root, app::Shell { draw: embed::view, reveal: embed::reveal, embedded: true });
    }
}

fn draw(root: web_sys::HtmlElement, shell: app::Shell) {
    let props = root::RootProps { shell };
    yew::Renderer::<root::Root>::with_root_and_props(root.into(), props).render();
}

/// Draws views into the page's own element for them, once the page asks for one.
pub fn start_views() {
    language::choose();
    store::serve_earlier();
    if let Some(root) = browser::find("#views") {
        yew::Renderer::<views::Views>::with_root(root.into()).render();
    }
}
