//! The figures of the overview cards. A figure that cannot name its source is still sent, with no sources.

use crate::{Place, Source};
use serde::{Deserialize, Serialize};

/// A value with the places it was made from, the most telling first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure<T> {
    /// The value.
    pub value: T,
    /// Its chips.
    pub sources: Vec<Source>,
}

/// All cards of one environment. Several workloads give several cards of each sort.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Deployment, StatefulSet, DaemonSet.
    pub workloads: Vec<WorkloadCard>,
    /// HorizontalPodAutoscaler.
    pub autoscalers: Vec<AutoscalerCard>,
    /// PodDisruptionBudget.
    pub budgets: Vec<BudgetCard>,
    /// For each workload that asks for GPUs.
    pub gpus: Vec<GpuCard>,
    /// For each workload.
    pub resources: Vec<ResourcesCard>,
    /// [`crate::Workloads`] as bytes, for the views to draw in place of the cards; empty of a chart of few parts.
    pub table: Vec<u8>,
}

/// The pods of a workload. `object` fields are indices in [`crate::Output::objects`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkloadCard {
    /// The object.
    pub object: u32,
    /// Pods to start with: `spec.replicas`, or what stands in for it when it is left out (the autoscaler's
    /// minimum, else 1). None when the number cannot be read.
    pub pods: Option<Figure<u32>>,
    /// The autoscaler's range when one owns the number.
    pub range: Option<(u32, u32)>,
    /// Image of the first container.
    pub image: Option<Figure<String>>,
    /// What it serves, in a few words (`llm-7b v2.0, source oss`), when the values say so.
    pub model: Option<Figure<String>>,
    /// In a few words: `Rolling, +1 / −0`, `Recreate`.
    pub strategy: Option<Figure<String>>,
    /// In a few words: `200Gi fast-ssd, RWO`, `emptyDir`.
    pub volume: Option<Figure<String>>,
    /// The startup probe.
    pub startup: Option<Startup>,
}

/// Startup budget = initial delay + period × threshold, all in seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Startup {
    /// `initialDelaySeconds`
    pub initial_delay: Figure<u32>,
    /// `periodSeconds`
    pub period: Figure<u32>,
    /// `failureThreshold`
    pub threshold: Figure<u32>,
    /// `progressDeadlineSeconds`, 600 when left out.
    pub deadline: u32,
}

/// The range of an autoscaler and what drives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AutoscalerCard {
    /// The object.
    pub object: u32,
    /// `minReplicas`, 1 when left out.
    pub min: Figure<u32>,
    /// `maxReplicas`; None where a HorizontalPodAutoscaler does not say it.
    pub max: Option<Figure<u32>>,
    /// In the manifest's order.
    pub metrics: Vec<Metric>,
}

/// One target of an autoscaler.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// In a word or two: `CPU`, `Queue depth`.
    pub name: String,
    /// In a few words: `70% of request`, `5 per pod`.
    pub target: Figure<String>,
}

/// How many pods may go at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BudgetCard {
    /// The object.
    pub object: u32,
    /// `minAvailable` or `maxUnavailable`.
    pub field: String,
    /// As written: `2`, `50%`.
    pub value: Figure<String>,
    /// Pods that it is counted against: the smallest number the workload runs with.
    pub pods: Option<u32>,
    /// Pods of those that may be evicted at once; none when unknown.
    pub may_go: Option<u32>,
}

/// GPUs of one workload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GpuCard {
    /// The workload.
    pub object: u32,
    /// The resource, such as `nvidia.com/gpu`.
    pub resource: String,
    /// Limit per pod.
    pub per_pod: Figure<u32>,
    /// At the fewest pods.
    pub min_total: Option<u32>,
    /// At the most pods.
    pub max_total: Option<u32>,
    /// Added while a rollout runs.
    pub surge: Option<u32>,
    /// The model of the GPU.
    pub kind: Option<Figure<String>>,
    /// Node selector, each as `key: value`.
    pub selector: Vec<Figure<String>>,
    /// Tolerated taints, each by its key.
    pub tolerations: Vec<Figure<String>>,
    /// In a few words: `85% for vLLM`.
    pub memory_share: Option<Figure<String>>,
}

/// Requests and limits per pod, all containers together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResourcesCard {
    /// The workload.
    pub object: u32,
    /// CPU and memory.
    pub rows: Vec<ResourceRow>,
    /// `Guaranteed`, `Burstable` or `BestEffort`, with the reason in a sentence.
    pub quality: String,
}

/// One resource.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResourceRow {
    /// `CPU`, `Memory`.
    pub name: String,
    /// With its unit: `4 cores`, `16Gi`.
    pub request: Option<Figure<String>>,
    /// Without the unit where it is the same: `8`, `32Gi`.
    pub limit: Option<Figure<String>>,
    /// Request ÷ limit, 0 to 1.
    pub share: Option<f32>,
    /// Over all pods, as a range with its unit: `16…80 cores`.
    pub total: Option<String>,
}

/// A template or a block of one that is not rendered, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbsentPart {
    /// Path of a template (`templates/ingress.yaml`) or subchart; of a block the field (`spec.replicas`) or the kind
    /// that it would print, or else how its text begins.
    pub what: String,
    /// The kind that it would make, when its text says so.
    pub kind: Option<String>,
    /// The condition in words: "`ingress.enabled` is false".
    pub reason: String,
    /// The condition in the template.
    pub condition: Option<Place>,
    /// The values that decided it.
    pub sources: Vec<Source>,
    /// It is a block of a template that printed something else.
    pub block: bool,
    /// Of a block, the objects that it would stand in: indices of the output's objects.
    pub objects: Vec<u32>,
}
