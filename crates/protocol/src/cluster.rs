//! The cluster of an environment as a form: what the view that shows it and the worker say to each other. Lists are
//! words with commas or blanks between them; `none` says that there are none, and nothing that it is not known.

use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clustering {
    /// What is declared.
    Show,
    /// The form with what was pasted.
    Paste(ClusterForm, String),
    /// Declare what the form says.
    Declare(ClusterForm),
}

/// What is declared of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterForm {
    /// What runs it: `eks`.
    pub distribution: String,
    /// `v1.33.2-eks-931bdca`
    pub version: String,
    /// The version of Helm, `3` or `4`.
    pub helm: String,
    /// `key=value:Effect`
    pub taints: String,
    /// Names.
    pub storage_classes: String,
    /// One of them.
    pub default_storage_class: String,
    /// Names.
    pub ingress_classes: String,
    /// `privileged`, `baseline` or `restricted`.
    pub pod_security: String,
    /// `pods=20`
    pub quota: String,
    /// Sorts of nodes.
    pub nodes: Vec<ClusterNode>,
    /// `group/version`
    pub apis: String,
}

/// What a node of some sort has for pods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterNode {
    /// `7910m`
    pub cpu: String,
    /// `30Gi`
    pub memory: String,
    /// How many GPUs.
    pub gpus: String,
    /// `NVIDIA-L4`
    pub gpu: String,
}

/// The answer: the form, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clustered {
    /// The name of the environment.
    pub environment: String,
    /// What a shell prints the answers of kubectl with.
    pub commands: String,
    /// What is declared, or would be.
    pub form: ClusterForm,
    /// What is wrong, in a sentence with code in backticks; none if nothing is.
    pub wrong: Option<String>,
}
