//! What a link changes, and taking it over: what the worker, the page and the view that shows it say to each other.

use crate::{Environment, Found, OneSided, SharedState};
use serde::{Deserialize, Serialize};

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receive {
    /// The environments that the chart came with.
    pub came: Vec<Environment>,
    /// The index of the one that all is seen from.
    pub index: u32,
    /// One's own work, where there is any.
    pub own: Option<SharedState>,
    /// The version of the chart that the link was made on, where it is another.
    pub made_on: Option<String>,
    /// The link brought the chart.
    pub whole: bool,
    /// The payload of the link.
    pub link: Option<String>,
    /// It is being answered.
    pub answering: bool,
    /// A [`Choosing`] as bytes, or nothing.
    pub choosing: Vec<u8>,
}

/// What the view asks for while the reader chooses what to take over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosing {
    /// Which of [`Received::items`]; none for those that can be had without a choice between the sender's and one's own.
    pub chosen: Option<Vec<bool>>,
    /// The name of the new environment that they go into; none for one's own work as it is.
    pub name: Option<String>,
}

/// What the changes of a link are seen against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Against {
    /// The chart as it came.
    #[default]
    Came,
    /// What was sent, which is being answered.
    Sent,
    /// What was sent before, which the link answers.
    Answered,
}

/// What a link changes, seen from one environment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// The chart that it was made on.
    pub chart: String,
    /// The version of that.
    pub version: String,
    /// The environment.
    pub environment: String,
    /// In how many places that is changed.
    pub places: u32,
    /// Other environments that are changed in layers of their own: index and name.
    pub others: Vec<(u32, String)>,
    /// Figures that differ: name, as the chart came, and now.
    pub figures: Vec<(String, Option<String>, Option<String>)>,
    /// Findings that went or came.
    pub findings: Vec<OneSided>,
    /// There is work of one's own.
    pub own: bool,
    /// The version of the chart that the link was made on, where it is another.
    pub made_on: Option<String>,
    /// The link brought the chart.
    pub whole: bool,
    /// All that is changed.
    pub items: Vec<ReceivedItem>,
    /// What all of it is seen against.
    pub against: Against,
    /// Of an answer: how many places of what was sent are changed, how many there are, and how many came.
    pub replies: (u32, u32, u32),
    /// How many entries it brings for whatever chart has their keys, if it does.
    pub snippet: Option<u32>,
    /// A lesson that it carries: a `chartroom_lesson::Given` as bytes, and what it starts from; or why it cannot be had.
    pub lesson: Option<Result<(Vec<u8>, SharedState), String>>,
    /// Where the sender stood.
    pub found: Option<Found>,
    /// What would become of one's own work, while the reader chooses.
    pub forecast: Option<Forecast>,
}

/// Something that a link changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReceivedItem {
    /// The file that it stands in; none of what stands in no file.
    pub file: Option<String>,
    /// `autoscaling.maxReplicas`; the name of an environment; empty for a whole file.
    pub name: String,
    /// What it was, on one line.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// What one made of it oneself: the same, or something else.
    pub own: Option<OwnValue>,
    /// No values of this chart have its key.
    pub missing: bool,
    /// Why it cannot be taken over.
    pub refused: Option<Refusing>,
    /// It can go into an environment of its own.
    pub fits: bool,
}

/// What one made of an item oneself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OwnValue {
    /// The very same.
    Same,
    /// Something else; none where it is gone.
    Other(Option<String>),
}

/// Why an item cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusing {
    /// The sender left its value out.
    Masked,
    /// One's own text is built otherwise there, or cannot be read.
    Tied,
}

/// What would become of one's own work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// What was chosen, item by item.
    pub chosen: Vec<bool>,
    /// The name of the new environment, if there is to be one.
    pub name: Option<String>,
    /// That name cannot be used: it is empty, or there is such an environment or file.
    pub taken: bool,
    /// Its pods, as text: `6…16`.
    pub pods: Option<String>,
    /// The GPUs of all pods.
    pub gpus: Option<String>,
    /// Errors and warnings.
    pub problems: (u32, u32),
    /// Findings that neither the link nor one's own work has.
    pub findings: Vec<OneSided>,
    /// One's own work then, as its difference to the chart as it came.
    pub state: SharedState,
}
