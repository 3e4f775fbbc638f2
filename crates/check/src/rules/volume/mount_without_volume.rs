//! VOL003: mounts and volumes belong together.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VOL003",
    severity: Severity::Error,
    title: messages::VOL003_TITLE,
    why: messages::VOL003_WHY,
    link: "https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        missing_volumes(&workload, findings);
        lost_model(scene, &workload, findings);
    }
}

fn missing_volumes(workload: &Workload<'_>, findings: &mut Findings<'_>) {
    let known = volumes(workload);
    for (list, containers) in
        [("initContainers", workload.init_containers()), ("containers", workload.containers())]
    {
        for (index, container) in containers.iter().enumerate() {
            for (number, mount) in container.mounts().iter().enumerate() {
                let Some(name) = mount.get(&["name"]) else { continue };
                let Some(text) = name.text().filter(|text| !text.is_empty()) else { continue };
                if known.contains(&text) {
                    continue;
                }
                let path = match workload.object.kind {
                    "Pod" => "spec",
                    "CronJob" => "spec.jobTemplate.spec.template.spec",
                    _ => "spec.template.spec",
                };
                findings.push(
                    Finding::at(
                        workload.object,
                        name,
                        messages::Vol003Volume {
                            init: list == "initContainers",
                            container: &container.name(),
                            volume: &text,
                        },
                    )
                    .help(messages::VOL003_VOLUME_HELP)
                    .helm(format!(
                        "{path}.{list}[{index}].volumeMounts[{number}].name: Not found: \"{text}\""
                    )),
                );
            }
        }
    }
}

/// The names of a pod's volumes, those of a StatefulSet's claims too.
fn volumes<'s>(workload: &Workload<'s>) -> Vec<&'s str> {
    let listed = workload.spec.get(&["volumes"]).map_or(&[][..], Node::items).iter();
    let listed = listed.filter_map(|volume| volume.get(&["name"]));
    let claims = workload.object.at(&["spec", "volumeClaimTemplates"]);
    let claims = claims.map_or(&[][..], Node::items).iter();
    let claims = claims.filter_map(|claim| claim.get(&["metadata", "name"]));
    listed.chain(claims).filter_map(Node::text).collect()
}

/// A model below a folder that an init container mounts and its engine does not.
fn lost_model(scene: &Scene<'_>, workload: &Workload<'_>, findings: &mut Findings<'_>) {
    let Some((engine, kind)) = workload.engine() else { return };
    let flags = ["--model", "--model-id", "--model-repository"];
    let Some(flag) = engine.flag(&flags) else { return };
    let Some(model) = flag.value.filter(|value| value.starts_with('/')) else { return };
    if engine.mounts().iter().any(|mount| holds(mount, model)) {
        return;
    }
    for init in workload.init_containers() {
        let Some(mount) = init.mounts().iter().find(|mount| holds(mount, model)) else { continue };
        let volume = mount.get(&["name"]).and_then(Node::text).unwrap_or_default();
        let Some(other) = mounted(&engine, volume) else { continue };
        let place = mount.get(&["mountPath"]).unwrap_or(mount);
        let range = scene.flag_value(workload.object, flag.node, model);
        let place_of_model = crate::finding::Place::Rendered(workload.object.index, range);
        findings.push(
            Finding::in_place(
                place_of_model,
                messages::Vol003Model {
                    engine: &kind.name(),
                    model: &model,
                    init: &init.name(),
                    volume: &volume,
                    path: &other,
                },
            )
            .severity(Severity::Warning)
            .help(messages::VOL003_MODEL_HELP)
            .related(workload.object, place, messages::VOL003_MODEL_NOTE),
        );
        return;
    }
}

/// Whether a path is below a mount.
fn holds(mount: &Node, path: &str) -> bool {
    let Some(at) = mount.get(&["mountPath"]).and_then(Node::text) else { return false };
    let at = at.trim_end_matches('/');
    path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a container mounts a volume.
fn mounted<'s>(container: &Container<'s>, volume: &str) -> Option<&'s str> {
    let mut mounts = container.mounts().iter();
    let mount = mounts.find(|mount| mount.get(&["name"]).and_then(Node::text) == Some(volume))?;
    mount.get(&["mountPath"])?.text()
}
