//! Environments side by side, and what the view that draws them and the page say to each other.

use crate::{
    Environment, EnvironmentEdit, Exporting, FileEntry, Landing, OpenedChart, Place, Severity,
    ShareChoice, SharedState, Source,
};
use serde::{Deserialize, Serialize};

/// Which two environments are compared object by object; values of all stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparing {
    /// Index of the old side in [`crate::Project::environments`]; none for the new side as it was earlier, in which case
    /// those two alone stand side by side.
    pub from: Option<u32>,
    /// Index of the new side.
    pub to: u32,
    /// Without labels, namespaces and checksums.
    pub quiet: bool,
}

/// What an environment of the latest render is held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// The layers and the release that it had.
    pub environment: Environment,
    /// A state of one's own, by the name that it is to have; none for the chart as it came.
    pub state: Option<(String, SharedState)>,
    /// The payload of the link on screen, if there is one: then what it is held against is told by that.
    pub link: Option<String>,
    /// The link is being answered.
    pub answering: bool,
}

/// A file that is not what it was when the chart came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangedFile {
    /// Path inside the chart folder.
    pub path: String,
    /// What became of it.
    pub status: ObjectStatus,
    /// Lines that changed.
    pub hunks: Vec<Hunk>,
}

/// A finding that is on one side only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OneSided {
    /// Whether it is on the new side.
    pub new: bool,
    /// How bad it is.
    pub severity: Severity,
    /// `GPU007`
    pub code: String,
    /// A sentence.
    pub message: String,
}

/// All that the view draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What was asked.
    pub comparing: Comparing,
    /// The environment that is open in the page.
    pub active: u32,
    /// The names of all environments, in order.
    pub environments: Vec<String>,
    /// All environments, in order; or one as it came, and as it is.
    pub sides: Vec<Side>,
    /// Figures, values, totals.
    pub rows: Vec<MatrixRow>,
    /// Objects of the two environments that differ; none where one of the two does not render.
    pub objects: Option<Vec<ObjectChange>>,
    /// How many objects the two have together.
    pub compared: u32,
    /// Beside the chart as it came: its files that differ.
    pub files: Vec<ChangedFile>,
    /// Beside the chart as it came: findings that went or came.
    pub findings: Vec<OneSided>,
    /// The objects of the new side, and what they refer to.
    pub references: Vec<Referring>,
}

/// An object and what it refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Referring {
    /// Its index among the objects of its side.
    pub index: u32,
    /// Kubernetes kind.
    pub kind: String,
    /// metadata.name.
    pub name: String,
    /// What it refers to.
    pub to: Vec<Reference>,
    /// How many refer to it.
    pub referred: u32,
}

/// A reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// The line that refers, 0-based.
    pub line: u32,
    /// What is done with the other: `mounts`, `selects`.
    pub how: String,
    /// The kind of the other.
    pub kind: String,
    /// Its name, or the labels that select it.
    pub name: String,
    /// Index of the other; none where the release does not render it.
    pub to: Option<u32>,
    /// Whether it works without the other.
    pub optional: bool,
}

/// One environment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Its index in [`crate::Project::environments`]; none of what was earlier.
    pub environment: Option<u32>,
    /// The name of the state that it is of, where that is an earlier one, and not the chart as it came.
    pub of: Option<String>,
    /// Its name.
    pub name: String,
    /// Its own layers by name, above values.yaml.
    pub layers: Vec<String>,
    /// Whether it renders.
    pub renders: bool,
    /// The first thing that is wrong with it, in a sentence, where it does not render.
    pub reason: Option<String>,
    /// Its number of errors and of warnings.
    pub problems: (u32, u32),
    /// Files that its places point into.
    pub files: Vec<FileEntry>,
}

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatrixGroup {
    /// How many pods there are.
    Scale,
    /// What one pod asks for.
    Pod,
    /// Effective values.
    Values,
    /// Sums over all pods.
    Totals,
}

/// One figure or value in all environments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// What it is about.
    pub group: MatrixGroup,
    /// `Pods`, or the path of a value.
    pub name: String,
    /// One for each environment.
    pub cells: Vec<MatrixCell>,
    /// Whether environments that render say different things.
    pub differs: bool,
}

/// What one environment says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixCell {
    /// On one line; none where there is none.
    pub text: Option<String>,
    /// Where it comes from.
    pub state: CellState,
    /// Where it was set.
    pub sources: Vec<Source>,
    /// Of a total: at the fewest and at the most pods.
    pub range: Option<(f64, f64)>,
}

/// Where a cell's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellState {
    /// A layer of the environment's own.
    Set,
    /// values.yaml or the templates.
    Inherited,
    /// There is none.
    Missing,
    /// The environment does not render.
    Unknown,
}

/// What became of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ObjectStatus {
    /// Only the new side has it.
    Added,
    /// Only the old side has it.
    Removed,
    /// It differs.
    Changed,
}

