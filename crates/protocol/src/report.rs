//! What comes back from a render.

use crate::{AbsentPart, FileEntry, Override, Overview, Place, Problem, Source};
use serde::{Deserialize, Serialize};

/// What one environment renders to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its index in [`crate::Project::environments`].
    pub environment: u32,
    /// Files that the places of this report point into.
    pub files: Vec<FileEntry>,
    /// What Chart.yaml says, when it could be read.
    pub chart: Option<ChartFacts>,
    /// None when Helm would print nothing but an error; the page keeps the last good one.
    pub output: Option<Output>,
    /// What the entries of the `--set` family set, also where Helm refuses it.
    pub flags: Vec<FlagValue>,
    /// Its problems: errors first, then by file and place.
    pub problems: Vec<Problem>,
    /// What of it is here.
    pub part: Part,
    /// Milliseconds that it took.
    pub millis: f32,
}

/// What of a report is here. Checks take longer than the render, which shows without waiting for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// All of it.
    All,
    /// All but what the checks find.
    BeforeChecks,
    /// The problems of the report before, with what the checks found; its output is left out.
    Checked,
}

/// The head of Chart.yaml.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartFacts {
    /// `name`
    pub name: String,
    /// `version`
    pub version: String,
    /// `appVersion`
    pub app_version: String,
}

/// All that one environment renders to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// The version of Kubernetes that it was rendered for.
    pub kube_version: String,
    /// Manifests in the order in which `helm template` prints them, hooks after them.
    pub objects: Vec<OutputObject>,
    /// NOTES.txt as rendered, with its template; none when the chart has none.
    pub notes: Option<String>,
    /// Effective values as YAML; none when they are those that the page holds.
    pub values: Option<Vec<ValueLine>>,
    /// The figures of the cards.
    pub overview: Overview,
    /// Templates and fields that a condition switched off.
    pub absent: Vec<AbsentPart>,
    /// What overlays and `--set` do to lines of lower layers.
    pub overrides: Vec<Override>,
}

/// An object of an output. A page that holds the output before is told only what is new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OutputObject {
    /// The object with that index in the output that the page holds.
    Kept(u32),
    /// Another one.
    New(Object),
}

/// What an entry of the `--set` family sets, as Helm reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlagValue {
    /// Index in [`crate::Environment::sets`].
    pub entry: u32,
    /// The key: `image.tag`.
    pub path: String,
    /// The value as inline YAML.
    pub text: String,
    /// What it is, in words: `a string`.
    pub kind: String,
}

/// One rendered object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Object {
    /// Kubernetes kind; empty when the document has none.
    pub kind: String,
    /// metadata.name; empty when the document has none.
    pub name: String,
    /// Path of its template inside the chart folder, such as `templates/deployment.yaml`.
    pub template: String,
    /// The path that Helm prints behind `# Source:`.
    pub source: String,
    /// The document as Helm prints it, without `---` and the `# Source:` line, ending in a newline.
    pub text: String,
    /// Blank lines that Helm prints behind it.
    pub blank_lines: u32,
    /// The text as it is copied, where it has random values: with placeholders for them.
    pub copied: Option<String>,
    /// One for each line of `text`.
    pub lines: Vec<OutputLine>,
    /// The hook's events (`pre-install`, `test`), empty for a plain manifest.
    pub hooks: Vec<String>,
}

/// Where a line of output came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutputLine {
    /// The place in a template that printed (the first character of) it.
    pub template: Option<Place>,
    /// The value that stands in it; none for plain template text. With several, the one of the latest layer.
    pub source: Option<Source>,
}

/// A line of the effective values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueLine {
    /// The line of YAML, without its newline.
    pub text: String,
    /// Who set it; none for a line that only opens a map with parts of several layers.
    pub source: Option<Source>,
    /// What the layer below had, as inline YAML, when it was another value.
    pub was: Option<String>,
}
