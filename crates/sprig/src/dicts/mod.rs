//! Dictionaries, `map[string]interface {}`: shared by reference, changed in place by `set`, `unset` and `merge`.

pub(crate) mod access;
mod copy;
pub(crate) mod merge;

pub(crate) use copy::ROWS;
