//! Claims of volumes, <https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::selector;
use super::primitives::names::Form;
use crate::messages;

const MODES: [&str; 4] = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

/// The spec of a PersistentVolumeClaim.
pub(super) fn claim(spec: &At<'_>) {
    modes(spec);
    selector(&spec.field("selector"));
    let resources = spec.field("resources");
    let requests = resources.field("requests");
    let storage = requests.entries().find(|(name, _)| *name == "storage").map(|(_, value)| value);
    let at = resources.under("storage");
    match storage {
        None => at.say(
            Family::Missing,
            "Required value",
            &messages::CLAIM_SIZE_MISSING,
            &messages::SIZE,
        ),
        Some(value) => {
            let amount = if value.is_set() { value.amount() } else { Some(0) };
            if amount.is_some_and(|amount| amount <= 0) {
                let shown = if value.is_set() { value.scalar() } else { "0" };
                at.pointing(&value, false).say(
                    Family::Value,
                    &format!("Invalid value: \"{shown}\": must be greater than zero"),
                    &messages::ClaimSize { size: &shown },
                    &messages::SIZE,
                );
            }
        }
    }
    for field in ["storageClassName", "volumeAttributesClassName"] {
        spec.field(field).optional_name(Form::Subdomain);
    }
    spec.field("volumeMode").one_of_if_set(&["Block", "Filesystem"]);
    let (old, new) = (spec.field("dataSource"), spec.field("dataSourceRef"));
    data_source(&new);
    // One that is neither a claim nor a snapshot the server drops without a word.
    let api = old.field("apiGroup");
    let is_known = match old.field("kind").text() {
        "PersistentVolumeClaim" => !api.is_filled(),
        "VolumeSnapshot" => api.text() == "snapshot.storage.k8s.io",
        _ => false,
    };
    if !old.is_set() || !is_known {
        return;
    }
    let name = old.field("name");
    name.must_be_filled("", &messages::CLAIM_SOURCE);
    let differs = |field: &&str| old.field(field).text() != new.field(field).text();
    if new.is_set() && ["kind", "name", "apiGroup"].iter().any(differs) {
        old.against(&new).wrong(
            Family::Fit,
            "must match dataSourceRef",
            &messages::CLAIM_TWO_SOURCES,
            &messages::REMOVE_ONE,
        );
    }
}

fn data_source(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let kind = at.field("kind");
    for field in ["name", "kind"] {
        if at.field(field).is_set() {
            at.field(field).must_be_filled("", &messages::CLAIM_SOURCE);
        }
    }
    if !at.field("apiGroup").is_filled() && kind.text() != "PersistentVolumeClaim" {
        at.say(
            Family::Missing,
            "Invalid value: \"\": must be 'PersistentVolumeClaim' when referencing the default apiGroup",
            &messages::CLAIM_SOURCE_GROUP,
            &messages::CLAIM_SOURCE_GROUP_HELP,
        );
    }
}

pub(super) fn modes(spec: &At<'_>) {
    let modes = spec.field("accessModes");
    modes.must_be_filled("at least 1 access mode is required", &messages::CLAIM_MODES);
    // What they may be is told with the structure, which takes empty text for none.
    for mode in modes.items().filter(|mode| mode.text().is_empty()) {
        mode.one_of(&MODES);
    }
    if modes.len() > 1 && modes.items().any(|mode| mode.text() == "ReadWriteOncePod") {
        modes.forbidden(
            "may not use ReadWriteOncePod with other access modes",
            &messages::CLAIM_ONE_POD,
            &messages::CLAIM_ONE_POD_HELP,
        );
    }
}
