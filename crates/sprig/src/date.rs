//! Dates and durations.

use crate::table::Row;

/// The functions.
pub(crate) const ROWS: &[Row] = &[];
