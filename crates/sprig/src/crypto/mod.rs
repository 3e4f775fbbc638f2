//! Hashes, keys, certificates and random text. Without the feature `whole` only hashes and random text.

#[cfg(feature = "whole")]
mod cache;
#[cfg(feature = "whole")]
pub(crate) mod certificate;
#[cfg(feature = "whole")]
pub(crate) mod cipher;
#[cfg(feature = "whole")]
mod encoding;
pub(crate) mod hash;
#[cfg(feature = "whole")]
mod key;
#[cfg(feature = "whole")]
mod number;
#[cfg(feature = "whole")]
pub(crate) mod password;
pub(crate) mod random;
#[cfg(feature = "whole")]
mod seeded;
