//! Regular expressions of `pattern` and its kin: Go's.

use chartroom_sprig::regex;
use std::rc::Rc;

/// A compiled expression.
pub(super) struct Regex(Rc<regex::Regex>);

impl Regex {
    /// Compiles; the error is Go's text (`error parsing regexp: …`).
    pub(super) fn new(pattern: &str) -> Result<Self, String> {
        regex::cached(pattern.as_bytes()).map(Self).map_err(|error| error.to_string())
    }

    /// Whether it matches anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text.as_bytes())
    }
}
