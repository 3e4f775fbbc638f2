//! Plain serde messages between page and worker, with UTF-16 offsets.
