//! The Sprig functions that Helm exposes: one table, one file per family.

pub mod semver;
