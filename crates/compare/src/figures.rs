//! The rows that come from the cards: pods, autoscaling, budgets, GPUs, resources, and the totals.

use crate::cell::{Cell, Group, Named, Row, State};
use crate::messages;
use crate::pairs::{Name, partners};
use chartroom_core::{
    AutoscalerCard, BudgetCard, EnvironmentReport, Figure, GpuCard, Output, ResourceRow, Source,
    WorkloadCard,
};
use chartroom_messages::Message;
use chartroom_objects::quantity::{cpu_text, memory_text};

/// Rows of figures, and rows of totals.
pub(crate) fn rows(environments: &[&EnvironmentReport]) -> (Vec<Row>, Vec<Row>) {
    let workloads = workloads(environments);
    let several = workloads.len() > 1;
    let mut rows = Vec::new();
    for workload in &workloads {
        for (group, figure, name, cell) in FIGURES {
            let workload_name = workload.name.name();
            let name = match several {
                true => messages::FigureOf { figure: name, workload: &workload_name }.text(),
                false => name.text().to_owned(),
            };
            let view = |output, at: Option<usize>| View::of(output, at?);
            let cells = environments.iter().zip(&workload.at);
            let cells = cells.map(|(environment, at)| match &environment.output {
                None => Cell::empty(State::Unknown),
                Some(output) => view(output, *at)
                    .and_then(|view| cell(&view))
                    .unwrap_or_else(|| Cell::empty(State::Missing)),
            });
            let row = Row { group: *group, figure: *figure, name, cells: cells.collect() };
            if row.cells.iter().any(|cell| cell.text.is_some()) {
                rows.push(row);
            }
        }
    }
    rows.push(object_count(environments));
    // Groups stand together, also where there are several workloads.
    rows.sort_by_key(|row| row.group != Group::Scale);
    let total = |(figure, name, sum): (Option<Named>, Message, SumOf)| {
        let cells = environments.iter().map(|environment| match &environment.output {
            None => Cell::empty(State::Unknown),
            Some(output) => sum(output).unwrap_or_else(|| Cell::empty(State::Missing)),
        });
        Row { group: Group::Totals, figure, name: name.into(), cells: cells.collect() }
    };
    (rows, TOTALS.into_iter().map(total).collect())
}

type CellOf = fn(&View<'_>) -> Option<Cell>;

const FIGURES: &[(Group, Option<Named>, Message, CellOf)] = &[
    (Group::Scale, Some(Named::Pods), messages::FIGURE_PODS, pods),
    (Group::Scale, Some(Named::Autoscaling), messages::FIGURE_AUTOSCALING, autoscaling),
    (Group::Scale, Some(Named::Budget), messages::FIGURE_BUDGET, budget),
    (Group::Scale, Some(Named::Strategy), messages::FIGURE_STRATEGY, |view| {
        view.figure(|workload| workload.strategy.as_ref())
    }),
    (Group::Pod, None, messages::FIGURE_IMAGE, |view| {
        view.figure(|workload| workload.image.as_ref())
    }),
    (Group::Pod, None, messages::FIGURE_MODEL, |view| {
        view.figure(|workload| workload.model.as_ref())
    }),
    (Group::Pod, Some(Named::Gpu), messages::FIGURE_GPU, gpu),
    (Group::Pod, None, messages::FIGURE_CPU, |view| view.resource("CPU")),
    (Group::Pod, None, messages::FIGURE_MEMORY, |view| view.resource("Memory")),
    (Group::Pod, None, messages::FIGURE_VOLUME, |view| {
        view.figure(|workload| workload.volume.as_ref())
    }),
    (Group::Pod, None, messages::FIGURE_STARTUP, startup),
];

/// A workload as it is told apart in all environments.
struct Workload<'a> {
    /// Its name in the first environment that has it.
    name: Name<'a>,
    /// Its position among the workloads of each environment.
    at: Vec<Option<usize>>,
}

fn workloads<'a>(environments: &[&'a EnvironmentReport]) -> Vec<Workload<'a>> {
    let mut all: Vec<Workload<'a>> = Vec::new();
    for (index, environment) in environments.iter().enumerate() {
        let names = environment.output.as_ref().map(names).unwrap_or_default();
        let known: Vec<Name<'a>> = all.iter().map(|one| one.name).collect();
        all.iter_mut().for_each(|one| one.at.push(None));
        for (position, (name, partner)) in names.iter().zip(partners(&known, &names)).enumerate() {
            let at = partner.and_then(|partner| all.get_mut(partner)?.at.last_mut());
            match at {
                Some(at) => *at = Some(position),
                None => {
                    let mut at = vec![None; index];
                    at.push(Some(position));
                    all.push(Workload { name: *name, at });
                }
            }
        }
    }
    all
}

