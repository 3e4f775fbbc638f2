//! What is said of objects: made of `messages/en/kube/*.ftl` by the build script.
//!
//! `$path` and `$value` stand for the field that a rule looks at and what it holds; `At` fills them in.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A message of a rule.
pub(crate) type Words<'w> = &'w dyn chartroom_messages::Fill<2>;
