//! Cases, conformance and browser tests.
#![allow(clippy::indexing_slicing)]

pub mod case;
pub mod compare;
pub mod disk;
pub mod embedded;
#[cfg(feature = "command")]
pub mod source;