/// The workloads of an environment.
fn names(output: &Output) -> Vec<Name<'_>> {
    let objects =
        output.overview.workloads.iter().filter_map(|card| output.objects.get(card.object));
    objects.map(|object| Name::of(object, &output.release)).collect()
}

/// One workload in one environment.
struct View<'a> {
    output: &'a Output,
    workload: &'a WorkloadCard,
}

impl<'a> View<'a> {
    fn of(output: &'a Output, at: usize) -> Option<Self> {
        Some(View { output, workload: output.overview.workloads.get(at)? })
    }

    fn figure(&self, of: fn(&WorkloadCard) -> Option<&Figure<String>>) -> Option<Cell> {
        let figure = of(self.workload)?;
        Some(Cell::of(figure.value.clone(), figure.sources.clone()))
    }

    fn row(&self, name: &str) -> Option<&ResourceRow> {
        let cards = &self.output.overview.resources;
        let card = cards.iter().find(|card| card.object == self.workload.object)?;
        card.rows.iter().find(|row| row.name == name)
    }

    fn resource(&self, name: &str) -> Option<Cell> {
        let row = self.row(name)?;
        let text = |figure: &Option<Figure<String>>| {
            let none = messages::CELL_NONE.text();
            figure.as_ref().map_or(none, |figure| figure.value.as_str()).to_owned()
        };
        let sources = [&row.request, &row.limit].into_iter().flatten();
        let sources = sources.flat_map(|figure| figure.sources.clone()).collect();
        Some(Cell::of(format!("{} / {}", text(&row.request), text(&row.limit)), sources))
    }

    fn gpus(&self) -> impl Iterator<Item = &GpuCard> {
        self.output.overview.gpus.iter().filter(|card| card.object == self.workload.object)
    }

    fn scaler(&self) -> Option<&AutoscalerCard> {
        let owner = self.workload.scaler?;
        self.output.overview.autoscalers.iter().find(|card| card.object == owner)
    }

    fn budget(&self) -> Option<&BudgetCard> {
        let mut budgets = self.output.overview.budgets.iter();
        budgets.find(|card| card.workload == Some(self.workload.object))
    }
}

fn range(min: impl ToString, max: impl ToString) -> String {
    let (min, max) = (min.to_string(), max.to_string());
    if min == max { min } else { messages::CellSpan { low: &min, high: &max }.text() }
}

fn pods(view: &View<'_>) -> Option<Cell> {
    if let Some((min, max)) = view.workload.range {
        let sources = view.scaler().map(|card| {
            let max = card.max.iter().flat_map(|max| &max.sources);
            card.min.sources.iter().chain(max).cloned().collect()
        });
        return Some(Cell::of(range(min, max), sources.unwrap_or_default()));
    }
    if let Some(pods) = &view.workload.pods {
        return Some(Cell::of(pods.value.to_string(), pods.sources.clone()));
    }
    let object = view.output.objects.get(view.workload.object)?;
    let text = match object.kind == "DaemonSet" {
        true => messages::CELL_PER_NODE,
        false => messages::CELL_UNKNOWN,
    };
    Some(Cell::of(text.into(), Vec::new()))
}

fn autoscaling(view: &View<'_>) -> Option<Cell> {
    let Some(card) = view.scaler() else {
        return Some(Cell::of(messages::CELL_OFF.into(), Vec::new()));
    };
    Some(Cell::of(metrics(card), metric_sources(card)))
}

fn metrics(card: &AutoscalerCard) -> String {
    let one = card.metrics.iter().map(|metric| {
        messages::CellMetric { name: &metric.name, target: &metric.target.value }.text()
    });
    let all: Vec<String> = one.collect();
    if all.is_empty() {
        messages::CELL_NO_TARGET.into()
    } else {
        all.join(chartroom_messages::comma())
    }
}

fn metric_sources(card: &AutoscalerCard) -> Vec<Source> {
    card.metrics.iter().flat_map(|metric| metric.target.sources.clone()).collect()
}

