//! Plain serde messages between page and worker, with UTF-16 columns. No logic lives here.
//!
//! The page knows no YAML and no charts: whatever it draws is spelled out in [`Report`]. The worker turns
//! the core's types (bytes, spans) into these. Messages cross as [`postcard`] bytes, which are small and
//! quick to read, so a transferable buffer is all that `postMessage` sees; see [`encode`] and [`decode`].
//!
//! Texts for people (messages, reasons, help) mark code with backticks; the page sets those in code type.

mod assist;
mod charts;
mod cluster;
mod compare;
mod design;
mod environments;
mod explain;
mod export;
mod files;
mod lesson;
mod overview;
mod place;
mod problem;
mod project;
mod received;
mod report;
mod share;
mod workloads;

pub use assist::{Assist, Wish};
pub use charts::{AboutKept, Keeping, Kept, Looking, OpenedChart, ToCharts};
pub use cluster::{
    CapacityFit, CapacityPod, CapacityPool, CapacityRow, CapacityShare, CapacityVerdict,
    ClusterCapacity, ClusterForm, ClusterNode, ClusterUse, Clustered, Clustering,
};
pub use compare::{
    CellState, ChangedFile, Comparing, Comparison, DiffLine, Earlier, FieldChange, ForView,
    FromView, Hunk, MatrixCell, MatrixGroup, MatrixRow, ObjectChange, ObjectStatus, OneSided,
    Reference, Referring, Side, ViewDialog,
};
pub use design::{
    DesignField, DesignFinding, DesignInput, DesignPurpose, DesignRow, DesignTold, DesignWhy,
    Designed, Designing, NameRefused, Way,
};
pub use environments::{EnvironmentEdit, Environments, SetSays};
pub use explain::{
    About, Condition, Explained, Explanation, KeyTrace, LayerValue, LineTrace, Override, Question,
    ReachedLine, ShownLine, TemplateLine, TemplateTrace, Unread, ValueTrace,
};
pub use export::{Exported, ExportedFile, Exporting, Pack, PackedChart, Step};
pub use files::{
    FileMark, FileWish, FilesAsked, FilesTold, ListedFile, NamingLine, PathRefused, Planned,
    Planning,
};
pub use lesson::{Judged, Judging};
pub use overview::{
    AbsentPart, AutoscalerCard, BudgetCard, Figure, GpuCard, Metric, Overview, ResourceRow,
    ResourcesCard, Startup, WorkloadCard,
};
pub use place::{FileEntry, FileId, FileKind, Layer, Moved, Place, Position, Source, Utf16};
pub use problem::{Doc, Edit, Fix, Fixes, Problem, Related, Role, Severity, Subject};
pub use project::{Before, ChartFile, Content, Environment, Project, SetEntry, SetKind};
pub use received::{
    Against, Choosing, Forecast, OwnValue, Receive, Received, ReceivedItem, Refusing,
};
pub use report::{
    ChartFacts, FlagValue, Object, Output, OutputLine, OutputObject, Part, Report, ValueLine,
};
pub use share::{
    Along, Form, Found, Landing, Link, ShareChoice, SharedFile, SharedLine, SharedPatch,
    SharedPlace, SharedState, Sharing, Since, SnippetEntry, Written,
};
pub use workloads::{MissingChart, NamedObject, Overlooked, RowPods, WorkloadRow, Workloads};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What the page asks, with the number that the answer carries back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Counted up by the page; an answer to an older number is dropped.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
}

