//! Kubernetes objects held against what Kubernetes' versions and the definitions of custom resources know of them:
//! unknown fields, wrong types, what is required, what may stand in a field, and what the server's validation says of
//! all that together. No network, no cluster.
//!
//! [`Schemas::read`] takes the file made by `cargo xtask kube-schemas`; [`validate`] gives the faults of one rendered
//! document, each with its place in the text and the API server's words.

mod browse;
mod builtin;
mod crd;
mod custom;
#[cfg(any(test, feature = "docs"))]
mod docs;
mod fault;
mod gofield;
mod known;
mod messages;
mod object;
mod path;
mod removed;
mod scalars;
mod schemas;
mod validate;
mod validation;
mod wording;

pub use browse::{FieldInfo, Type};
pub use crd::Crd;
#[cfg(any(test, feature = "docs"))]
pub use docs::{DOCS, FieldDocs};
pub use fault::{Bound, Fault, FaultKind, GoField, Got, Hint, QuantityError, Severity, Want};
pub use known::known_by;
pub use path::{Step, path_text};
#[cfg(any(test, feature = "data"))]
pub use schemas::DATA;
pub use schemas::{ReadError, Schemas, Version, checksum};
pub use validate::validate;
pub use validation::{Family, Invalid, namespace_error};

#[cfg(test)]
mod tests;
