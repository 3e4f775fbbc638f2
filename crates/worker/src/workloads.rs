//! The overview of a chart of many parts, as bytes that the page hands on to its views.

use crate::places::Places;
use chartroom_core as core;
use chartroom_protocol as wire;

/// From how many workloads on they are a table.
const MANY: usize = 6;
/// From how many cards on.
const MANY_CARDS: usize = 40;
/// From how many files of subcharts on that are not rendered.
const MANY_ABSENT: usize = 10;

/// The bytes; empty where the page’s own cards do.
pub(crate) fn bytes(places: &Places, output: &core::Output, shown: &wire::Output) -> Vec<u8> {
    let overview = &output.overview;
    let cards = overview.autoscalers.len() + overview.budgets.len() + overview.gpus.len();
    let below = |part: &&wire::AbsentPart| !part.block && part.what.starts_with("charts/");
    let is_large = overview.workloads.len() + overview.tasks.len() >= MANY
        || overview.workloads.is_empty() && !overview.tasks.is_empty()
        || cards > MANY_CARDS
        || !output.missing.is_empty()
        || shown.absent.iter().filter(below).count() >= MANY_ABSENT;
    if !is_large {
        return Vec::new();
    }
    let made = workloads(places, output, shown);
    wire::encode(&made).unwrap_or_default()
}

fn workloads(places: &Places, output: &core::Output, shown: &wire::Output) -> wire::Workloads {
    let charts = charts(output);
    let named = |object: &core::Object| wire::NamedObject {
        kind: object.kind.clone(),
        name: object.name.clone(),
        template: object.template.clone(),
    };
    let overview = &output.overview;
    let always = overview.workloads.iter().map(|card| {
        let pods = card.pods.as_ref().map(|pods| pods.value);
        let is_daemon = output.objects.get(card.object).is_some_and(|one| one.kind == "DaemonSet");
        let pods = match (card.range, pods) {
            (Some((low, _)), _) => wire::RowPods::Some(low),
            (None, Some(pods)) => wire::RowPods::Some(pods),
            (None, None) if is_daemon => wire::RowPods::PerNode,
            (None, None) => wire::RowPods::Unknown,
        };
        let resources = overview.resources.iter().find(|one| one.object == card.object);
        let gpus = overview.gpus.iter().filter(|one| one.object == card.object);
        let gpus = gpus.map(|one| one.per_pod.value).sum();
        row(output, &charts, card, (pods, gpus, resources))
    });
    let tasks = overview.tasks.iter().map(|task| {
        let gpus = task.gpus.iter().map(|one| one.per_pod.value).sum();
        let figures = (wire::RowPods::ForATime, gpus, task.resources.as_ref());
        row(output, &charts, &task.workload, figures)
    });
    let rows = always.chain(tasks).collect();
    let mut cards = shown.overview.clone();
    for task in &overview.tasks {
        let core::Task { workload, gpus, resources } = task;
        cards.workloads.push(crate::cards::workload(places, workload));
        cards.gpus.extend(gpus.iter().map(|one| crate::cards::gpu(places, one)));
        cards.resources.extend(resources.iter().map(|one| crate::cards::resources(places, one)));
    }
    wire::Workloads {
        overview: cards,
        objects: output.objects.iter().map(named).collect(),
        rows,
        charts,
        absent: shown.absent.clone(),
        missing: output.missing.iter().map(|one| missing(places, one)).collect(),
        refused: output.refused.clone(),
    }
}

/// The charts that objects are of: in the order in which Helm prints them, the chart itself first.
fn charts(output: &core::Output) -> Vec<String> {
    let mut charts: Vec<String> = Vec::new();
    for object in &output.objects {
        let chart = chart_of(&object.source);
        if !charts.contains(&chart) {
            charts.push(chart);
        }
    }
    charts.sort();
    charts
}

/// The path of names of a template's chart: `milvus/charts/kafka/templates/a.yaml` is of `milvus/kafka`.
fn chart_of(source: &str) -> String {
    let mut parts = source.split('/');
    let mut chart = parts.next().unwrap_or_default().to_owned();
    while parts.next() == Some("charts") {
        let Some(name) = parts.next() else { break };
        chart = format!("{chart}/{name}");
    }
    chart
}

fn row(
    output: &core::Output,
    charts: &[String],
    card: &core::WorkloadCard,
    (pods, gpus, resources): (wire::RowPods, u32, Option<&core::ResourcesCard>),
) -> wire::WorkloadRow {
    let chart = output.objects.get(card.object).map(|object| chart_of(&object.source));
    let chart = charts.iter().position(|one| Some(one) == chart.as_ref()).unwrap_or_default();
    let each = |name: &str| {
        let mut rows = resources.into_iter().flat_map(|card| &card.rows);
        rows.find(|row| row.name == name).map(|row| row.each)
    };
    let budgets = output.overview.budgets.iter().enumerate();
    let budgets = budgets.filter(|(_, budget)| budget.covers.contains(&card.object));
    let scalers = &output.overview.autoscalers;
    let scaler = card.scaler.and_then(|owner| scalers.iter().position(|one| one.object == owner));
    wire::WorkloadRow {
        object: card.object as u32,
        chart: chart as u32,
        image: card.image.as_ref().map(|image| image.value.clone()).unwrap_or_default(),
        pods,
        gpus,
        cpu: each("CPU"),
        memory: each("Memory"),
        probes: (pods != wire::RowPods::ForATime).then_some(card.probes),
        budgets: budgets.map(|(at, _)| at as u32).collect(),
        scaler: scaler.map(|at| at as u32),
    }
}

