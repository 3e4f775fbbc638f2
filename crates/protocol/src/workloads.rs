//! The overview of a chart of many parts, drawn by the views.

use crate::{AbsentPart, FileEntry, Overview, Place, Severity, Source, Subject};
use serde::{Deserialize, Serialize};

/// What the page tells the views to draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overlooked {
    /// [`Workloads`] as bytes, as the worker wrote them.
    pub table: Vec<u8>,
    /// Files that its places point into, as they stand now.
    pub files: Vec<FileEntry>,
    /// The objects that problems are about.
    pub told: Vec<(Subject, Severity)>,
    /// The index of the environment.
    pub environment: u32,
    /// The name of the chart.
    pub chart: String,
}

/// All that the overview says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workloads {
    /// The cards, those of what runs for a time behind those of what always runs.
    pub overview: Overview,
    /// The objects, by their index.
    pub objects: Vec<NamedObject>,
    /// The charts that they are of, as paths of names (`milvus`, `milvus/kafka`): the chart itself first.
    pub charts: Vec<String>,
    /// One for each workload.
    pub rows: Vec<WorkloadRow>,
    /// What is not rendered.
    pub absent: Vec<AbsentPart>,
    /// Charts that are listed and not there.
    pub missing: Vec<MissingChart>,
    /// What Helm says of those.
    pub refused: String,
}

/// An object by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedObject {
    /// Kubernetes kind.
    pub kind: String,
    /// metadata.name
    pub name: String,
    /// Path of its template inside the chart folder.
    pub template: String,
}

/// A row of the table. Figures are for one pod, in thousandths of their unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkloadRow {
    /// The object.
    pub object: u32,
    /// Its chart, by its index in [`Workloads::charts`].
    pub chart: u32,
    /// Image of the first container.
    pub image: String,
    /// How many pods it has.
    pub pods: RowPods,
    /// GPUs.
    pub gpus: u32,
    /// CPU that is requested.
    pub cpu: Option<i128>,
    /// Memory that is requested.
    pub memory: Option<i128>,
    /// Whether there are probes for startup, readiness and liveness; None of what runs for a time.
    pub probes: Option<[bool; 3]>,
    /// The budgets that select it, by their index in [`Overview::budgets`].
    pub budgets: Vec<u32>,
    /// The autoscaler that owns its number, by its index in [`Overview::autoscalers`].
    pub scaler: Option<u32>,
}

/// How many pods a workload has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowPods {
    /// So many: where it scales, the fewest.
    Some(u32),
    /// One for each node.
    PerNode,
    /// It runs for a time and is in no sum: a Job, a CronJob, a Pod.
    ForATime,
    /// Not to be read.
    Unknown,
}

/// A chart of `dependencies` that is not in charts/.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MissingChart {
    /// `name` in Chart.yaml.
    pub name: String,
    /// `version`: a range.
    pub version: String,
    /// `repository`
    pub repository: String,
    /// The version that Chart.lock has of it.
    pub locked: Option<String>,
    /// The key of the values that it would get.
    pub key: String,
    /// Those values as YAML.
    pub values: String,
    /// Where they come from.
    pub source: Option<Source>,
    /// Its name in Chart.yaml.
    pub place: Option<Place>,
}
