//! The one error of xtask: what went wrong, and the way out.

use std::fmt;

/// What a step gives back.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// A problem in plain words, with what the reader can do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    problem: String,
    ways_out: Vec<String>,
}

impl Failure {
    /// A failure that says what went wrong.
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { problem: problem.into(), ways_out: Vec::new() }
    }

    /// Adds what to do about it; more than one way may be open.
    pub(crate) fn way_out(mut self, way_out: impl Into<String>) -> Self {
        self.ways_out.push(way_out.into());
        self
    }

    /// A failed file operation, with the file it was about.
    pub(crate) fn io(action: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(format!("cannot {action} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.problem)?;
        self.ways_out.iter().try_for_each(|way_out| write!(f, "\n  way out: {way_out}"))
    }
}
