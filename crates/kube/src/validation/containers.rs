//! Containers of a pod, <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container>.

use super::at::At;
use super::finding::Family;
use super::primitives::names::Form;
use super::volumes::Names;
use super::{env, mounts, probes, resources, security};
use crate::messages;
use std::collections::BTreeSet;

/// What containers need to know of their pod.
pub(super) struct Around<'a> {
    pub(super) spec: &'a At<'a>,
    pub(super) volumes: Names,
    pub(super) claims: BTreeSet<String>,
    pub(super) grace: i64,
    /// Whether it is a pod itself and not a template.
    pub(super) is_pod: bool,
}

/// All containers of a pod.
pub(super) fn containers(around: &Around<'_>) {
    let spec = around.spec;
    let (list, first) = (spec.field("containers"), spec.field("initContainers"));
    list.must_be_filled("", &messages::CONTAINERS);
    let mut names = BTreeSet::new();
    let mut ports = BTreeSet::new();
    for one in list.items() {
        container(&one, around, true);
        own_name(&one, &mut names);
        host_ports(&one, spec.field("hostNetwork").is_true(), &mut ports);
    }
    for one in first.items() {
        let sidecar = one.field("restartPolicy").text() == "Always";
        container(&one, around, sidecar);
        own_name(&one, &mut names);
        if !sidecar {
            without_probes(&one);
        }
    }
    let later = spec.field("ephemeralContainers");
    if later.is_filled() {
        later.forbidden("cannot be set on create", &messages::EPHEMERAL, &messages::EPHEMERAL_HELP);
    }
}

/// A container that ends before the others start has nothing to probe.
fn without_probes(one: &At<'_>) {
    for field in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] {
        let at = one.field(field);
        if at.is_set() {
            at.forbidden(
                "may not be set for init containers without restartPolicy=Always",
                &messages::INIT_CONTAINER,
                &messages::INIT_CONTAINER_HELP,
            );
        }
    }
}

fn own_name(one: &At<'_>, names: &mut BTreeSet<String>) {
    let name = one.field("name");
    let text = name.text();
    if !text.is_empty() && !names.insert(text.to_owned()) {
        name.duplicate(
            &format!("\"{text}\""),
            &messages::CONTAINER_NAME_TWICE,
            &messages::CONTAINER_NAME_TWICE_HELP,
        );
    }
}

fn container(one: &At<'_>, around: &Around<'_>, probed: bool) {
    let spec = around.spec;
    one.field("name").required_name(Form::Label, &messages::CONTAINER_NAME);
    image(&one.field("image"), around.is_pod);
    one.field("restartPolicy").one_of_if_set(&["Always", "Never", "OnFailure"]);
    ports(one, spec.field("hostNetwork").is_true());
    env::environment(one);
    let context = one.field("securityContext");
    mounts::mounts(one, &around.volumes, context.field("privileged").is_true());
    resources::resources(&one.field("resources"), &around.claims);
    resize(one, spec);
    security::container(&context, &spec.field("hostUsers"));
    if probed {
        probes::probes(one);
        probes::lifecycle(one, around.grace);
    }
}

fn image(at: &At<'_>, is_pod: bool) {
    if at.must_be_filled("", &messages::IMAGE) && is_pod && at.text().trim() != at.text() {
        at.wrong(
            Family::Form,
            "must not have leading or trailing whitespace",
            &messages::IMAGE_BLANKS,
            &messages::IMAGE_BLANKS_HELP,
        );
    }
}

fn ports(one: &At<'_>, on_host: bool) {
    let mut names = BTreeSet::new();
    for port in one.field("ports").items() {
        let (name, number, host) =
            (port.field("name"), port.field("containerPort"), port.field("hostPort"));
        if name.is_filled() {
            name.port_name();
            let text = name.text();
            if !names.insert(text.to_owned()) {
                name.duplicate(
                    &format!("\"{text}\""),
                    &messages::CONTAINER_PORT_TWICE,
                    &messages::RENAME_ONE,
                );
            }
        }
        number.required_port();
        host.optional_port();
        let (inside, outside) = (number.number(), host.number().filter(|port| *port != 0));
        if on_host && outside.is_some() && inside != outside {
            host.wrong(
                Family::Fit,
                "must match `containerPort` when `hostNetwork` is true",
                &messages::CONTAINER_PORT_HOST,
                &messages::CONTAINER_PORT_HOST_HELP,
            );
        }
    }
}

/// Ports of the node that several containers take.
fn host_ports(one: &At<'_>, on_host: bool, taken: &mut BTreeSet<String>) {
    for port in one.field("ports").items() {
        let host = port.field("hostPort");
        let own = host.number().filter(|port| *port != 0);
        let Some(number) = own.or_else(|| on_host.then(|| port.field("containerPort").number())?)
        else {
            continue;
        };
        let protocol = port.field("protocol");
        let protocol = if protocol.is_filled() { protocol.text() } else { "TCP" };
        let key = format!("{protocol}/{}/{number}", port.field("hostIP").text());
        if number > 0 && !taken.insert(key.clone()) {
            host.duplicate(
                &format!("\"{key}\""),
                &messages::ContainerPortHostTwice { number: &number },
                &messages::CONTAINER_PORT_HOST_TWICE_HELP,
            );
        }
    }
}

fn resize(one: &At<'_>, spec: &At<'_>) {
    let list = one.field("resizePolicy");
    for policy in list.items() {
        let name = policy.field("resourceName");
        if name.is_filled() {
            name.one_of(&["cpu", "memory"]);
        }
        let restart = policy.field("restartPolicy");
        if restart.text() == "RestartContainer" && spec.field("restartPolicy").text() == "Never" {
            list.pointing(&restart, false).say(
                Family::Fit,
                "Invalid value: \"RestartContainer\": must be 'NotRequired' when pod `restartPolicy` is 'Never'",
                &messages::RESIZE,
                &messages::RESIZE_HELP,
            );
        } else if restart.is_set() {
            restart.one_of(&["NotRequired", "RestartContainer"]);
        }
    }
}
