//! Turns the messages of the comparison into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("compare")
}
