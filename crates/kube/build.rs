//! Turns the messages of what Kubernetes’ validation says into Rust.

fn main() -> std::io::Result<()> {
    chartroom_messages::build::generate("kube")
}
