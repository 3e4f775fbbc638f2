//! Where containers have the volumes of their pod, <https://kubernetes.io/docs/concepts/storage/volumes/>.

use super::at::At;
use super::finding::Family;
use super::volumes::{Names, descends, no_steps_back};
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
        if path.must_be_filled("", "Say where in the container the volume appears.")
            && !paths.insert(path.text().to_owned())
        {
            path.say(
                Family::Twice,
                &format!("Invalid value: \"{}\": must be unique", path.text()),
                "Two volumes are mounted at `{value}` in this container.",
                "Mount one of them elsewhere. Lists of an overlay replace the whole list; a template that adds its own mount to it is the usual cause.",
            );
        }
        let (sub, expression) = (mount.field("subPath"), mount.field("subPathExpr"));
        descends(&sub);
        descends(&expression);
        if sub.is_filled() && expression.is_filled() {
            expression.wrong(
                Family::Fit,
                "subPathExpr and subPath are mutually exclusive",
                "`{path}` stands beside `subPath`, and only one of them may be set.",
                "Keep one of the two.",
            );
        }
        if mount.field("mountPropagation").text() == "Bidirectional" && !privileged {
            mount.field("mountPropagation").forbidden(
                "Bidirectional mount propagation is available only to privileged containers",
                "`{path}` is `Bidirectional`, which only a privileged container may use.",
                "Use `HostToContainer`, or make the container privileged.",
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
            "`recursiveReadOnly` is set on a mount that is not read-only.",
            "Set `readOnly: true` beside it.",
        );
    } else if !matches!(mount.field("mountPropagation").text(), "" | "None") {
        at.forbidden(
            "may only be specified when mountPropagation is None or not specified",
            "`recursiveReadOnly` does not go with `mountPropagation`.",
            "Remove one of the two.",
        );
    }
}

fn known(name: &At<'_>, names: &Names) {
    let text = name.text();
    if name.must_be_filled("", "Name the volume to mount.") && !names.contains_key(text) {
        let near = chartroom_diagnostics::closest(
            text,
            &names.keys().map(String::as_str).collect::<Vec<_>>(),
        );
        let help = match near {
            Some(near) => {
                format!("Did you mean `{near}`? Otherwise add the volume to the pod’s `volumes`.")
            }
            None => "Add the volume to the pod’s `volumes`, under the same condition as the mount."
                .to_owned(),
        };
        name.say(
            Family::Fit,
            &format!("Not found: \"{text}\""),
            "The pod has no volume `{value}` to mount.",
            &help,
        );
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
                "`{value}` can’t be a block device: only a volume of a claim can.",
                "Mount it with `volumeMounts`.",
            );
        }
        let path = device.field("devicePath");
        if !path.must_be_filled("", "Say where in the container the device appears.") {
            continue;
        }
        no_steps_back(&path);
        if !paths.insert(path.text().to_owned()) || mounted.contains(path.text()) {
            path.wrong(
                Family::Twice,
                "must be unique",
                "`{value}` is taken by another volume of this container.",
                "Use another path.",
            );
        }
    }
}
