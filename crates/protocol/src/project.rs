//! What the page sends to be rendered.

use serde::{Deserialize, Serialize};

/// All inputs of a render. The same project gives the same report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Every file of the chart folder, subcharts included; paths are relative with `/`. Overlays are among them.
    pub files: Vec<ChartFile>,
    /// The environments, in the order of the tabs.
    pub environments: Vec<Environment>,
    /// `--kube-version`, such as `v1.34.0`; empty where the environment's cluster decides, or Helm.
    pub kube_version: String,
    /// Seed of `randAlphaNum` and its like; constant while a page is open so that output does not flicker.
    pub seed: u64,
    /// What `now` gives, seconds since 1970 in UTC.
    pub now: i64,
    /// The chart as it was opened, once files of it were changed.
    pub before: Option<Before>,
}

/// What a chart was before it was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// `version` of its Chart.yaml.
    pub version: String,
    /// Paths of the files that are others now.
    pub changed: Vec<String>,
    /// Those of them that were there, as they were.
    pub files: Vec<ChartFile>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartFile {
    /// Path inside the chart folder.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// Text that can be edited, or bytes that cannot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// UTF-8 text.
    Text(String),
    /// Anything else, such as a packed subchart.
    Bytes(Vec<u8>),
    /// What stood under that path in the render that was asked for before; only within [`crate::Ask::Render`].
    Kept,
}

/// A stack of layers on top of the chart's values.yaml, and the release it is rendered for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environment {
    /// Name on the tab.
    pub name: String,
    /// `-f` files by path, in order.
    pub overlays: Vec<String>,
    /// The `--set` family, in order; Helm groups them by kind itself.
    pub sets: Vec<SetEntry>,
    /// Release name.
    pub release: String,
    /// `--namespace`.
    pub namespace: String,
}

/// One `--set` flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetEntry {
    /// Which flag.
    pub kind: SetKind,
    /// Its argument as typed, such as `image.tag=2.1.4`.
    pub text: String,
}

/// The flags of the `--set` family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SetKind {
    /// `--set`
    Set,
    /// `--set-string`
    String,
    /// `--set-json`
    Json,
    /// `--set-file`; the path is one of the project's files.
    File,
    /// `--set-literal`
    Literal,
}
