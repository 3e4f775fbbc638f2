//! Turns the messages of the engine into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("worker")
}
