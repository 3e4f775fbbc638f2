//! Certificates: X.509 as Go's `CreateCertificate` writes it for Sprig, and Sprig's functions on top.

mod functions;
mod object;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use functions::ROWS;
