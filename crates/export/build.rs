//! Turns the messages of what one takes away into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("export")
}
