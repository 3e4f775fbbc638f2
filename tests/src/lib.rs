//! Cases, conformance and browser tests.
