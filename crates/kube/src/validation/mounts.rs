//! Where containers have the volumes of their pod, <https://kubernetes.io/docs/concepts/storage/volumes/>.

use super::at::At;
use super::finding::Family;
use super::volumes::{Names, descends, no_steps_back};
use crate::messages::{self, Words};
use std::collections::BTreeSet;

/// Kinds whose volumes can be block devices.
const OF_CLAIMS: [&str; 2] = ["persistentVolumeClaim", "ephemeral"];

/// Where a container has volumes.
pub(super) fn mounts(container: &At<'_>, names: &Names, privileged: bool) {
    let list = container.field("volumeMounts");
    let mut paths = BTreeSet::new();
    for mount in list.items() {
        known(&mount.field("name"), names);
        let path = mount.field("mountPath");
        if path.must_be_filled("", &messages::MOUNT_PATH) && !paths.insert(path.text().to_owned()) {
            path.say(
                Family::Twice,
                &format!("Invalid value: \"{}\": must be unique", path.text()),
                &messages::MOUNT_TWICE,
                &messages::MOUNT_TWICE_HELP,
            );
        }
        let (sub, expression) = (mount.field("subPath"), mount.field("subPathExpr"));
        descends(&sub);
        descends(&expression);
        if sub.is_filled() && expression.is_filled() {
            expression.wrong(
                Family::Fit,
                "subPathExpr and subPath are mutually exclusive",
                &messages::MOUNT_SUB_PATHS,
                &messages::REMOVE_ONE,
            );
        }
        if mount.field("mountPropagation").text() == "Bidirectional" && !privileged {
            mount.field("mountPropagation").forbidden(
                "Bidirectional mount propagation is available only to privileged containers",
                &messages::MOUNT_BIDIRECTIONAL,
                &messages::MOUNT_BIDIRECTIONAL_HELP,
            );
        }
        mount.field("mountPropagation").one_of_if_set(&[
            "Bidirectional",
            "HostToContainer",
            "None",
        ]);
        recursive(&mount, &list);
    }
    devices(container, names, &paths);
}

fn recursive(mount: &At<'_>, list: &At<'_>) {
    let recursive = mount.field("recursiveReadOnly");
    if !matches!(recursive.text(), "Enabled" | "IfPossible") {
        return;
    }
    let at = list.field("recursiveReadOnly");
    let at = at.pointing(&recursive, false);
    if !mount.field("readOnly").is_true() {
        at.forbidden(
            "may only be specified when readOnly is true",
            &messages::MOUNT_RECURSIVE,
            &messages::MOUNT_RECURSIVE_HELP,
        );
    } else if !matches!(mount.field("mountPropagation").text(), "" | "None") {
        at.forbidden(
            "may only be specified when mountPropagation is None or not specified",
            &messages::MOUNT_RECURSIVE_PROPAGATION,
            &messages::REMOVE_ONE,
        );
    }
}

fn known(name: &At<'_>, names: &Names) {
    let text = name.text();
    if name.must_be_filled("", &messages::MOUNT_NAME) && !names.contains_key(text) {
        let near = chartroom_diagnostics::closest(
            text,
            &names.keys().map(String::as_str).collect::<Vec<_>>(),
        );
        let help: Words<'_> = match &near {
            Some(near) => &messages::MountHelpNear { near },
            None => &messages::MOUNT_HELP,
        };
        name.say(Family::Fit, &format!("Not found: \"{text}\""), &messages::MOUNT, help);
    }
}

fn devices(container: &At<'_>, names: &Names, mounted: &BTreeSet<String>) {
    let mut paths = BTreeSet::new();
    for device in container.field("volumeDevices").items() {
        let name = device.field("name");
        known(&name, names);
        if names.get(name.text()).is_some_and(|kind| !OF_CLAIMS.contains(kind)) {
            name.wrong(
                Family::Fit,
                "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode",
                &messages::DEVICE,
                &messages::DEVICE_HELP,
            );
        }
        let path = device.field("devicePath");
        if !path.must_be_filled("", &messages::DEVICE_PATH) {
            continue;
        }
        no_steps_back(&path);
        if !paths.insert(path.text().to_owned()) || mounted.contains(path.text()) {
            path.wrong(
                Family::Twice,
                "must be unique",
                &messages::DEVICE_TWICE,
                &messages::DEVICE_TWICE_HELP,
            );
        }
    }
}
