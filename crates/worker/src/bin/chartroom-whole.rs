//! The whole engine, for charts that the one that the page starts with cannot render.

fn main() {
    chartroom_worker::run();
}