fn budget(view: &View<'_>) -> Option<Cell> {
    let Some(card) = view.budget() else {
        return Some(Cell::of(messages::CELL_NONE.into(), Vec::new()));
    };
    Some(Cell::of(budget_text(card), card.value.sources.clone()))
}

fn budget_text(card: &BudgetCard) -> String {
    let rule = format!("{} {}", card.field, card.value.value);
    match (card.may_go, card.pods) {
        (Some(go), Some(pods)) => messages::CellBudget { rule: &rule, go: &go, pods: &pods }.text(),
        _ => rule,
    }
}

fn gpu(view: &View<'_>) -> Option<Cell> {
    let (mut texts, mut sources) = (Vec::new(), Vec::new());
    for card in view.gpus() {
        let name = card.kind.as_ref().map_or(&card.resource, |kind| &kind.value);
        texts.push(format!("{} × {name}", card.per_pod.value));
        sources.extend(
            card.per_pod
                .sources
                .iter()
                .chain(card.kind.iter().flat_map(|kind| &kind.sources))
                .cloned(),
        );
    }
    let text = if texts.is_empty() {
        messages::CELL_NONE.into()
    } else {
        texts.join(chartroom_messages::comma())
    };
    Some(Cell::of(text, sources))
}

fn startup(view: &View<'_>) -> Option<Cell> {
    let startup = view.workload.startup.as_ref()?;
    let (delay, period, threshold) = (&startup.initial_delay, &startup.period, &startup.threshold);
    let seconds = period.value.saturating_mul(threshold.value).saturating_add(delay.value);
    let sources = [&delay.sources[..], &period.sources, &threshold.sources].concat();
    Some(Cell::of(messages::CellSeconds { count: &seconds }.text(), sources))
}

type SumOf = fn(&Output) -> Option<Cell>;

const TOTALS: [(Option<Named>, Message, SumOf); 3] = [
    (Some(Named::TotalGpus), messages::TOTAL_GPUS, total_gpus),
    (Some(Named::TotalCpu), messages::TOTAL_CPU, |output| total(output, "CPU", cpu_text, cores)),
    (Some(Named::TotalMemory), messages::TOTAL_MEMORY, |output| {
        total(output, "Memory", memory_text, same)
    }),
];

/// How an amount is written, and what is said of it.
type Said = (fn(i128) -> String, fn(String) -> String);

/// A sum over all workloads; None where the pods of one cannot be counted.
fn total_cell(
    parts: impl Iterator<Item = Option<(i128, i128)>>,
    (text, said): Said,
) -> Option<Cell> {
    let add = |(min, max): (i128, i128), part: Option<(i128, i128)>| {
        part.map(|(least, most)| (min.saturating_add(least), max.saturating_add(most)))
    };
    let (min, max) = parts.into_iter().try_fold((0, 0), add)?;
    let cell = Cell::of(said(range(text(min), text(max))), Vec::new());
    Some(Cell { range: Some((min, max)), ..cell })
}

/// How an amount of CPU is said.
fn cores(amount: String) -> String {
    messages::TotalCpuCores { amount: &amount }.text()
}

fn same(amount: String) -> String {
    amount
}

fn total(
    output: &Output,
    name: &str,
    text: fn(i128) -> String,
    said: fn(String) -> String,
) -> Option<Cell> {
    let rows = output.overview.resources.iter().flat_map(|card| &card.rows);
    total_cell(rows.filter(|row| row.name == name).map(|row| row.range), (text, said))
}

fn total_gpus(output: &Output) -> Option<Cell> {
    let milli = |card: &GpuCard| {
        let (min, max) = card.min_total.zip(card.max_total)?;
        Some((i128::from(min) * 1000, i128::from(max) * 1000))
    };
    total_cell(output.overview.gpus.iter().map(milli), (|amount| (amount / 1000).to_string(), same))
}

fn object_count(environments: &[&EnvironmentReport]) -> Row {
    let cell = |environment: &&EnvironmentReport| match &environment.output {
        Some(output) => Cell::of(output.objects.len().to_string(), Vec::new()),
        None => Cell::empty(State::Unknown),
    };
    let cells = environments.iter().map(cell).collect();
    Row { group: Group::Scale, figure: None, name: messages::FIGURE_OBJECTS.into(), cells }
}
