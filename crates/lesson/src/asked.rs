//! What of a lesson crosses to the engine, and what comes back.

use crate::{At, Check, Lesson, Step};
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
    /// A lesson that is being made of what is on screen.
    pub making: Option<Making>,
}

/// A lesson that is being made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Making {
    /// What it starts from; none until that was said.
    pub start: Option<Begun>,
    /// What it is called.
    pub title: String,
    /// Why one should know.
    pub why: String,
    /// What is to be done.
    pub task: String,
    /// How long it takes.
    pub minutes: u32,
    /// The rule to keep.
    pub takeaway: String,
    /// Where to read on: what is there, and the address.
    pub link: (String, String),
    /// Hints in words, from general to exact; the last one tells what does it.
    pub hints: Vec<String>,
    /// Conditions that were picked, each with its words.
    pub conditions: Vec<(Check, String)>,
    /// What looks like a secret goes along.
    pub keep_secrets: bool,
    /// Counted up by who asks; the answer has it, too.
    pub number: u32,
}

/// A state of a chart, as steps from how it came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Begun {
    /// The environment that is open.
    pub open: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// Environments that are gone, which no step says.
    pub lost: Vec<String>,
}

/// A condition that may be picked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// It.
    pub check: Check,
    /// What there is at the start, on one line, where it is about a value or a figure.
    pub was: Option<String>,
    /// What there is now.
    pub now: Option<String>,
    /// The start meets it, too: it is to stay so.
    pub stays: bool,
}

/// What a lesson that is being made comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// [`Making::number`].
    pub number: u32,
    /// What is on screen.
    pub now: Begun,
    /// The start does not fit the chart any more, and why.
    pub unfit: Option<String>,
    /// The steps from the start to what is on screen.
    pub solution: Vec<Step>,
    /// Conditions that may be picked.
    pub candidates: Vec<Candidate>,
    /// Of those that were: whether the start meets them, whether the solution does, and what there is then.
    pub judged: Vec<(bool, bool, Option<String>)>,
    /// What else does not hold, in a sentence each.
    pub wrong: Vec<String>,
    /// What looks like a secret: the file, the 0-based line, the key, and a part of the value.
    pub secrets: Vec<(String, u32, String, String)>,
    /// The folder of the chart, which stands beside the file; empty for the built-in one.
    pub chart: String,
    /// The file, once it holds.
    pub yaml: Option<String>,
    /// The payload of a link, once it holds; or why there is none.
    pub payload: Option<Result<String, String>>,
}

/// A lesson that a link brought: what somebody else wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// It, in each of [`crate::LANGUAGES`].
    pub lesson: Vec<Lesson<String>>,
}