/// The things a page can ask of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Render all environments of a project, the one with that index first. A newer render takes the place of an
    /// older one: what the worker has not come to yet is not rendered any more. Last comes for each environment the
    /// number of the request whose output the page holds, so that only what is new need be sent.
    Render(Project, u32, Vec<Option<u32>>),
    /// Explain a line of output or of values. Where the last render gave no output there is the project that the output
    /// on screen was made of, with its environment alone.
    Explain(Question, Option<Box<Project>>),
    /// Write the payload of a share link, without the leading `#`. The texts are those that whoever opens it is sure to
    /// have: files may travel as differences to them.
    Encode(Link, Vec<SharedFile>),
    /// Read the payload of a share link, without the leading `#`.
    Decode(String),
    /// Suggest a values.schema.json for the text of a values.yaml.
    Suggest(String),
    /// Make fixes of one text fit each other.
    Together(Fixes),
    /// Switch a check off in the file of a chart's settings.
    SwitchOff(Fixes, String),
    /// Compare the environments of the latest render; the open one is told along, and what one was earlier where it is
    /// compared with that.
    Compare(Comparing, u32, Option<Box<Earlier>>),
    /// Unpack a packed chart (`.tgz`).
    Unpack(Vec<u8>),
    /// Export an environment of the latest render.
    Export(Exporting),
    /// Help with a text that is being written.
    Assist(Assist),
    /// Something about the cluster that the chart's settings declare for an environment: a [`Clustering`] as bytes.
    Cluster(Fixes, Environment, Vec<u8>),
    /// Say what the latest render changes against the chart as it came.
    Receive(Box<Receive>),
    /// Say whether conditions of a lesson are met, and what its steps make of the latest render: a [`Judging`] as bytes.
    Judge(Vec<u8>),
    /// Say what would become of something that is tried before it is done: a [`Planning`] as bytes.
    Plan(Vec<u8>),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// The number of the [`Request`].
    pub id: u32,
    /// The answer.
    pub answer: Answer,
}

/// The answers, one for each [`Ask`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Ask::Render`]: one report for each environment. They come in two answers, the wanted environment alone
    /// and then the others together; the flag says whether it is the last. Mistakes of the user are inside.
    Rendered(Vec<Report>, bool),
    /// To [`Ask::Explain`].
    Explained(Box<Explanation>),
    /// To [`Ask::Encode`]; the error is a sentence for people. The bytes are a [`Written`], for the view that shares.
    Encoded(Result<String, String>, Vec<u8>),
    /// To [`Ask::Decode`]; the error is a sentence for people.
    Decoded(Result<Box<Link>, String>),
    /// To [`Ask::Suggest`]: the schema, or why the values cannot be read.
    Suggested(Result<String, String>),
    /// To [`Ask::Together`], [`Ask::SwitchOff`] and [`Ask::Cluster`]: edits that can be applied at once.
    Together(Vec<Edit>),
    /// To [`Ask::Compare`], [`Ask::Unpack`], [`Ask::Export`], [`Ask::Cluster`], [`Ask::Receive`], [`Ask::Judge`] and [`Ask::Design`]: bytes that the page hands on to the
    /// view that draws what is in them.
    ToView(ForView, Vec<u8>),
    /// To [`Ask::Assist`]: JSON, which the page hands on to the editor.
    Assisted(String),
    /// To any: this needs what only the whole engine has; ask that one.
    NeedsFullEngine,
    /// The engine itself could not answer, in a sentence for people.
    Failed(String),
}

/// Why bytes could not be written or read as a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodecError;

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, CodecError> {
    postcard::to_allocvec(message).map_err(|_| CodecError)
}

/// A message from bytes that [`encode`] wrote, in the same build.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    postcard::from_bytes(bytes).map_err(|_| CodecError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_reads_as_it_was_written() {
        let project = Project {
            files: vec![ChartFile {
                path: "values.yaml".into(),
                content: Content::Text("a: 😀\n".into()),
            }],
            environments: vec![Environment {
                name: "prod".into(),
                overlays: vec!["values-prod.yaml".into()],
                sets: vec![SetEntry { kind: SetKind::Json, text: "a={}".into() }],
                release: "llm".into(),
                namespace: "ai-prod".into(),
            }],
            kube_version: "v1.34.0".into(),
            seed: 7,
            now: 1_700_000_000,
            before: None,
        };
        let request = Request { id: 3, ask: Ask::Render(project, 0, vec![None]) };
        let bytes = encode(&request).unwrap();
        assert_eq!(decode::<Request>(&bytes), Ok(request));
        assert_eq!(decode::<Request>(&bytes[..bytes.len() / 2]), Err(CodecError));
    }
}