/// An object that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObjectChange {
    /// Kubernetes kind.
    pub kind: String,
    /// metadata.name.
    pub name: String,
    /// Path of its template.
    pub template: String,
    /// What became of it.
    pub status: ObjectStatus,
    /// Its index among the objects of the old and of the new side.
    pub objects: (Option<u32>, Option<u32>),
    /// Fields that changed.
    pub fields: Vec<FieldChange>,
    /// Lines that changed.
    pub hunks: Vec<Hunk>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// `spec.template.spec.containers[vllm].image`
    pub path: String,
    /// What it was; none where it was added.
    pub old: Option<String>,
    /// What it is; none where it was removed.
    pub new: Option<String>,
    /// The values that made it: on the new side, or on the old one where it was removed.
    pub source: Option<Source>,
}

/// Lines that stand together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hunk {
    /// Where it begins.
    pub path: String,
    /// Its lines.
    pub lines: Vec<DiffLine>,
}

/// One line of a hunk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiffLine {
    /// Its text.
    pub text: String,
    /// Its number in the old and in the new object, 0-based; both where it stayed.
    pub lines: (Option<u32>, Option<u32>),
}

/// A dialog of the page whose body is fetched when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ViewDialog {
    /// How faithful the engine is.
    Parity,
    /// Which chart to open.
    Charts,
    /// What one takes away for the open environment.
    Export,
    /// The cluster of the open environment.
    Cluster,
    /// What is taken over of a link.
    Take,
    /// A link.
    Share,
    /// Earlier states of the chart.
    History,
    /// Release, namespace and Kubernetes version.
    Facts,
    /// A new environment.
    NewEnvironment,
    /// The layers of the open environment.
    Layers,
    /// No dialog: lessons beside the page.
    Lessons,
    /// What explains the page.
    Help,
    /// No dialog: the tour on the page.
    Tour,
    /// The files of the chart.
    Files,
}

/// The part of the views that bytes are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForView {
    /// A [`Comparison`].
    Compare,
    /// A [`crate::ToCharts`].
    Charts,
    /// An [`crate::Exported`].
    Export,
    /// A [`crate::Clustered`].
    Cluster,
    /// A [`crate::Received`].
    Receive,
    /// A [`crate::Sharing`].
    Share,
    /// A [`crate::Looking`].
    History,
    /// [`crate::Environments`].
    Environments,
    /// A [`crate::Judged`].
    Lessons,
    /// What is pinned: an [`crate::Explained`], or nothing any more.
    Explain,
    /// A [`crate::Planned`].
    Plan,
    /// What is in place of the cards: a [`crate::Overlooked`], or nothing any more.
    Overview,
}

/// What a view that was fetched later tells the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromView {
    /// It can draw.
    Ready,
    /// Compare these.
    Compare(Comparing),
    /// Go to a place of the environment with that index; the file is the only one.
    Go(u32, Place, FileEntry),
    /// Show a line of an object of the environment with that index.
    Object(u32, u32, u32),
    /// Open the environment with that index.
    Environment(u32),
    /// Close the view.
    Close,
    /// Explain no more.
    StopExplaining,
    /// Say what would become of something that is tried before it is done: a [`crate::Planning`] as bytes.
    Plan(Vec<u8>),
    /// Put the files and environments of a [`SharedState`], as JSON, in the place of those on screen.
    Files(String),
    /// Open a chart, and keep it.
    Chart(OpenedChart),
    /// Open the edits that are kept under a key, with their chart.
    OpenKept(String),
    /// Edits are being removed from the browser, by their key.
    ForgetWork(String),
    /// A chart and all edits of it are being removed from the browser, by its id.
    ForgetChart(String),
    /// They are, or something else in the store is not what it was; or why not.
    Forgotten(Result<(), String>),
    /// Keep the state on screen under that name.
    Point(String),
    /// Put that state in the place of the one on screen.
    GoBack(SharedState),
    /// Compare the state on screen with that one, which has that name.
    Beside(String, SharedState),
    /// Unpack a packed chart.
    Unpack(Vec<u8>),
    /// Export this.
    Export(Exporting),
    /// Ask this about the cluster of the open environment: a [`crate::Clustering`] as bytes.
    Cluster(Vec<u8>),
    /// Say what a link changes, and what becomes of one's own work: a [`crate::Choosing`] as bytes, or nothing.
    Receive(Vec<u8>),
    /// Put this in the place of one's own work.
    Take(SharedState),
    /// Close the dialog.
    CloseDialog,
    /// Go to one's own work.
    OpenOwn,
    /// What a link brought is one's own from here on.
    Adopt,
    /// Show what the link changes.
    Changes,
    /// Open the dialog in which one chooses what to take over.
    OpenTake,
    /// Take the bar of the link away.
    CloseStrip,
    /// Share it so.
    Share(ShareChoice),
    /// Go where the sender of a link stood.
    Land(Landing),
    /// Answer the link on screen, or leave that.
    Answer(bool),
    /// Open the dialog that shares.
    OpenShare,
    /// Open the dialog about the cluster of the open environment.
    OpenCluster,
    /// Open the dialog about the files of the chart.
    OpenFiles,
    /// Change the environments.
    Environments(EnvironmentEdit),
    /// Say of every render what a lesson asks, the `asked` of a [`crate::Judging`]; nothing any more where that is empty.
    Judge(Vec<u8>),
    /// Put these files and environments in the place of those on screen, in a way that can be taken back.
    Step(SharedState),
}
