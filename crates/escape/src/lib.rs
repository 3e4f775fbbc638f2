//! What others wrote, in what we write: names, values and messages of a chart stand in terminals, CI logs, Markdown and
//! reviews as the text that they are, and what looks like a secret does not stand there at all.
//!
//! A chart may come from anyone, with a link too. None of its text may move a cursor, start a line that a CI system
//! takes for a command, or become a heading, a link or a mention.

mod control;
pub mod markdown;
pub mod secret;
mod terminal;

pub use control::{escape_of, is_hidden, shown};
pub use terminal::{Lines, harmless};
