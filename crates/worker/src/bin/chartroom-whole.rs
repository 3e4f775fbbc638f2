//! The whole engine, for charts that the one that the page starts with cannot render.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    chartroom_worker::run();
}
