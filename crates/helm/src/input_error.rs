//! What is wrong with a chart or its values before anything renders.

use std::fmt;
use std::ops::Range;

/// An error of loading, of dependencies or of values. Helm prints `message` after `Error: `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// Helm's exact text.
    pub message: String,
    /// The file it is in, as a path below the root chart (`charts/sub/Chart.yaml`), where there is one.
    pub file: Option<String>,
    /// The bytes of that file that are meant.
    pub span: Option<Range<u32>>,
}

impl InputError {
    /// An error that belongs to no file.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), file: None, span: None }
    }

    /// The same in a file.
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The same at a place of its file.
    pub fn at(mut self, span: Option<Range<u32>>) -> Self {
        self.span = span;
        self
    }

    /// The same error as Helm wraps it: `prefix: message`.
    pub fn wrap(mut self, prefix: &str) -> Self {
        self.message = format!("{prefix}: {}", self.message);
        self
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}
