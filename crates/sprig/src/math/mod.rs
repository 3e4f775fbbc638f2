//! Numbers: int64 with wrap-around, float64, and decimal arithmetic.

pub(crate) mod decimal;
pub(crate) mod exact;
pub(crate) mod float;
pub(crate) mod integer;
