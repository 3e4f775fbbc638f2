//! From files and layers to what `helm template` prints (Helm's pkg/action and pkg/release).

mod failure;
mod manifest;
mod name;
mod print;
mod render;

pub use chartroom_gotemplate::{Entropy, Limits, Seed, Zones};
pub use failure::Failure;
pub use manifest::{
    Document, HOOK_EVENTS, ManifestError, Manifests, sort_manifests, split_manifests,
};
pub use name::{name_from_template, validate_release_name};
pub use print::{PrintOptions, pieces, print};
pub use render::{FileReader, Input, RenderedFile, Rendering, render};
