//! Dates and durations: Go's `time` as far as templates see it, and Sprig's functions on it.

mod civil;
mod duration;
mod format;
mod functions;
mod layout;
mod location;
mod named;
mod object;
mod parse;
mod scan;
#[cfg(test)]
mod tests;
mod time;

pub(crate) use functions::ROWS;
