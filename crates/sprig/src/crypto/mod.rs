//! Hashes, keys, certificates and random text.

use crate::table::Row;

/// The functions.
pub(crate) const ROWS: &[Row] = &[];
