//! Turns the messages of the checks into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("check")
}
