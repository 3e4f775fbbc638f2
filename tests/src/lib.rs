//! Cases, conformance and browser tests.
#![allow(clippy::indexing_slicing)]

#[cfg(feature = "command")]
pub mod bench;
#[cfg(feature = "command")]
pub mod browser;
pub mod case;
pub mod compare;
pub mod disk;
pub mod embedded;
#[cfg(feature = "command")]
pub mod fixes;
#[cfg(feature = "command")]
pub mod fuzz;
#[cfg(feature = "command")]
pub mod moves;
#[cfg(feature = "command")]
pub mod opens;
#[cfg(feature = "command")]
pub mod places;
#[cfg(feature = "command")]
pub mod provenance;
#[cfg(feature = "command")]
pub mod recall;
#[cfg(feature = "command")]
pub mod renames;
#[cfg(feature = "command")]
pub mod results;
#[cfg(feature = "command")]
pub mod score;
#[cfg(feature = "command")]
pub mod source;
#[cfg(feature = "command")]
pub mod targets;
#[cfg(feature = "command")]
pub mod verdicts;
pub mod wire;
