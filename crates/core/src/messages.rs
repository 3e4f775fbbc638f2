//! What a report says: made of `messages/en/core/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
