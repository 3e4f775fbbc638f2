//! A new environment before it is there: what is wanted, and what it would be.

use crate::{Environment, OneSided};
use serde::{Deserialize, Serialize};

/// How a new environment is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// As a copy of another one.
    #[default]
    Copy,
    /// On top of another one.
    Differs,
    /// By a form.
    Form,
}

/// The new environment that is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designing {
    /// Its name.
    pub name: String,
    /// The index of the one that it is made from; none for the chart's own values.
    pub from: Option<u32>,
    /// How.
    pub way: Way,
    /// What was chosen: keys of rows and fields, with what becomes of them; none leaves them as they are.
    pub chosen: Vec<(String, Option<String>)>,
    /// The comment that a new file starts with.
    pub header: String,
    /// The id of the purpose that was chosen.
    pub purpose: Option<String>,
    /// The text as it was written by hand; what is chosen comes on top of it.
    pub text: Option<String>,
    /// The language of the page.
    pub language: String,
    /// It is to be added, if it can be.
    pub add: bool,
}

/// Why a new environment cannot have its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameRefused {
    /// It has none.
    Empty,
    /// It can be no part of a file's name.
    Form,
    /// It is taken.
    Taken,
}

/// A new environment as it would be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Designed {
    /// What was asked.
    pub asked: Designing,
    /// Why it cannot have its name.
    pub refused: Option<NameRefused>,
    /// The environment.
    pub environment: Environment,
    /// The path of its own values file.
    pub path: String,
    /// The text of that.
    pub text: String,
    /// What may be otherwise.
    pub rows: Vec<DesignRow>,
    /// The fields of the form.
    pub fields: Vec<DesignField>,
    /// What an environment of the chart may be for.
    pub purposes: Vec<DesignPurpose>,
    /// How many objects it renders; none if it does not.
    pub objects: Option<u32>,
    /// Errors and warnings.
    pub problems: (u32, u32),
    /// Figures: name, here, and in the environment that it is made from.
    pub figures: Vec<(String, String, Option<String>)>,
    /// What is found here and not in the environment that it is made from.
    pub findings: Vec<DesignFinding>,
}

/// Something that may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesignRow {
    /// Its key.
    pub key: String,
    /// Its 0-based line in the file that is copied.
    pub line: Option<u32>,
    /// What it is in the other environment.
    pub old: String,
    /// What it becomes.
    pub new: String,
    /// It is chosen.
    pub chosen: bool,
    /// Why it is there.
    pub why: DesignWhy,
}

/// Why something may be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DesignWhy {
    /// A comment names the other environment.
    Comment,
    /// It is its name.
    Name,
    /// It is the namespace.
    Namespace,
    /// It holds its name.
    Holds,
    /// It is a host with its name, which both may share.
    Host,
    /// It says where something is.
    Region,
    /// It says how large something is.
    Size,
}

/// Something that an environment is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesignPurpose {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it comes to.
    pub help: String,
}

/// What the chart's own form says of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesignTold {
    /// The group that it is in.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// What its number counts.
    pub unit: String,
    /// Paths of values that are always the same.
    pub also: Vec<String>,
    /// It is asked, by what other values are.
    pub asked: bool,
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesignField {
    /// Path of the value, with dots.
    pub path: String,
    /// What it is for.
    pub purpose: Option<String>,
    /// How it is given.
    pub input: DesignInput,
    /// What it is without the new file.
    pub below: String,
    /// What it is.
    pub value: String,
    /// The new file says it.
    pub written: bool,
    /// What the chart's own form says of it, if anything.
    pub told: Option<DesignTold>,
}

/// How a value is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DesignInput {
    /// On or off.
    Flag,
    /// One of a few.
    Choice(Vec<String>),
    /// A number.
    Number,
    /// Any text.
    Text,
}

/// A finding in a new environment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DesignFinding {
    /// The finding.
    pub found: OneSided,
    /// Its 0-based line in the new file, if it is there.
    pub line: Option<u32>,
    /// The field that it is about.
    pub path: Option<String>,
}
