//! YAML 1.1 as go-yaml reads it, with a span on every node, and the emitters behind toYaml and toYamlPretty; also
//! JSON as `encoding/json` has it, and TOML as BurntSushi's library.
//!
//! Helm reads YAML with `sigs.k8s.io/yaml`: go-yaml v2, then through JSON. [`unmarshal`] and its kin do the same
//! with the same error texts; [`parse`] is for editors: it keeps places and goes on behind errors.

mod base64;
mod cause;
mod decode;
pub mod depth;
mod documents;
mod emit;
mod gosyntax;
pub mod json;
mod mapping;
mod memo;
mod node;
mod number;
mod parse;
mod parts;
mod plain;
mod problem;
#[cfg(not(target_family = "wasm"))]
mod quick;
/// The page keeps the trees of what it read before, and is loaded sooner without a second reader.
#[cfg(target_family = "wasm")]
mod quick {
    use chartroom_gotemplate::{Part, Value};

    pub(crate) fn value(_: &[u8]) -> Option<Value> {
        None
    }

    pub(crate) fn parts(_: &[u8]) -> Option<Vec<Part>> {
        None
    }

    pub(crate) fn value_of_keys(_: &[u8], _: &dyn Fn(&[u8]) -> bool) -> Option<Value> {
        None
    }
}
mod quote;
mod resolve;
mod scan;
mod timestamp;
pub mod toml;
mod utf16;

pub use cause::{Cause, Syntax};
pub use decode::{unmarshal, unmarshal_array, unmarshal_keys, unmarshal_map};
pub use documents::documents;
pub use emit::{EmitError, to_yaml, to_yaml_pretty, to_yaml_pretty_within, to_yaml_within};
pub use mapping::Mapping;
pub use memo::tree;
pub use node::{Anchor, Entry, Node, NodeKind, Scalar, Style};
pub use parse::{Parsed, parse};
pub use parts::parts;
pub use problem::{Error, Message, Problem, Severity, Span};
