//! The texts of the command line: made of `messages/en/cli/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
