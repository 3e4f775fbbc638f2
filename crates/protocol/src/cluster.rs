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
    /// What is declared of the cluster with that name, for the form.
    Named(ClusterForm, String),
    /// Whether environments fit if it is as the form says; beside the others that go to it, or each alone.
    Weigh(ClusterForm, bool),
    /// Declare what the form says.
    Declare(ClusterForm),
}

/// What is declared of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterForm {
    /// The name by which several environments share it; empty where it is of one alone.
    pub name: String,
    /// The environments, and which of them go to it.
    pub used_by: Vec<ClusterUse>,
    /// Quotas by namespace, as words.
    pub quotas: Vec<(String, String)>,
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
    /// What the sort is called, such as its node pool.
    pub name: String,
    /// How many there are at most.
    pub count: String,
    /// `gpu-type=t4`
    pub labels: String,
    /// `key=value:Effect`
    pub taints: String,
    /// `7910m`
    pub cpu: String,
    /// `30Gi`
    pub memory: String,
    /// How many GPUs.
    pub gpus: String,
    /// `NVIDIA-L4`
    pub gpu: String,
}

/// An environment that may go to a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterUse {
    /// Its name.
    pub environment: String,
    /// It goes to it.
    pub goes: bool,
    /// The cluster that it goes to otherwise, with that name; an empty one for a cluster of its own.
    pub other: Option<String>,
}

/// The answer: the form, and what is said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clustered {
    /// The name of the environment.
    pub environment: String,
    /// What a shell prints the answers of kubectl with.
    pub commands: String,
    /// The names of all clusters that have one.
    pub known: Vec<String>,
    /// What is declared, or would be; none where the form stays as it is.
    pub form: Option<ClusterForm>,
    /// What is wrong, in a sentence with code in backticks; none if nothing is.
    pub wrong: Option<String>,
    /// Whether environments fit; none where that was not asked or the form is wrong.
    pub capacity: Option<ClusterCapacity>,
}

/// Whether environments fit on a cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClusterCapacity {
    /// What the moments are called.
    pub moments: Vec<String>,
    /// Environments, and where there are several all of them together.
    pub rows: Vec<CapacityRow>,
    /// The largest pod of the environment on a node of each pool.
    pub pods: Vec<CapacityPod>,
}

/// An environment, or all of them together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityRow {
    /// Its name.
    pub name: String,
    /// It is all together.
    pub together: bool,
    /// What its workloads ask for.
    pub asks: Vec<String>,
    /// Whether it fits, at each moment.
    pub fits: Vec<CapacityFit>,
}

/// Whether it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapacityVerdict {
    /// All pods run.
    Fits,
    /// They do, and something is to be said of it.
    Tight,
    /// Some do not.
    Missing,
    /// What is declared does not say it.
    Unknown,
}

/// Whether an environment fits at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityFit {
    /// Whether.
    pub verdict: CapacityVerdict,
    /// In a few words.
    pub head: String,
    /// What is left or missing.
    pub text: String,
    /// The pools that its pods may run on.
    pub pools: Vec<CapacityPool>,
}

/// A pool and what runs on it: GPUs, CPU and memory, in this order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityPool {
    /// Its name.
    pub name: String,
    /// What of each resource is used.
    pub shares: [CapacityShare; 3],
    /// GPUs of each node: all, and those of other environments, of this one and of pods on top; no nodes where they are
    /// too many to be drawn one by one.
    pub nodes: Vec<[u32; 4]>,
}

/// What of a resource is used, in its unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CapacityShare {
    /// What there is; none where it is not declared.
    pub total: Option<f64>,
    /// Used by other environments.
    pub others: f64,
    /// Used by this one.
    pub own: f64,
    /// Used by pods on top.
    pub surge: f64,
    /// Asked for by pods that have no room.
    pub missing: f64,
    /// `24 / 96`
    pub says: String,
}

/// A pod on a node of a pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityPod {
    /// The workload.
    pub workload: String,
    /// The pool.
    pub pool: String,
    /// Whether a node takes one; none where that is not known.
    pub fits: Option<bool>,
    /// In a few words.
    pub head: String,
    /// What decides, or why not.
    pub text: String,
    /// What of a node's GPUs, CPU and memory a pod asks for, from 0 to 1 and above; none where it is not declared.
    pub parts: [Option<f64>; 3],
    /// The same in words: `2 / 4`.
    pub says: [String; 3],
    /// The one that decides.
    pub decides: Option<u32>,
}
