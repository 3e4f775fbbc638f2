//! Set-up, serve, test, bless, conformance, bench, size, tidy.

fn main() {}
