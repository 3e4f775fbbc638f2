//! Deployment, StatefulSet, DaemonSet and ReplicaSet; what runs for a time, too.

use super::{Figure, Figures, Startup, WorkloadCard};
use crate::messages;
use chartroom_objects::{Autoscaler, Container, Object, Probe, Workload, count, items, set};
use chartroom_yaml::Node;

/// apps/v1: progressDeadlineSeconds when it is left out.
const DEFAULT_DEADLINE: u32 = 600;

#[cfg(feature = "whole")]
const PROBES: [&str; 3] = ["startupProbe", "readinessProbe", "livenessProbe"];

pub(super) fn card(figures: &Figures<'_>, workload: &Workload<'_>) -> WorkloadCard {
    let containers = workload.containers();
    let first = containers.first();
    let pods = workload.pods;
    WorkloadCard {
        object: workload.object.index,
        pods: start(figures, workload),
        range: pods.scaler.and(pods.min.zip(pods.max)),
        scaler: pods.scaler.map(|scaler| scaler.object.index),
        image: first.and_then(|one| figures.text(workload.object, one.node.get(&["image"]))),
        model: model(figures),
        strategy: strategy(figures, workload),
        volume: volume(figures, workload),
        startup: first.and_then(|one| startup(figures, workload, one)),
        #[cfg(feature = "whole")]
        probes: PROBES.map(|key| {
            !containers.is_empty() && containers.iter().all(|one| one.probe(key).is_some())
        }),
    }
}

/// Pods to start with.
fn start(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<Figure<u32>> {
    let pods = workload.pods;
    let of = |scaler: Autoscaler<'_>| {
        figures.of(scaler.object, scaler.min_node().as_slice(), pods.min.unwrap_or_default())
    };
    match (pods.written.filter(|_| workload.object.kind != "DaemonSet"), pods.scaler) {
        (Some(node), _) => Some(figures.of(workload.object, &[node], count(node)?)),
        (None, Some(scaler)) => pods.min.map(|_| of(scaler)),
        (None, None) => pods.min.map(Figure::default),
    }
}

/// The model that the values name: `llm-7b v2.0, source oss`.
fn model(figures: &Figures<'_>) -> Option<Figure<String>> {
    let part =
        |key: &str| (figures.value)(&["model", key]).filter(|figure| !figure.value.is_empty());
    let mut figure = part("name")?;
    if let Some(version) = part("version") {
        figure.value = format!("{} {}", figure.value, version.value);
        figure.sources.extend(version.sources);
    }
    if let Some(source) = part("source") {
        figure.value =
            messages::OverviewModel { model: &figure.value, source: &source.value }.text();
        // What tells environments apart comes first.
        figure.sources.splice(0..0, source.sources);
    }
    figure.sources.dedup();
    figure.sources.truncate(1);
    Some(figure)
}

fn strategy(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<Figure<String>> {
    let strategy = workload.strategy()?;
    let figure = |text: String| Some(figures.of(workload.object, &[strategy], text));
    let kind = set(strategy, &["type"]).and_then(Node::text).unwrap_or("RollingUpdate");
    if kind != "RollingUpdate" {
        return figure(kind.to_owned());
    }
    let part = |key: &str| set(strategy, &["rollingUpdate", key]).and_then(Node::text);
    let is_deployment = workload.object.kind == "Deployment";
    let default = if is_deployment { "25%" } else { "1" };
    let down = part("maxUnavailable").unwrap_or(default);
    figure(match is_deployment {
        true => {
            let up = &part("maxSurge").unwrap_or(default);
            messages::OverviewRolling { up, down: &down }.text()
        }
        false => messages::OverviewRollingDown { down: &down }.text(),
    })
}

/// The first volume that can hold a model: a claim with its size and class, else an emptyDir or host path.
fn volume(figures: &Figures<'_>, workload: &Workload<'_>) -> Option<Figure<String>> {
    let volumes = items(workload.spec, &["volumes"]);
    let claim =
        volumes.iter().find_map(|volume| volume.get(&["persistentVolumeClaim", "claimName"]));
    if let Some(name) = claim.and_then(Node::text) {
        let mut claims = figures.objects.of_kind("PersistentVolumeClaim");
        return Some(match claims.find(|claim| claim.name == name) {
            Some(object) => object.at(&["spec"]).map(|spec| claim_text(figures, object, spec))?,
            None => Figure::default(messages::OverviewClaim { name: &name }.text()),
        });
    }
    // Of a StatefulSet each pod has its own.
    let each = items(&workload.object.root, &["spec", "volumeClaimTemplates"]).first();
    if let Some(spec) = each.and_then(|one| one.get(&["spec"])) {
        let Figure { value, sources } = claim_text(figures, workload.object, spec);
        return Some(Figure { value: messages::OverviewPerPod { value: &value }.text(), sources });
    }
    let kinds = ["emptyDir", "hostPath", "nfs", "csi"];
    let (volume, kind) = volumes.iter().find_map(|volume| {
        let kind = kinds.into_iter().find(|kind| volume.get(&[*kind]).is_some())?;
        let medium = volume.get(&["emptyDir", "medium"]).and_then(Node::text);
        (medium != Some("Memory")).then_some((volume, kind))
    })?;
    let size = volume.get(&[kind, "sizeLimit"]).and_then(Node::text);
    let text = size.map_or(kind.to_owned(), |size| {
        messages::OverviewVolume { kind: &kind, size: &size }.text()
    });
    Some(figures.of(workload.object, &[volume], text))
}

fn claim_text(figures: &Figures<'_>, object: &Object<'_>, spec: &Node) -> Figure<String> {
    let size = figures.text(object, spec.get(&["resources", "requests", "storage"]));
    let class = spec.get(&["storageClassName"]).and_then(Node::text);
    let class = class.filter(|class| !class.is_empty());
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
    let modes: Vec<String> = items(spec, &["accessModes"]).iter().filter_map(short).collect();
    let Figure { value: size, sources } =
        size.unwrap_or_else(|| Figure::default(messages::OVERVIEW_SIZE.into()));
    let class = class.map(|class| format!(" {class}")).unwrap_or_default();
    let value = format!("{size}{class}{}{}", chartroom_messages::comma(), modes.join(" "));
    Figure { value, sources }
}

fn startup(
    figures: &Figures<'_>,
    workload: &Workload<'_>,
    container: &Container<'_>,
) -> Option<Startup> {
    let node = container.probe("startupProbe")?;
    let probe = Probe::of(node)?;
    // A probe's figures are below a million.
    let figure = |key: &str, value: i64| {
        figures.of(workload.object, set(node, &[key]).as_slice(), value as u32)
    };
    let deadline = workload.deadline().0.and_then(|seconds| u32::try_from(seconds).ok());
    Some(Startup {
        initial_delay: figure("initialDelaySeconds", probe.delay),
        period: figure("periodSeconds", probe.period),
        threshold: figure("failureThreshold", probe.failures),
        deadline: deadline.unwrap_or(DEFAULT_DEADLINE),
    })
}
