//! Problems: the wire form of the diagnostics.

use crate::Place;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Helm, the API server or the engine rejects it.
    Error,
    /// It renders and applies but breaks later.
    Warning,
    /// Advice.
    Info,
}

/// A problem at its place, with the reason and the way out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable code: `area/kebab-name`, or the id of a rule.
    pub code: String,
    /// How bad.
    pub severity: Severity,
    /// Nobody has to act on it: it is told where one looks, and not counted.
    pub quiet: bool,
    /// One sentence.
    pub message: String,
    /// The place in a file that the user edits wherever there is one, also when the mistake only showed in
    /// rendered text.
    pub place: Option<Place>,
    /// What to do about it.
    pub help: Option<String>,
    /// Further places, nearest first.
    pub related: Vec<Related>,
    /// Edits that mend it.
    pub fix: Option<Fix>,
    /// The rendered object it is about.
    pub subject: Option<Subject>,
    /// Helm's exact text where Helm would fail or log.
    pub helm_text: Option<String>,
    /// Why it matters and where to read on, for what a rule of the catalogue found.
    pub doc: Option<Doc>,
    /// How often it was found at this place.
    pub count: u32,
    /// The environments it shows in, as indices in [`crate::Project::environments`]. A report names its own; the
    /// page makes one entry of the same problem in several.
    pub environments: Vec<u32>,
}

/// What there is to say about a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doc {
    /// What goes wrong otherwise.
    pub why: String,
    /// Address of the documentation that the rule follows.
    pub link: String,
}

/// A further place that explains the problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// What it has to do with it.
    pub role: Role,
    /// The place.
    pub place: Place,
    /// A few words.
    pub message: String,
}

/// What a related place has to do with the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A caller: `include`, `template` or `tpl`.
    CalledFrom,
    /// The values key that the faulty text came from.
    ValueFrom,
    /// The line of the rendered manifest.
    RenderedHere,
    /// Where the thing in question is defined.
    DefinedHere,
    /// The part of values.schema.json that says so.
    SchemaSays,
}

/// A way out that can be applied by one click.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Edits of the user's files; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One change of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub text: String,
}

/// The edits of several fixes of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fixes {
    /// Its path inside the chart folder.
    pub path: String,
    /// The text that the edits are for.
    pub text: String,
    /// The edits of each fix; those of two may overlap.
    pub edits: Vec<Vec<Edit>>,
}

/// The rendered object that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Kubernetes kind.
    pub kind: String,
    /// metadata.name.
    pub name: String,
}
