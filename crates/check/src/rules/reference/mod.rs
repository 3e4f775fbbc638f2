//! What objects of a release say of each other.

mod ingress_port;
mod missing_key;
mod own_object;
mod probe_port;
mod service_account;
mod service_selector;
mod target_port;

use crate::Rule;
use crate::scene::{Object, Workload};
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] = &[
    missing_key::RULE,
    own_object::RULE,
    service_selector::RULE,
    target_port::RULE,
    ingress_port::RULE,
    probe_port::RULE,
    service_account::RULE,
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

/// The names of the ports of a workload's containers.
fn ports(workload: &Workload<'_>) -> Vec<String> {
    let containers = workload.all_containers();
    let ports = containers.iter().filter_map(|one| one.node.get(&["ports"])).flat_map(Node::items);
    ports.filter_map(|port| Some(port.get(&["name"])?.text()?.to_owned())).collect()
}
