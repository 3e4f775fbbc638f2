//! What objects of a release say of each other.

mod before_it_is_there;
mod governing_service;
mod ingress_port;
mod ingress_service;
mod missing_key;
mod monitor_port;
mod own_object;
mod probe_port;
mod service_account;
mod service_selector;
mod target_port;

use crate::Rule;
use crate::scene::{Need, Object, Scene, Workload};
use chartroom_diagnostics::order;
use chartroom_yaml::{Entry, Node};

pub(super) const RULES: &[Rule] = &[
    missing_key::RULE,
    own_object::RULE,
    service_selector::RULE,
    target_port::RULE,
    ingress_port::RULE,
    probe_port::RULE,
    service_account::RULE,
    governing_service::RULE,
    ingress_service::RULE,
    monitor_port::RULE,
    before_it_is_there::RULE,
];

/// Whether a ConfigMap or Secret has a key.
fn has_key(object: &Object<'_>, key: &str) -> bool {
    let maps = ["data", "stringData", "binaryData"];
    maps.iter().any(|map| object.at(&[*map]).is_some_and(|map| map.entry(key).is_some()))
}

/// Whether a name begins with a workload's own, so that the chart means something of its own.
fn is_own(workload: &str, name: &str) -> bool {
    name.strip_prefix(workload).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        && !workload.is_empty()
}

/// Whether a name is made by the chart of the release's own: one that a layer gives as a whole is the user's choice.
fn is_of_release(scene: &Scene<'_>, object: &Object<'_>, node: &Node) -> bool {
    let name = node.text().unwrap_or_default();
    // Operators make what begins with the name of an object of theirs.
    let makes = |one: &&Object<'_>| is_custom(one) && is_own(one.name, name);
    is_own(&scene.environment.release, name)
        && !scene.objects.iter().any(|one| makes(&one))
        && !scene.scalars_of(object, node).iter().any(|(_, given)| given.text() == Some(name))
}

/// The names of the ports of a workload's containers.
fn ports(workload: &Workload<'_>) -> Vec<String> {
    let containers = workload.all_containers();
    let ports = containers.iter().filter_map(|one| one.node.get(&["ports"])).flat_map(Node::items);
    ports.filter_map(|port| Some(port.get(&["name"])?.text()?.to_owned())).collect()
}

/// Whether an object is none of Kubernetes' own.
fn is_custom(object: &Object<'_>) -> bool {
    let api = object.text(&["apiVersion"]).unwrap_or_default();
    let group = api.split_once('/').map_or("", |(group, _)| group);
    group.contains('.') && !group.ends_with(".k8s.io")
}

/// Whether an object whose pods, if it has any, something else makes has a text in it that is a name by itself.
fn is_named_by_others(scene: &Scene<'_>, name: &str) -> bool {
    let objects = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let has = |text: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        })
    };
    let others = scene.objects.iter().filter(|one| is_custom(one));
    others.filter_map(|one| objects.get(one.index)).any(|object| has(&object.text))
}

/// Whether the pods of a workload have all labels that a Service asks for.
pub(crate) fn selected_by(wanted: &[Entry], workload: &Workload<'_>) -> bool {
    let label =
        |key: &str| workload.labels().and_then(|labels| labels.get(&[key])).and_then(Node::text);
    !wanted.is_empty()
        && wanted.iter().all(|one| {
            one.key.text().and_then(label).is_some_and(|has| one.value.text() == Some(has))
        })
}

/// The Services in the backends of an Ingress.
pub(crate) fn backends<'s>(ingress: &'s Object<'_>) -> impl Iterator<Item = &'s Node> {
    let rules = ingress.at(&["spec", "rules"]).map_or(&[][..], Node::items);
    let paths = rules.iter().filter_map(|rule| rule.get(&["http", "paths"])).flat_map(Node::items);
    let backends = paths.filter_map(|path| path.get(&["backend", "service"]));
    backends.chain(ingress.at(&["spec", "defaultBackend", "service"]))
}

/// The Services that select the pods of an object.
fn services_of<'s>(scene: &'s Scene<'_>, object: &Object<'_>) -> Vec<&'s Object<'s>> {
    let labels = object.at(&["spec", "template", "metadata", "labels"]);
    let label = |key: &str| labels.and_then(|labels| labels.get(&[key])).and_then(Node::text);
    let selects = |service: &&Object<'_>| {
        let wanted = service.at(&["spec", "selector"]).map_or(&[][..], Node::entries);
        !wanted.is_empty()
            && wanted.iter().all(|one| {
                one.value.text().is_some() && one.key.text().and_then(label) == one.value.text()
            })
    };
    let entries = labels.map_or(&[][..], Node::entries);
    let mut services: Vec<&Object<'_>> = scene.selecting(entries).filter(selects).collect();
    order::sort_by_key(&mut services, |service| service.index);
    services
}

/// What the pods of a workload cannot start without: volumes, environment and account.
fn needs<'s>(workload: &Workload<'s>) -> impl Iterator<Item = Need<'s>> {
    let volumes = workload.needs_of_volumes().into_iter();
    let needs = volumes.chain(workload.needs_of_environment()).chain(workload.account());
    needs.filter(|need| !need.optional)
}
