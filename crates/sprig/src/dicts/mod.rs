//! The functions of this family.

use crate::table::Row;

/// The functions.
pub(crate) const ROWS: &[Row] = &[];
