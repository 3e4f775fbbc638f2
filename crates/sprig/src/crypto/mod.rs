//! Hashes, keys, certificates and random text.

mod cache;
pub(crate) mod certificate;
pub(crate) mod cipher;
mod encoding;
pub(crate) mod hash;
mod key;
mod number;
pub(crate) mod password;
pub(crate) mod random;
mod seeded;
