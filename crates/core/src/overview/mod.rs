//! The figures of the overview cards, read from the rendered objects.

mod autoscaler;
mod budget;
mod figures;
mod gpu;
mod resources;
mod workload;

pub use figures::Figure;
pub(crate) use figures::Figures;

use chartroom_objects::{Autoscaler, Workload};

/// All cards of one environment. `object` fields are indices of [`crate::Output::objects`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Deployment, StatefulSet, DaemonSet.
    pub workloads: Vec<WorkloadCard>,
    /// HorizontalPodAutoscaler and KEDA's ScaledObject.
    pub autoscalers: Vec<AutoscalerCard>,
    /// PodDisruptionBudget.
    pub budgets: Vec<BudgetCard>,
    /// Workloads that ask for GPUs.
    pub gpus: Vec<GpuCard>,
    /// Every workload.
    pub resources: Vec<ResourcesCard>,
    /// What runs for a time: Job, CronJob, Pod. No figure of the release counts them.
    #[cfg(feature = "whole")]
    pub tasks: Vec<Task>,
}

/// The cards of what runs for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its pods.
    pub workload: WorkloadCard,
    /// GPUs, where it asks for them.
    pub gpus: Vec<GpuCard>,
    /// Requests and limits.
    pub resources: Option<ResourcesCard>,
}

/// The pods of a workload.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkloadCard {
    /// The object.
    pub object: usize,
    /// Pods to start with; None when the number cannot be known (a DaemonSet has one per node).
    pub pods: Option<Figure<u32>>,
    /// The autoscaler's range when one owns the number.
    pub range: Option<(u32, u32)>,
    /// The autoscaler that owns it, by its index in [`crate::Output::objects`].
    pub scaler: Option<usize>,
    /// Image of the first container.
    pub image: Option<Figure<String>>,
    /// The model served, when the values name one.
    pub model: Option<Figure<String>>,
    /// `Rolling, +1 / −0`, `Recreate`.
    pub strategy: Option<Figure<String>>,
    /// `200Gi fast-ssd, RWO`, `emptyDir`.
    pub volume: Option<Figure<String>>,
    /// The startup probe of the first container.
    pub startup: Option<Startup>,
    /// Whether all containers have a probe for startup, for readiness and for liveness.
    #[cfg(feature = "whole")]
    pub probes: [bool; 3],
}

/// Startup budget = initial delay + period × threshold, all in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Startup {
    /// `initialDelaySeconds`
    pub initial_delay: Figure<u32>,
    /// `periodSeconds`
    pub period: Figure<u32>,
    /// `failureThreshold`
    pub threshold: Figure<u32>,
    /// `progressDeadlineSeconds`
    pub deadline: u32,
}

/// The range of an autoscaler and what drives it.
#[derive(Clone, Debug, PartialEq)]
pub struct AutoscalerCard {
    /// The object.
    pub object: usize,
    /// Fewest pods.
    pub min: Figure<u32>,
    /// Most pods; None where a HorizontalPodAutoscaler does not say it, which the API server refuses.
    pub max: Option<Figure<u32>>,
    /// In the manifest's order.
    pub metrics: Vec<Metric>,
}

/// One target of an autoscaler.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// `CPU`, `Queue depth`.
    pub name: String,
    /// `70% of request`, `5 per pod`.
    pub target: Figure<String>,
}

/// How many pods may go at once.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetCard {
    /// The object.
    pub object: usize,
    /// The first workload whose pods it selects.
    pub workload: Option<usize>,
    /// All of those.
    #[cfg(feature = "whole")]
    pub covers: Vec<usize>,
    /// `minAvailable` or `maxUnavailable`.
    pub field: String,
    /// As written.
    pub value: Figure<String>,
    /// The fewest pods that it selects, those of several workloads together.
    pub pods: Option<u32>,
    /// Pods of those that may be evicted at once.
    pub may_go: Option<u32>,
}

/// GPUs of one workload.
#[derive(Clone, Debug, PartialEq)]
pub struct GpuCard {
    /// The workload.
    pub object: usize,
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
    /// `85% for vLLM`.
    pub memory_share: Option<Figure<String>>,
}

/// Requests and limits per pod, all containers together.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourcesCard {
    /// The workload.
    pub object: usize,
    /// CPU and memory.
    pub rows: Vec<ResourceRow>,
    /// Quality-of-service class with the reason.
    pub quality: String,
}

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceRow {
    /// `CPU`, `Memory`.
    pub name: String,
    /// With its unit.
    pub request: Option<Figure<String>>,
    /// Without the unit where it is the same.
    pub limit: Option<Figure<String>>,
    /// Request ÷ limit, 0 to 1.
    pub share: Option<f32>,
    /// Over all pods.
    pub total: Option<String>,
    /// The same at the fewest and at the most pods, in thousandths of the unit.
    pub range: Option<(i128, i128)>,
    /// What a pod counts for: its request, or its limit without one.
    #[cfg(feature = "whole")]
    pub each: i128,
}

/// Makes the cards of the objects of one environment.
pub(crate) fn overview(figures: &Figures<'_>) -> Overview {
    let mut cards = Overview::default();
    for object in figures.objects {
        cards
            .autoscalers
            .extend(Autoscaler::of(object).and_then(|one| autoscaler::card(figures, one)));
    }
    let all = figures.objects.workloads();
    let workloads: Vec<Workload<'_>> = all.filter(Workload::is_long_running).collect();
    for workload in &workloads {
        cards.workloads.push(workload::card(figures, workload));
        cards.gpus.extend(gpu::cards(figures, workload));
        cards.resources.extend(resources::card(figures, workload));
    }
    for budget in figures.objects.budgets() {
        cards.budgets.extend(budget::card(figures, &workloads, budget));
    }
    #[cfg(feature = "whole")]
    {
        let all = figures.objects.workloads();
        let tasks = all.filter(|one| !one.is_long_running() && !one.object.is_hook);
        cards.tasks = tasks
            .map(|one| Task {
                workload: workload::card(figures, &one),
                gpus: gpu::cards(figures, &one),
                resources: resources::card(figures, &one),
            })
            .collect();
    }
    cards
}

/// Pods that a rollout adds where there are the most.
fn surge(workload: &Workload<'_>) -> Option<u32> {
    let most = workload.pods.max?;
    if workload.object.kind != "Deployment" {
        return Some(0);
    }
    workload.rollout(most).map(|(surge, _)| surge)
}
