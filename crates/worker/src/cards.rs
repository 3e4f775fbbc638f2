//! The figures of the cards as the page reads them.

use crate::places::Places;
use chartroom_core as core;
use chartroom_protocol as wire;

/// All cards.
pub(crate) fn overview(places: &Places, overview: &core::Overview) -> wire::Overview {
    wire::Overview {
        workloads: overview.workloads.iter().map(|card| workload(places, card)).collect(),
        autoscalers: overview.autoscalers.iter().map(|card| autoscaler(places, card)).collect(),
        budgets: overview.budgets.iter().map(|card| budget(places, card)).collect(),
        gpus: overview.gpus.iter().map(|card| gpu(places, card)).collect(),
        resources: overview.resources.iter().map(|card| resources(places, card)).collect(),
        table: Vec::new(),
    }
}

fn figure<T: Clone>(places: &Places, figure: &core::Figure<T>) -> wire::Figure<T> {
    wire::Figure {
        value: figure.value.clone(),
        sources: figure.sources.iter().map(|source| places.source(source)).collect(),
    }
}

fn maybe<T: Clone>(places: &Places, one: &Option<core::Figure<T>>) -> Option<wire::Figure<T>> {
    one.as_ref().map(|one| figure(places, one))
}

fn list(places: &Places, all: &[core::Figure<String>]) -> Vec<wire::Figure<String>> {
    all.iter().map(|one| figure(places, one)).collect()
}

pub(crate) fn workload(places: &Places, card: &core::WorkloadCard) -> wire::WorkloadCard {
    wire::WorkloadCard {
        object: card.object as u32,
        pods: maybe(places, &card.pods),
        range: card.range,
        image: maybe(places, &card.image),
        model: maybe(places, &card.model),
        strategy: maybe(places, &card.strategy),
        volume: maybe(places, &card.volume),
        startup: card.startup.as_ref().map(|startup| wire::Startup {
            initial_delay: figure(places, &startup.initial_delay),
            period: figure(places, &startup.period),
            threshold: figure(places, &startup.threshold),
            deadline: startup.deadline,
        }),
    }
}

fn autoscaler(places: &Places, card: &core::AutoscalerCard) -> wire::AutoscalerCard {
    let metric = |metric: &core::Metric| wire::Metric {
        name: metric.name.clone(),
        target: figure(places, &metric.target),
    };
    wire::AutoscalerCard {
        object: card.object as u32,
        min: figure(places, &card.min),
        max: maybe(places, &card.max),
        metrics: card.metrics.iter().map(metric).collect(),
    }
}

fn budget(places: &Places, card: &core::BudgetCard) -> wire::BudgetCard {
    wire::BudgetCard {
        object: card.object as u32,
        field: card.field.clone(),
        value: figure(places, &card.value),
        pods: card.pods,
        may_go: card.may_go,
    }
}

pub(crate) fn gpu(places: &Places, card: &core::GpuCard) -> wire::GpuCard {
    wire::GpuCard {
        object: card.object as u32,
        resource: card.resource.clone(),
        per_pod: figure(places, &card.per_pod),
        min_total: card.min_total,
        max_total: card.max_total,
        surge: card.surge,
        kind: maybe(places, &card.kind),
        selector: list(places, &card.selector),
        tolerations: list(places, &card.tolerations),
        memory_share: maybe(places, &card.memory_share),
    }
}

pub(crate) fn resources(places: &Places, card: &core::ResourcesCard) -> wire::ResourcesCard {
    let row = |row: &core::ResourceRow| wire::ResourceRow {
        name: row.name.clone(),
        request: maybe(places, &row.request),
        limit: maybe(places, &row.limit),
        share: row.share,
        total: row.total.clone(),
    };
    wire::ResourcesCard {
        object: card.object as u32,
        rows: card.rows.iter().map(row).collect(),
        quality: card.quality.clone(),
    }
}
