//! Templates as they are written.

pub(crate) mod eval;
pub(crate) mod scan;
pub(crate) mod subject;
pub(crate) mod walk;
