//! The texts of what one takes away: made of `messages/en/export/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
