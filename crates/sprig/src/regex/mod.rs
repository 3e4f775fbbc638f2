//! Regular expressions as Go's `regexp` reads and applies them. The syntax and its errors are read here,
//! the search is done by `regex-automata`, and what is done with the matches follows Go again, because empty
//! matches are treated differently there.

mod cache;
mod error;
mod functions;
mod matches;
mod parse;
mod template;
#[cfg(test)]
mod tests;

pub use cache::cached;
pub use error::RegexError;
pub(crate) use functions::ROWS;
pub use matches::Match;

use error::Code;
use matches::Engine;

/// A pattern that has been compiled.
pub struct Regex {
    engine: Engine,
    /// The names of all groups, "" for those without; the first is the whole match.
    names: Vec<String>,
    /// Whether the pattern is "", which splits unlike others.
    empty: bool,
}

impl Regex {
    /// Compiles a pattern in the syntax of Go's `regexp.Compile`; errors carry Go's texts.
    pub fn compile(pattern: &[u8]) -> Result<Self, RegexError> {
        let parsed = parse::parse(pattern)?;
        let engine = Engine::build(&parsed.hir)
            .ok_or_else(|| RegexError::new(Code::Large, &String::from_utf8_lossy(pattern)))?;
        Ok(Self { engine, names: parsed.names, empty: pattern.is_empty() })
    }

    /// Whether the pattern matches anywhere in the text.
    pub fn is_match(&self, text: &[u8]) -> bool {
        self.engine.is_match(text)
    }
}
