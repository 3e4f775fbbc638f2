//! The Yew page; it never links the engine.

mod app;
mod bridge;
mod browser;
mod builtin;
mod chip;
mod editor;
mod highlight;
mod icon;
mod keys;
mod panels;
mod secret;
mod state;
mod storage;
mod text;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    if let Some(root) = browser::find("#app") {
        yew::Renderer::<app::App>::with_root(root.into()).render();
    }
}
