//! YAML 1.1 as go-yaml reads it, with a span on every node, and the emitters behind toYaml and toYamlPretty; also
//! JSON as `encoding/json` has it, and TOML as BurntSushi's library.
//!
//! Helm reads YAML with `sigs.k8s.io/yaml`: go-yaml v2, then through JSON. [`unmarshal`] and its kin do the same
//! with the same error texts; [`parse`] is for editors: it keeps places and goes on behind errors.

mod base64;
mod decode;
mod documents;
mod emit;
mod gosyntax;
pub mod json;
mod memo;
mod node;
mod number;
mod parse;
mod plain;
mod problem;
mod quote;
mod resolve;
mod scan;
mod timestamp;
pub mod toml;

pub use decode::{unmarshal, unmarshal_array, unmarshal_map};
pub use documents::documents;
pub use emit::{EmitError, to_yaml, to_yaml_pretty};
pub use node::{Anchor, Entry, Node, NodeKind, Scalar, Style};
pub use parse::{Parsed, parse};
pub use problem::{Error, Problem, Severity, Span};
