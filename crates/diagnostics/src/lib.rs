//! Files, spans, the line index and the one [`Diagnostic`] type that everything in Chartroom reports with.
//!
//! Every place is a [`Span`]: a byte range in a [`FileId`]. Files are the user's files *and* virtual ones
//! (the text of a `--set`, rendered manifests, strings given to `tpl`), so that every click takes one path.

mod closest;
mod files;
mod line_index;
pub mod order;
mod report;
pub mod utf16;

pub use closest::closest;
pub use files::{File, FileId, FileKind, Files};
pub use line_index::{LineCol, LineIndex};
pub use report::{Diagnostic, Doc, Edit, Fix, Mark, Related, Role, Severity, Span, Subject};
