//! What is said of lessons: made of `messages/en/lesson/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
