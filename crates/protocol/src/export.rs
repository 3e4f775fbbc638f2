//! What one takes away for an environment.

use serde::{Deserialize, Serialize};

/// What is exported, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exporting {
    /// Index in [`crate::Project::environments`].
    pub environment: u32,
    /// Index of the environment that the summary sets beside it.
    pub other: Option<u32>,
    /// The major version of the Helm that commands are for: 3 or 4.
    pub helm: u8,
    /// The whole chart is wanted, too, packed in this way.
    pub pack: Option<Pack>,
}

/// How a chart is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pack {
    /// As `helm package` does.
    Tgz,
    /// Its folder.
    Zip,
}

/// All that the dialog shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// What was asked.
    pub exporting: Exporting,
    /// The names of all environments.
    pub environments: Vec<String>,
    /// Overlays, other changed files and a patch, then the manifests if it renders.
    pub files: Vec<ExportedFile>,
    /// The whole chart if it was wanted, or why it cannot be packed.
    pub packed: Option<Result<PackedChart, String>>,
    /// The commands, in order.
    pub steps: Vec<Step>,
    /// All commands with their titles as comments.
    pub script: String,
    /// Jobs for GitLab CI.
    pub gitlab: String,
    /// Markdown.
    pub summary: String,
    /// Why there are no commands and no jobs, where there are none: names in backticks.
    pub refused: Option<String>,
    /// Why it does not render, where it does not.
    pub reason: Option<String>,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its path in the chart's folder, or its name.
    pub name: String,
    /// What it is, code in backticks.
    pub note: Option<String>,
    /// Its text.
    pub text: String,
}

/// A chart as one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedChart {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub data: Vec<u8>,
}

/// A command or a few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it does.
    pub title: String,
    /// What has to be known about it, code in backticks.
    pub note: Option<String>,
    /// What is typed.
    pub script: String,
}
