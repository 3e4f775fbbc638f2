//! Turns the messages of the editor into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("assist")
}
