//! The engine that the page starts with.

fn main() {
    chartroom_worker::run();
}
