//! Charts: loading, layers, dependencies, coalescing, engine, manifests, hooks, notes.

pub mod chart;
pub mod dependencies;
pub mod engine;
mod input_error;
#[cfg(feature = "whole")]
pub mod reference;
pub mod release;
pub mod schema;
pub mod values;

pub use input_error::InputError;
