//! The web worker: protocol to core to protocol.

fn main() {}
