//! What has to be so for a condition to be met.

use crate::Scalar;
use serde::{Deserialize, Serialize};

/// Something that is so in environments, or not; what it is about is told by the fields that are set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Check {
    /// The environments that it is about; none for all of them.
    #[serde(rename = "in")]
    pub environments: Vec<String>,
    /// Whether they render.
    pub renders: Option<bool>,
    /// A rendered object: its kind, or kind and name, `Service/web`.
    pub object: String,
    /// A value in that: `spec.template.spec.containers[vllm].image`. Items of lists go by name or number, and so do keys
    /// with dots.
    pub path: String,
    /// An effective value.
    pub value: String,
    /// A file of values, for what that layer alone says.
    pub file: String,
    /// A value in that.
    pub key: String,
    /// A finding or an error, by its id.
    pub finding: String,
    /// A figure of the environment: `pods`, `podsAtMost`, `evictions`, `gpus`, `gpusAtMost`, `startupSeconds`, `objects`,
    /// `errors`, `warnings`.
    pub figure: String,
    /// The pinned explanation is about a line of the output that has this text.
    pub explained: String,
    /// The environment is compared with that one; its own name for the chart as it came.
    pub beside: String,
    /// It is the open environment.
    pub open: bool,
    /// It is not there; where something else is expected, too, either will do.
    pub gone: bool,
    /// It is the same in all of the environments.
    pub same: bool,
    /// It is this.
    pub is: Option<Scalar>,
    /// It is there, and not this.
    pub not: Option<Scalar>,
    /// It is a number or a quantity, and no less.
    pub at_least: Option<Scalar>,
    /// It is a number or a quantity, and no more.
    pub at_most: Option<Scalar>,
    /// Its text has this.
    pub has: String,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whether environments render.
    Renders,
    /// A rendered object, or a value in it.
    Object,
    /// An effective value.
    Value,
    /// What one layer says.
    Layer,
    /// A finding.
    Finding,
    /// A figure.
    Figure,
    /// What is explained.
    Explained,
    /// What is compared.
    Compared,
    /// Which environment is open.
    Open,
}

impl Check {
    /// What it is about; none unless it is about one thing.
    pub fn kind(&self) -> Option<Kind> {
        let about = [
            (Kind::Renders, self.renders.is_some()),
            (Kind::Object, !self.object.is_empty() && self.explained.is_empty()),
            (Kind::Value, !self.value.is_empty()),
            (Kind::Layer, !self.file.is_empty() && !self.key.is_empty()),
            (Kind::Finding, !self.finding.is_empty()),
            (Kind::Figure, !self.figure.is_empty()),
            (Kind::Explained, !self.explained.is_empty()),
            (Kind::Compared, !self.beside.is_empty()),
            (Kind::Open, self.open),
        ];
        let mut about = about.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind);
        about.next().filter(|_| about.next().is_none())
    }
}
