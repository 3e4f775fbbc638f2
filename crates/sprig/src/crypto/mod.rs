//! Hashes, keys, certificates and random text.

pub(crate) mod hash;
pub(crate) mod random;
