//! Charts of the user's own, and what is kept in the browser: what the page and the view that shows them say to each
//! other. [`AboutKept`] is also a form of storage: what old builds wrote is read by the names of its fields.

use crate::{ChartFile, Environment, SharedFile, SharedState};
use serde::{Deserialize, Serialize};

/// A chart to be opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedChart {
    /// All of its files, by paths inside the chart folder, in order.
    pub files: Vec<ChartFile>,
    /// The environments that something declares; without, those that the files make.
    pub environments: Vec<Environment>,
}

/// What a list says of something that is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutKept {
    /// `name` of the chart.
    pub chart: String,
    /// Its `version`.
    pub version: String,
    /// What it is called, such as `Copy`.
    pub name: String,
    /// What is changed: the first file, and how many more.
    pub changed: String,
    /// When it was stored, in milliseconds since 1970.
    pub at: f64,
    /// About how many bytes it takes.
    pub size: u32,
    /// Someone else made it, and the user did not take it over.
    pub foreign: bool,
    /// Of a state that was kept by itself: what was about to be done, such as `reset`.
    pub why: String,
}

/// Something that is kept: a chart by its id, or edits by their key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The hash of the chart's files; or the chart, `/` and the name of the record.
    pub key: String,
    /// What a list says of it.
    pub about: AboutKept,
}

/// All that is kept in this browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Keeping {
    /// Charts of the user's own.
    pub charts: Vec<Kept>,
    /// Edits of charts, the latest first.
    pub works: Vec<Kept>,
    /// The key of the edits on screen.
    pub open: String,
}

/// What the page tells the view that shows earlier states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Looking {
    /// The chart on screen: what its states are kept under, less their own names.
    pub chart: String,
    /// Its files that are text, as it came.
    pub came: Vec<SharedFile>,
    /// The state on screen.
    pub now: SharedState,
    /// Another tab changes what is on screen.
    pub reading: bool,
}

/// What the page tells the view that opens charts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToCharts {
    /// The files of a packed chart, or why it cannot be unpacked, in a sentence for people.
    Files(Result<Vec<ChartFile>, String>),
    /// What is kept.
    Kept(Keeping),
}
