//! The texts of the comparison: made of `messages/en/compare/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
