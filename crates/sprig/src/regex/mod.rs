//! Regular expressions as Go's `regexp` reads and applies them. The syntax and its errors are read here,
//! the search is done by `regex-automata`, and what is done with the matches follows Go again, because empty
//! matches are treated differently there.

mod cache;
mod engine;
mod error;
mod functions;
mod matches;
mod parse;
mod steps;
mod template;
#[cfg(test)]
mod tests;

pub use cache::cached;
pub use error::RegexError;
pub(crate) use functions::ROWS;
pub use matches::Match;

use engine::Engine;
use error::Code;
use regex_syntax::hir::Hir;
use std::cell::OnceCell;
use steps::Steps;

/// Patterns that are no longer, and count nothing with braces, fit into the engine however it is built.
const SURELY_SMALL: usize = 250;

/// States that are looked at in the time of a step.
const STATES_A_STEP: u64 = 16;

/// A pattern that has been compiled.
pub struct Regex {
    hir: Hir,
    steps: OnceCell<Option<Steps>>,
    engine: OnceCell<Option<Engine>>,
    /// The names of all groups, "" for those without; the first is the whole match.
    names: Vec<String>,
    /// Whether the pattern is "", which splits unlike others.
    empty: bool,
}

impl Regex {
    /// Compiles a pattern in the syntax of Go's `regexp.Compile`; errors carry Go's texts. What searches for it is
    /// built when it is first asked for.
    pub fn compile(pattern: &[u8]) -> Result<Self, RegexError> {
        let parsed = parse::parse(pattern)?;
        let (steps, engine) = (OnceCell::new(), OnceCell::new());
        let (hir, names) = (parsed.hir, parsed.names);
        let regex = Self { hir, steps, engine, names, empty: pattern.is_empty() };
        let surely_fits = pattern.len() <= SURELY_SMALL && !pattern.contains(&b'{');
        if !surely_fits && regex.steps().is_none() && regex.engine().is_none() {
            return Err(RegexError::new(Code::Large, &String::from_utf8_lossy(pattern)));
        }
        Ok(regex)
    }

    /// Whether the pattern matches anywhere in the text.
    pub fn is_match(&self, text: &[u8]) -> bool {
        match (self.steps(), std::str::from_utf8(text)) {
            (Some(steps), Ok(text)) => steps.is_match(text),
            _ => self.engine().is_some_and(|engine| engine.is_match(text)),
        }
    }

    /// Bytes of the search, if it was built.
    fn size(&self) -> usize {
        self.engine.get().and_then(Option::as_ref).map_or(0, Engine::size)
    }

    /// Steps of building the search, and of each letter that it looks at.
    pub(crate) fn cost(&self) -> u64 {
        match self.steps() {
            Some(steps) => steps.len() as u64,
            None => self.engine().map_or(1, |engine| engine.states() as u64),
        }
    }

    /// The most steps that a search through so many bytes can take.
    pub(crate) fn search_cost(&self, bytes: usize) -> u64 {
        (self.cost().saturating_mul(bytes as u64 + 1)) / STATES_A_STEP
    }

    /// None if it takes more than these can do; with them it fits into the engine, too.
    fn steps(&self) -> Option<&Steps> {
        self.steps.get_or_init(|| Steps::new(&self.hir)).as_ref()
    }

    /// None if it is too large.
    fn engine(&self) -> Option<&Engine> {
        self.engine.get_or_init(|| Engine::build(&self.hir)).as_ref()
    }
}
