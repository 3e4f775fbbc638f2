//! Text: bytes or runes, as Go's `strings`, Sprig and the libraries it rests on take them.

pub(crate) mod case;
pub(crate) mod cut;
pub(crate) mod edit;
pub(crate) mod lists;
pub(crate) mod quote;
mod runes;
pub(crate) mod test;
mod words;
pub(crate) mod wrap;
