//! Turns the messages of lessons into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("lesson")
}
