//! SRC001: a bucket, and who may read it.

use super::sources;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::{Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "SRC001",
    severity: Severity::Warning,
    title: messages::SRC001_TITLE,
    why: messages::SRC001_WHY,
    link: "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (path, source) in sources(scene.values) {
        if !matches!(
            source.to_ascii_lowercase().as_str(),
            "s3" | "oss" | "gcs" | "minio" | "cos" | "obs"
        ) {
            continue;
        }
        let Some(span) = scene.layers.source(&path).and_then(|one| one.span) else { continue };
        for workload in scene.workloads().filter(|one| !one.object.is_hook) {
            let loader = workload.all_containers().into_iter().find(downloads);
            let told = workload.all_containers().iter().any(|one| is_told(one, &source));
            let condition = condition(scene, &workload, &path).filter(|_| loader.is_none());
            if (loader.is_none() && !told)
                || has_keys(&workload)
                || (condition.is_none() && has_identity(scene, &workload))
            {
                continue;
            }
            let (kind, name) = (workload.object.kind, workload.object.name);
            let key = path.join(".");
            let (message, help) = match &loader {
                Some(loader) => (
                    messages::Src001Keys {
                        key: &key,
                        source: &source,
                        container: &loader.name(),
                        name: &name,
                        kind: &kind,
                    }
                    .text(),
                    messages::SRC001_KEYS_HELP,
                ),
                None => (
                    messages::Src001Download {
                        key: &key,
                        source: &source,
                        kind: &kind,
                        name: &name,
                    }
                    .text(),
                    messages::SRC001_DOWNLOAD_HELP,
                ),
            };
            let node = loader
                .map_or_else(|| workload.object.anchor(&["spec", "template"]), |one| one.anchor());
            let mut finding = Finding::in_file(span, message).help(help).related(
                workload.object,
                node,
                messages::SRC001_NOTE,
            );
            if let Some(condition) = condition {
                finding = finding.related_file(condition, messages::SRC001_NOTE_CONDITION);
            }
            findings.push(finding);
        }
    }
}

/// Whether a container is told the source by its environment.
fn is_told(container: &Container<'_>, source: &str) -> bool {
    let items = container.node.get(&["env"]).map_or(&[][..], Node::items);
    items.iter().any(|item| {
        let name = item.get(&["name"]).and_then(Node::text).unwrap_or_default();
        name.contains("SOURCE") && item.get(&["value"]).and_then(Node::text) == Some(source)
    })
}

/// Whether a container fetches something from a bucket.
fn downloads(container: &Container<'_>) -> bool {
    let tools =
        ["aws", "ossutil", "ossutil64", "s5cmd", "rclone", "gsutil", "s3cmd", "coscli", "obsutil"];
    let schemes = ["s3://", "oss://", "gs://", "cos://", "obs://"];
    container
        .words()
        .iter()
        .any(|(word, _)| tools.contains(word) || schemes.iter().any(|scheme| word.contains(scheme)))
        || ["aws-cli", "ossutil", "s5cmd", "rclone"]
            .iter()
            .any(|tool| container.image().contains(tool))
}

/// Whether anything gives the containers of a workload credentials, or may do so from a place that cannot be seen here.
fn has_keys(workload: &Workload<'_>) -> bool {
    let containers = workload.all_containers();
    let given = containers.iter().any(|container| {
        let items = container.node.get(&["env"]).map_or(&[][..], Node::items).iter();
        let mut names = items.filter_map(|item| item.get(&["name"])?.text());
        container.node.get(&["envFrom"]).is_some() || names.any(is_credential)
    });
    let volumes = workload.spec.get(&["volumes"]).map_or(&[][..], Node::items).iter();
    let mounted = volumes.into_iter().any(|volume| {
        ["secret", "projected", "csi"].iter().any(|kind| volume.get(&[kind]).is_some())
    });
    given || mounted
}

/// Whether a variable's name is one of credentials for buckets.
fn is_credential(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let parts = [
        "ACCESS_KEY",
        "ACCESSKEY",
        "SECRET_KEY",
        "CREDENTIAL",
        "AWS_PROFILE",
        "ROLE_ARN",
        "WEB_IDENTITY",
    ];
    parts.iter().any(|part| name.contains(part)) || name == "AWS_NO_SIGN_REQUEST"
}

/// Whether the pod's ServiceAccount has an identity: an annotation, or one that is not made here.
fn has_identity(scene: &Scene<'_>, workload: &Workload<'_>) -> bool {
    let name = workload.spec.get(&["serviceAccountName"]).and_then(Node::text).unwrap_or_default();
    if matches!(name, "" | "default") {
        return false;
    }
    scene.find("ServiceAccount", name).is_none_or(|account| {
        let annotations = account.at(&["metadata", "annotations"]);
        annotations.is_some_and(|annotations| !annotations.entries().is_empty())
    })
}

/// The condition in a workload's template that looks at the source and makes its init containers.
fn condition(scene: &Scene<'_>, workload: &Workload<'_>, path: &[String]) -> Option<Span> {
    let output = scene.output?.objects.get(workload.object.index)?;
    let file = scene.report.files.find(&output.template)?;
    let text = &scene.report.files.get(file)?.text;
    let containers = text.find("initContainers:")?;
    let before = text.get(..containers)?;
    let start = before.rfind("{{")?;
    let action = before.get(start..)?;
    let length = action.find("}}")? + "}}".len();
    let action = action.get(..length)?;
    let looks = action.contains(&format!(".Values.{}", path.join(".")));
    (looks && action.contains("if ")).then_some(Span {
        file,
        start: start as u32,
        end: (start + length) as u32,
    })
}
