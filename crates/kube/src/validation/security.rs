//! Security contexts, <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>.

use super::at::At;
use super::finding::Family;
use crate::messages;
use std::collections::BTreeSet;

const HIGHEST_ID: i64 = 2_147_483_647;
const SYSCTL: &str = "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";

/// The security context of a container. `host_users` is what the pod says of its user namespace.
pub(super) fn container(at: &At<'_>, host_users: &At<'_>) {
    ids(at);
    if at.field("allowPrivilegeEscalation").is_false() {
        if at.field("privileged").is_true() {
            at.wrong(
                Family::Fit,
                "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
                &messages::PRIVILEGED_ESCALATION,
                &messages::PRIVILEGED_ESCALATION_HELP,
            );
        }
        let capabilities = at.field("capabilities");
        if capabilities.field("add").items().any(|one| one.text() == "CAP_SYS_ADMIN") {
            at.wrong(
                Family::Fit,
                "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
                &messages::PRIVILEGED_SYS_ADMIN,
                &messages::REMOVE_ONE,
            );
        }
    }
    let mount = at.field("procMount");
    if mount.text() == "Unmasked" && !host_users.is_false() {
        mount.wrong(
            Family::Fit,
            "`hostUsers` must be false to use `Unmasked`",
            &messages::PROC_MOUNT,
            &messages::PROC_MOUNT_HELP,
        );
    }
    mount.one_of_if_set(&["Default", "Unmasked"]);
    profiles(at);
    windows(&at.field("windowsOptions"));
}

/// The security context of a pod.
pub(super) fn pod(at: &At<'_>, spec: &At<'_>) {
    ids(at);
    at.field("fsGroup").between(0, HIGHEST_ID);
    at.field("fsGroupChangePolicy").one_of_if_set(&["Always", "OnRootMismatch"]);
    at.field("supplementalGroupsPolicy").one_of_if_set(&["Merge", "Strict"]);
    at.field("supplementalGroups").items().for_each(|group| group.between(0, HIGHEST_ID));
    profiles(at);
    let options = at.field("windowsOptions");
    windows(&options);
    if options.field("hostProcess").is_true() && !spec.field("hostNetwork").is_true() {
        spec.field("hostNetwork").say(
            Family::Fit,
            "Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers",
            &messages::HOST_PROCESS,
            &messages::HOST_PROCESS_HELP,
        );
    }
    sysctls(&at.field("sysctls"), spec);
}

fn ids(at: &At<'_>) {
    at.field("runAsUser").between(0, HIGHEST_ID);
    at.field("runAsGroup").between(0, HIGHEST_ID);
}

/// seccomp and AppArmor: a profile of the node’s own has a path, others have none.
fn profiles(at: &At<'_>) {
    for (field, what) in [("seccompProfile", "seccomp"), ("appArmorProfile", "AppArmor")] {
        let profile = at.field(field);
        if !profile.is_set() {
            continue;
        }
        let (kind, path) = (profile.field("type"), profile.field("localhostProfile"));
        if !kind.is_filled() {
            kind.required(
                &format!("type is required when {field} is set"),
                &messages::SECURITY_PROFILE,
            );
        } else if kind.text() == "Localhost" {
            path.must_be_filled(
                &format!("must be set when {what} type is Localhost"),
                &messages::SECURITY_PROFILE_LOCAL,
            );
            super::volumes::descends(&path);
        } else if path.is_set() {
            path.say(
                Family::Fit,
                &format!("Invalid value: {{…}}: can only be set when {what} type is Localhost"),
                &messages::SECURITY_PROFILE_OTHER,
                &messages::SECURITY_PROFILE_OTHER_HELP,
            );
        }
    }
}

fn windows(options: &At<'_>) {
    for (name, longest) in
        [("runAsUserName", 0), ("gmsaCredentialSpecName", 0), ("gmsaCredentialSpec", 65536)]
    {
        let at = options.field(name);
        if at.is_set() && !at.is_filled() {
            at.wrong(
                Family::Missing,
                &format!("{name} cannot be an empty string"),
                &messages::EMPTY,
                &messages::WINDOWS_EMPTY,
            );
        } else if longest > 0 && at.text().len() > longest {
            at.wrong(
                Family::Value,
                &format!("{name} size must be under 64 KiB"),
                &messages::WINDOWS_LONG,
                &messages::WINDOWS_LONG_HELP,
            );
        }
    }
    let name = options.field("gmsaCredentialSpecName");
    if name.is_filled() {
        name.name(super::primitives::names::Form::Subdomain);
    }
}

fn sysctls(list: &At<'_>, spec: &At<'_>) {
    let mut seen = BTreeSet::new();
    for one in list.items() {
        let name = one.field("name");
        if !name.must_be_filled("", &messages::SYSCTL_MISSING) {
            continue;
        }
        let text = name.text();
        if !is_sysctl(text) {
            name.wrong(Family::Name, SYSCTL, &messages::SYSCTL, &messages::SYSCTL_HELP);
        }
        if !seen.insert(text.to_owned()) {
            name.duplicate(&format!("\"{text}\""), &messages::SYSCTL_TWICE, &messages::REMOVE_ONE);
        }
        let dotted = text.replace('/', ".");
        let of_ipc = ["kernel.shm", "kernel.msg", "kernel.sem", "fs.mqueue."];
        let host = [
            ("hostNetwork", dotted.starts_with("net.")),
            ("hostIPC", of_ipc.iter().any(|prefix| dotted.starts_with(prefix))),
        ];
        for (field, _) in host.iter().filter(|(field, of)| *of && spec.field(field).is_true()) {
            name.wrong(
                Family::Fit,
                &format!("may not be specified when '{field}' is true"),
                &messages::SysctlHost { field: &field },
                &messages::SYSCTL_HOST_HELP,
            );
        }
    }
}

fn is_sysctl(text: &str) -> bool {
    let edge = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let word = |part: &str| {
        let bytes = part.as_bytes();
        edge(bytes.first())
            && edge(bytes.last())
            && bytes.iter().all(|byte| edge(Some(byte)) || b"-_".contains(byte))
    };
    text.len() <= 253 && text.split(['.', '/']).all(word)
}
