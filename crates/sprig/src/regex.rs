//! Regular expressions as Go reads them.

use crate::table::Row;

/// The functions.
pub(crate) const ROWS: &[Row] = &[];
