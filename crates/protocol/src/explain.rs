//! Why a line of output is there, and what a key of the values does.

use crate::{FileEntry, Place, Source};
use serde::{Deserialize, Serialize};

/// What is to be explained. It is answered from the last render of the environment, and from the one on screen where
/// the last one gave no output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// A line of the output.
    Line {
        /// Index in [`crate::Project::environments`].
        environment: u32,
        /// Index in [`crate::Output::objects`].
        object: u32,
        /// 0-based line of the object's text.
        line: u32,
    },
    /// A line of a values file or of a template.
    Source {
        /// Index in [`crate::Project::environments`].
        environment: u32,
        /// Path of the file inside the chart folder.
        path: String,
        /// 0-based line.
        line: u32,
    },
    /// Nothing but where the lines that the output on screen was made of stand now.
    Files {
        /// Index in [`crate::Project::environments`].
        environment: u32,
    },
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// What was asked.
    pub question: Question,
    /// Files that the places point into.
    pub files: Vec<FileEntry>,
    /// It is about the output on screen, whose texts were changed since so that there is no newer one.
    pub past: bool,
    /// What there is to say.
    pub about: About,
}

/// An explanation, with what is shown of the output that it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explained {
    /// The explanation.
    pub explanation: Explanation,
    /// The line that it is about, for a line of output.
    pub line: Option<ShownLine>,
    /// The first lines that are reached, for a line of a file; none for one that is not on screen.
    pub reached: Vec<Option<ShownLine>>,
}

/// A line of the output on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownLine {
    /// Kind of its object.
    pub kind: String,
    /// Name of its object.
    pub name: String,
    /// The line, trimmed.
    pub text: String,
    /// How many lines the object has.
    pub lines: u32,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum About {
    /// Of a line of output.
    Line(LineTrace),
    /// Of a key of the values.
    Key(KeyTrace),
    /// Of a line of a template.
    Template(TemplateTrace),
    /// Nothing, with the reason as a sentence for people.
    Nothing(String),
}

/// Why a line of output is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineTrace {
    /// Where the line stands in its object: `spec › containers[0] › image`; empty when that cannot be told.
    pub path: String,
    /// The template line that wrote it, then the lines that called that template, outward.
    pub templates: Vec<TemplateLine>,
    /// The values that it was computed from.
    pub values: Vec<ValueTrace>,
    /// What it stands under, outermost first.
    pub conditions: Vec<Condition>,
}

/// A line of a template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateLine {
    /// The place of the node.
    pub place: Place,
    /// The line, trimmed.
    pub text: String,
}

/// A value with what each layer has for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueTrace {
    /// Its path in the values: `resources.gpu.count`.
    pub path: String,
    /// The layers that set it, lowest first; the last one wins. Empty for a value that no layer sets.
    pub layers: Vec<LayerValue>,
    /// Nulls of higher layers that delete nothing.
    pub ignored: Vec<LayerValue>,
}

/// What a layer has for a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerValue {
    /// The layer and the place.
    pub source: Source,
    /// The value as inline YAML, shortened if it is long.
    pub text: String,
}

/// An `if`, `with` or `range` around a line, or a condition of a subchart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The place of the action; none for a condition in Chart.yaml.
    pub place: Option<Place>,
    /// The action as it stands in the template: `if .Values.resources.gpu.enabled`.
    pub text: String,
    /// Whether it held, or its `else` was taken.
    pub holds: bool,
    /// The values that decided it.
    pub values: Vec<ValueTrace>,
}

/// What a key of the values does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyTrace {
    /// The value with its layers.
    pub value: ValueTrace,
    /// The lines of output that it reaches.
    pub lines: Vec<ReachedLine>,
    /// The templates that read it.
    pub templates: Vec<TemplateLine>,
    /// What would read it and is off.
    pub unread: Vec<Unread>,
}

/// Where a value is not read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    /// The actions; none in a chart that is off.
    pub places: Vec<Place>,
    /// What keeps the render from them.
    pub condition: Condition,
    /// They are that condition: what stands before the value decided it.
    pub is_own: bool,
}

/// What a line of a template does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateTrace {
    /// The line.
    pub template: TemplateLine,
    /// The lines of output that it writes, and those that a condition in it decides.
    pub lines: Vec<ReachedLine>,
    /// The values that it prints.
    pub values: Vec<ValueTrace>,
    /// The conditions in it and around it, outermost first.
    pub conditions: Vec<Condition>,
}

/// A line of output that a value or a line of a template reaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReachedLine {
    /// Index in [`crate::Output::objects`].
    pub object: u32,
    /// 0-based line of the object's text.
    pub line: u32,
    /// Whether it only decides that the line is there, and is not in it.
    pub control: bool,
}

/// What the open environment's overlays do to a line of a lower layer: `→ 4 in prod`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Override {
    /// The key that is overridden.
    pub place: Place,
    /// The value that wins, as inline YAML, shortened if it is long.
    pub text: String,
    /// Where it wins.
    pub by: Source,
}
