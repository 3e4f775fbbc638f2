//! Keys and certificates: what Sprig adds to the libraries that do the work. They are real; those that a preview shows
//! parse and chain too, but follow from its seed.

pub(crate) mod certificate;
mod dsa;
pub(crate) mod key;
pub(crate) mod known;
pub(crate) mod pem;
pub(crate) mod x509;
