//! How keys and certificates are written: DER within PEM.

pub(super) mod der;
pub(super) mod pem;
