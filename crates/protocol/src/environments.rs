//! What the dialogs about environments draw from, and what they ask for.

use crate::Environment;
use serde::{Deserialize, Serialize};

/// The environments as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environments {
    /// All of them, in their order.
    pub environments: Vec<Environment>,
    /// The open one.
    pub active: u32,
    /// `--kube-version`.
    pub kube_version: String,
    /// Values files that could be added to the open one, by path.
    pub files: Vec<String>,
    /// What is said of each `--set` entry of the open one.
    pub sets: Vec<SetSays>,
    /// The `--set` entry to begin with.
    pub entry: Option<u32>,
    /// The revision of the chart's texts, which each change makes another one.
    pub revision: u32,
}

/// What is said of a `--set` entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetSays {
    /// What it sets, with its types.
    pub values: Option<String>,
    /// Why Helm refuses it.
    pub wrong: Option<String>,
}

/// A change of the environments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnvironmentEdit {
    /// The open one becomes this.
    Change(Environment),
    /// A new one, and path and text of its own values file.
    Add(Environment, String, String),
    /// A new values file, path and text, becomes the last layer of the open one.
    AddFile(String, String),
    /// The one with that index goes.
    Remove(u32),
    /// Release of all, namespace of the open one, and Kubernetes version.
    Facts(String, String, String),
}
