//! The Yew page; it never links the engine.

fn main() {}