fn missing(places: &Places, chart: &core::MissingChart) -> wire::MissingChart {
    wire::MissingChart {
        name: chart.name.clone(),
        version: chart.version.clone(),
        repository: chart.repository.clone(),
        locked: chart.locked.clone(),
        key: chart.key.clone(),
        values: chart.values.clone(),
        source: chart.source.as_ref().map(|source| places.source(source)),
        place: chart.place.and_then(|span| places.place(span)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output;

    const BUDGET: &str = "apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: a}
spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: a}
spec: {minReplicas: 3, maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: a}}
";

    fn pods(kind: &str, name: &str, spec: &str) -> String {
        format!(
            "apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec:\n  template:\n    metadata: {{labels: {{app: {name}}}}}\n    \
             spec: {{containers: [{{name: c, image: 'x:1'{spec}}}]}}\n---\n"
        )
    }

    fn table(templates: &[(&str, String)], chart: &str) -> Option<wire::Workloads> {
        let file = |path: &str, text: &str| core::ProjectFile {
            path: path.to_owned(),
            data: text.as_bytes().into(),
        };
        let mut files = vec![file("Chart.yaml", chart)];
        files.extend(templates.iter().map(|(path, text)| file(path, text)));
        let project = core::Project {
            files,
            environments: vec![core::Environment {
                name: "dev".into(),
                release: "r".into(),
                ..core::Environment::default()
            }],
            without_missing: true,
            ..core::Project::default()
        };
        let report = output::report(&core::report(&project), 0, 0.0);
        let table = report.output.unwrap().overview.table;
        (!table.is_empty()).then(|| wire::decode(&table).unwrap())
    }

    const CHART: &str = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";

    #[test]
    fn few_workloads_are_cards_and_many_a_table() {
        let some = |count: usize| -> String {
            (0..count).map(|at| pods("Deployment", &format!("a{at}"), "")).collect()
        };
        assert_eq!(table(&[("templates/a.yaml", some(5))], CHART), None);
        let many = table(&[("templates/a.yaml", some(6))], CHART).unwrap();
        assert_eq!((many.rows.len(), many.charts), (6, vec!["shop".to_owned()]));
    }

    #[test]
    fn a_row_says_what_a_cluster_would_run() {
        let limits =
            ", resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {nvidia.com/gpu: 2}}";
        let probed = ", livenessProbe: {httpGet: {path: /, port: 1}}";
        let sub = "apiVersion: v2\nname: store\nversion: 1.0.0\n";
        let chart = format!("{CHART}dependencies: [{{name: store, version: 1.0.0}}]\n");
        let made = table(
            &[
                ("templates/a.yaml", pods("Deployment", "a", limits) + BUDGET),
                ("templates/b.yaml", pods("DaemonSet", "b", probed)),
                ("templates/c.yaml", pods("Job", "c", "")),
                (
                    "templates/d.yaml",
                    (0..3).map(|at| pods("StatefulSet", &format!("d{at}"), "")).collect(),
                ),
                ("charts/store/Chart.yaml", sub.to_owned()),
                ("charts/store/templates/e.yaml", pods("Deployment", "e", "")),
            ],
            &chart,
        );
        let made = made.unwrap();
        assert_eq!(made.charts, ["shop", "shop/store"]);
        let row = |name: &str| {
            let of = |row: &&wire::WorkloadRow| made.objects[row.object as usize].name == name;
            made.rows.iter().find(of).unwrap()
        };
        let a = row("a");
        assert_eq!((a.pods, a.gpus, a.cpu), (wire::RowPods::Some(3), 2, Some(500)));
        assert_eq!((a.memory, &*a.image), (Some(1000 << 30), "x:1"));
        assert_eq!((&a.budgets[..], a.scaler), (&[0][..], Some(0)));
        assert_eq!(
            (row("b").pods, row("b").probes),
            (wire::RowPods::PerNode, Some([false, false, true]))
        );
        assert_eq!((row("c").pods, row("c").probes), (wire::RowPods::ForATime, None));
        assert_eq!(row("e").chart, 1);
        // What runs for a time has cards too.
        let kinds = made
            .overview
            .workloads
            .iter()
            .map(|one| made.objects[one.object as usize].kind.as_str());
        assert!(kinds.collect::<Vec<_>>().contains(&"Job"));
    }

    #[test]
    fn missing_charts_are_told() {
        let chart = format!("{CHART}dependencies: [{{name: store, version: 1.x.x}}]\n");
        let made = table(&[("templates/a.yaml", pods("Deployment", "a", ""))], &chart).unwrap();
        assert_eq!((&*made.missing[0].name, &*made.missing[0].version), ("store", "1.x.x"));
        assert!(made.refused.ends_with("missing in charts/ directory: store"));
        assert_eq!(made.rows.len(), 1);
    }
}
