//! What the checks say: made of `messages/en/check/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
