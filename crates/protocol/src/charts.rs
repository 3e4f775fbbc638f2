//! Charts of the user's own: what the page and the view that opens and keeps them say to each other.

use crate::ChartFile;
use serde::{Deserialize, Serialize};

/// A chart to be opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedChart {
    /// What it is kept under in the browser: its name and a hash of its files.
    pub id: String,
    /// All of its files, by paths inside the chart folder, in order.
    pub files: Vec<ChartFile>,
}

/// What the page tells the view that opens charts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToCharts {
    /// The files of a packed chart, or why it cannot be unpacked, in a sentence for people.
    Files(Result<Vec<ChartFile>, String>),
    /// Open the chart that is kept under that id.
    Restore(String),
    /// Keep a chart that came by a link.
    Keep(OpenedChart),
}
