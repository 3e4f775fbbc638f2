//! Hashes, keys, certificates and random text.

mod cache;
pub(crate) mod cipher;
pub(crate) mod hash;
pub(crate) mod keys;
pub(crate) mod password;
pub(crate) mod random;
mod seeded;
