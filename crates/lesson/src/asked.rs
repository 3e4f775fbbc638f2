//! What of a lesson crosses to the engine.

use crate::{At, Check, Step};
use serde::{Deserialize, Serialize};

/// What is asked about a chart on screen; it crosses as bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Conditions to be judged.
    pub checks: Vec<Check>,
    /// Places to be found.
    pub places: Vec<At>,
    /// Steps to be taken; none where nothing is to be shown.
    pub steps: Vec<Step>,
    /// The steps of the lesson's start, on the chart as it came: where a text was changed so that a step does not fit,
    /// its file is made anew.
    pub start: Vec<Step>,
}
