//! The native chartroom command.

fn main() {}
