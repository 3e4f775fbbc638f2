//! The texts of the engine: made of `messages/en/worker/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
