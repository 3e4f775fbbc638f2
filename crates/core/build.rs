//! Turns the messages of the reports into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("core")
}
