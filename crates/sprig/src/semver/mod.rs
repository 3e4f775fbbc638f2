//! Semantic versions and constraints by the rules of Masterminds/semver v3, which both Sprig's `semver`
//! functions and Helm itself (chart versions, dependencies, `kubeVersion`) follow.

mod constraint;
mod functions;
mod object;
mod scan;
#[cfg(test)]
mod tests;
mod version;

pub use constraint::Constraint;
pub(crate) use functions::ROWS;
pub use object::VersionObject;
pub use version::Version;

use std::fmt;

/// Why a version or constraint cannot be read, with Go's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SemverError(pub(crate) String);

impl SemverError {
    fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for SemverError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for SemverError {}
