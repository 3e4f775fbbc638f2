//! CLU004: pods that the namespace's Pod Security level does not let in.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "CLU004",
    severity: Severity::Error,
    title: messages::CLU004_TITLE,
    why: messages::CLU004_WHY,
    link: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check,
};

/// Capabilities that the level baseline lets containers add.
const CAPABILITIES: [&str; 13] = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];
/// Volumes that the level restricted lets pods have.
const VOLUMES: [&str; 8] = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
];
/// Sysctls that the level baseline lets pods set.
const SYSCTLS: [&str; 9] = [
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
];

/// What is not allowed: the place, and why.
type Wrong<'s> = (&'s Node, String);

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let level = super::declared(scene).and_then(|cluster| cluster.pod_security.as_deref());
    let Some(level) = level.filter(|level| matches!(*level, "baseline" | "restricted")) else {
        return;
    };
    for workload in scene.workloads() {
        let mut wrong = baseline(&workload);
        if level == "restricted" {
            wrong.extend(restricted(&workload));
        }
        for (node, reason) in wrong {
            let workload_name = &workload.object.name;
            let message =
                messages::Clu004 { level: &level, workload: workload_name, reason: &reason };
            let mut finding = Finding::at(workload.object, node, message);
            if let Some(span) = super::place(scene, "podSecurity") {
                finding = finding.related_file(span, messages::CLU004_NOTE);
            }
            findings.push(finding);
        }
    }
}

fn is_true(node: Option<&Node>) -> bool {
    node.and_then(Node::text) == Some("true")
}

fn baseline<'s>(workload: &Workload<'s>) -> Vec<Wrong<'s>> {
    let mut wrong: Vec<Wrong<'s>> = Vec::new();
    let spec = workload.spec;
    for key in ["hostNetwork", "hostPID", "hostIPC"] {
        if let Some(node) = spec.get(&[key]).filter(|node| is_true(Some(node))) {
            wrong.push((node, messages::Clu004IsTrue { field: &key }.text()));
        }
    }
    for volume in spec.get(&["volumes"]).map_or(&[][..], Node::items) {
        if let Some(entry) = volume.entry("hostPath") {
            wrong.push((&entry.key, messages::CLU004_HOST_PATH.into()));
        }
    }
    for sysctl in spec.get(&["securityContext", "sysctls"]).map_or(&[][..], Node::items) {
        let Some(name) = sysctl.get(&["name"]) else { continue };
        if !SYSCTLS.contains(&name.text().unwrap_or_default()) {
            wrong.push((
                name,
                messages::Clu004Sysctl { name: &name.text().unwrap_or_default() }.text(),
            ));
        }
    }
    unconfined(spec, &mut wrong);
    for container in workload.all_containers() {
        let own =
            |path: &[&str]| container.node.get(&["securityContext"]).and_then(|one| one.get(path));
        unconfined(container.node, &mut wrong);
        if let Some(node) = own(&["privileged"]).filter(|node| is_true(Some(node))) {
            wrong.push((node, messages::Clu004Privileged { container: &container.name() }.text()));
        }
        for added in own(&["capabilities", "add"]).map_or(&[][..], Node::items) {
            if !CAPABILITIES.contains(&added.text().unwrap_or_default()) {
                let name = added.text().unwrap_or_default();
                wrong.push((
                    added,
                    messages::Clu004Capability { container: &container.name(), name: &name }.text(),
                ));
            }
        }
        for port in container.node.get(&["ports"]).map_or(&[][..], Node::items) {
            let host = port
                .get(&["hostPort"])
                .filter(|node| !matches!(node.text(), None | Some("" | "0")));
            wrong.extend(host.map(|node| {
                (node, messages::Clu004HostPort { container: &container.name() }.text())
            }));
        }
    }
    wrong
}

fn unconfined<'s>(holder: &'s Node, wrong: &mut Vec<Wrong<'s>>) {
    let kind = holder.get(&["securityContext", "seccompProfile", "type"]);
    if let Some(node) = kind.filter(|node| node.text() == Some("Unconfined")) {
        wrong.push((node, messages::CLU004_UNCONFINED.into()));
    }
}

fn restricted<'s>(workload: &Workload<'s>) -> Vec<Wrong<'s>> {
    let mut wrong: Vec<Wrong<'s>> = Vec::new();
    for volume in workload.spec.get(&["volumes"]).map_or(&[][..], Node::items) {
        let kind = volume.entries().iter().find(|one| one.key.text() != Some("name"));
        let Some(kind) = kind else { continue };
        let name = kind.key.text().unwrap_or_default();
        if !VOLUMES.contains(&name) && name != "hostPath" {
            wrong.push((&kind.key, messages::Clu004Volume { volume: &name }.text()));
        }
    }
    for container in workload.all_containers() {
        wrong.extend(of_container(workload, &container));
    }
    wrong
}

/// What a container has to say of itself, or its pod for it.
fn of_container<'s>(workload: &Workload<'s>, container: &Container<'s>) -> Vec<Wrong<'s>> {
    let own =
        |path: &[&str]| container.node.get(&["securityContext"]).and_then(|one| one.get(path));
    let pod = |path: &[&str]| workload.spec.get(&["securityContext"]).and_then(|one| one.get(path));
    let either = |path: &[&str]| own(path).or_else(|| pod(path));
    let dropped = own(&["capabilities", "drop"]).map_or(&[][..], Node::items);
    let added = own(&["capabilities", "add"]).map_or(&[][..], Node::items);
    let (name, mut missing) = (container.name(), Vec::new());
    if own(&["allowPrivilegeEscalation"]).and_then(Node::text) != Some("false") {
        missing.push("`allowPrivilegeEscalation: false`");
    }
    if !dropped.iter().any(|one| one.text() == Some("ALL")) {
        missing.push("`capabilities: {drop: [ALL]}`");
    }
    if !is_true(either(&["runAsNonRoot"])) {
        missing.push("`runAsNonRoot: true`");
    }
    let profile = either(&["seccompProfile", "type"]).and_then(Node::text);
    if !matches!(profile, Some("RuntimeDefault" | "Localhost" | "Unconfined")) {
        missing.push("`seccompProfile: {type: RuntimeDefault}`");
    }
    let mut wrong = Vec::new();
    if !missing.is_empty() {
        let place =
            container.node.entry("securityContext").map_or(container.anchor(), |one| &one.key);
        wrong.push((
            place,
            messages::Clu004Missing {
                container: &name,
                fields: &missing.join(chartroom_messages::comma()),
            }
            .text(),
        ));
    }
    if let Some(node) = either(&["runAsUser"]).filter(|node| node.text() == Some("0")) {
        wrong.push((node, messages::Clu004Root { container: &name }.text()));
    }
    for one in added.iter().filter(|one| one.text() != Some("NET_BIND_SERVICE")) {
        if CAPABILITIES.contains(&one.text().unwrap_or_default()) {
            wrong.push((
                one,
                messages::Clu004Capability {
                    container: &name,
                    name: &one.text().unwrap_or_default(),
                }
                .text(),
            ));
        }
    }
    wrong
}
