//! Steps of a start, a hint or a solution: a change of a file or of an environment, or somewhere to look.

use serde::{Deserialize, Serialize};

/// One step; which one is told by the fields that are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// The file that is changed.
    pub file: String,
    /// Entries of YAML that the file has then; every other byte of it stays.
    pub with: String,
    /// Paths of entries that go: `nodeSelector.disk`.
    pub without: Vec<String>,
    /// A text that stands in the file once,
    pub replace: String,
    /// and what stands there then.
    pub by: String,
    /// All of the file's text; a file that is not there is added.
    pub text: Option<String>,
    /// The environment that is changed; one that is not there is added.
    pub environment: String,
    /// The environment that an added one is a copy of.
    pub like: String,
    /// Its overlays then.
    pub overlays: Option<Vec<String>>,
    /// Its entries of the `--set` family then, with their flags: `--set image.tag=1.10`.
    pub sets: Option<Vec<String>>,
    /// Somewhere to look.
    pub look: Option<Look>,
}

/// Somewhere to look, in the environment of the step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// A line of the output to be explained, by a text that it has.
    pub explain: String,
    /// Only of objects of that kind.
    pub object: String,
    /// The environment that it is compared with; its own name for the chart as it came.
    pub beside: String,
}

/// A place in a file, by a text that the line has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// The file.
    pub file: String,
    /// What stands in the line; the first such line is meant.
    pub has: String,
}
