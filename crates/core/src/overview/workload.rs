//! Deployment, StatefulSet, DaemonSet.

use super::object::{Field, ObjectView, Scale, ValuesView, at};
use super::{Figure, Startup, WorkloadCard};
use chartroom_yaml::Node;

/// apps/v1: progressDeadlineSeconds when it is left out.
const DEFAULT_DEADLINE: u32 = 600;

pub(super) fn card(
    workload: &ObjectView<'_>,
    objects: &[ObjectView<'_>],
    values: &ValuesView<'_>,
    scale: &Scale,
) -> WorkloadCard {
    let first = workload.containers().first();
    WorkloadCard {
        object: workload.index,
        pods: scale.pods.clone(),
        range: scale.range,
        scaler: scale.scaler,
        image: first.and_then(|container| workload.text(container, &["image"])),
        model: model(values),
        strategy: strategy(workload),
        volume: volume(workload, objects),
        startup: first.and_then(|container| startup(workload, container)),
    }
}

/// The model that the values name: `llm-7b v2.0, source oss`.
fn model(values: &ValuesView<'_>) -> Option<Figure<String>> {
    let part =
        |key: &str| (values.scalar)(&["model", key]).filter(|figure| !figure.value.is_empty());
    let mut figure = part("name")?;
    if let Some(version) = part("version") {
        figure.value = format!("{} {}", figure.value, version.value);
        figure.sources.extend(version.sources);
    }
    if let Some(source) = part("source") {
        figure.value = format!("{}, source {}", figure.value, source.value);
        // What tells environments apart comes first.
        figure.sources.splice(0..0, source.sources);
    }
    figure.sources.dedup();
    figure.sources.truncate(1);
    Some(figure)
}

fn strategy(workload: &ObjectView<'_>) -> Option<Figure<String>> {
    let key = if workload.kind == "Deployment" { "strategy" } else { "updateStrategy" };
    let strategy = workload.at(&["spec", key])?;
    let kind = strategy.field("type").and_then(Node::text).unwrap_or("RollingUpdate");
    let sources = (workload.sources)(strategy.span.clone());
    if kind != "RollingUpdate" {
        return Some(Figure { value: kind.to_owned(), sources });
    }
    let part = |key: &str| at(strategy, &["rollingUpdate", key]).and_then(Node::text);
    let default = if workload.kind == "Deployment" { "25%" } else { "1" };
    let down = part("maxUnavailable").unwrap_or(default);
    let value = match (workload.kind, part("maxSurge")) {
        ("Deployment", up) => format!("Rolling, +{} / −{down}", up.unwrap_or("25%")),
        _ => format!("Rolling, −{down}"),
    };
    Some(Figure { value, sources })
}

/// The first volume that can hold a model: a claim with its size and class, else an emptyDir or host path.
fn volume(workload: &ObjectView<'_>, objects: &[ObjectView<'_>]) -> Option<Figure<String>> {
    let volumes = workload.pod_spec()?.field("volumes").map_or(&[][..], Node::items);
    let claim =
        volumes.iter().find_map(|volume| at(volume, &["persistentVolumeClaim", "claimName"]));
    if let Some(name) = claim.and_then(Node::text) {
        let made = objects.iter().find(|o| o.kind == "PersistentVolumeClaim" && o.name == name);
        return Some(match made {
            Some(object) => claim_text(object),
            None => Figure { value: format!("claim {name}"), sources: Vec::new() },
        });
    }
    let kinds = ["emptyDir", "hostPath", "nfs", "csi"];
    let plain = volumes.iter().find_map(|volume| {
        let kind = kinds.iter().find(|kind| volume.field(kind).is_some())?;
        let in_memory = at(volume, &["emptyDir", "medium"]).and_then(Node::text) == Some("Memory");
        (!in_memory).then_some((volume, *kind))
    });
    plain.map(|(volume, kind)| {
        let size = at(volume, &[kind, "sizeLimit"]).and_then(Node::text);
        let value = size.map_or(kind.to_owned(), |size| format!("{kind}, up to {size}"));
        Figure { value, sources: (workload.sources)(volume.span.clone()) }
    })
}

fn claim_text(claim: &ObjectView<'_>) -> Figure<String> {
    let size = claim.text(claim.root, &["spec", "resources", "requests", "storage"]);
    let class =
        claim.at(&["spec", "storageClassName"]).and_then(Node::text).filter(|c| !c.is_empty());
    let modes = claim.at(&["spec", "accessModes"]).map_or(&[][..], Node::items);
    let short = |mode: &Node| {
        Some(
            match mode.text()? {
                "ReadWriteOnce" => "RWO",
                "ReadOnlyMany" => "ROX",
                "ReadWriteMany" => "RWX",
                "ReadWriteOncePod" => "RWOP",
                other => other,
            }
            .to_owned(),
        )
    };
    let modes: Vec<String> = modes.iter().filter_map(short).collect();
    let (size, sources) =
        size.map_or(("unknown size".into(), Vec::new()), |f| (f.value, f.sources));
    let class = class.map(|class| format!(" {class}")).unwrap_or_default();
    Figure { value: format!("{size}{class}, {}", modes.join(" ")), sources }
}

/// core/v1 Probe: 0, 10 and 3 are what is taken for fields left out.
fn startup(workload: &ObjectView<'_>, container: &Node) -> Option<Startup> {
    let probe = container.field("startupProbe")?;
    let number = |key: &str, default: u32| {
        workload.number(probe, &[key]).unwrap_or(Figure { value: default, sources: Vec::new() })
    };
    let deadline = workload.number(workload.root, &["spec", "progressDeadlineSeconds"]);
    Some(Startup {
        initial_delay: number("initialDelaySeconds", 0),
        period: number("periodSeconds", 10),
        threshold: number("failureThreshold", 3),
        deadline: deadline.map_or(DEFAULT_DEADLINE, |deadline| deadline.value),
    })
}
