//! Server-side apply, by which Helm 4 installs: items that it cannot tell apart.

use super::at::At;
use super::finding::{Family, Invalid};
use super::keyed::{key_of, keys_of};
use crate::fault::{Fault, FaultKind};
use crate::messages;
use crate::object::Object;
use std::collections::BTreeSet;

/// Tells items that have the key of an earlier one.
pub(super) fn duplicates(object: &At<'_>, kind: &str) {
    below(object, kind, "", 0);
}

fn below(at: &At<'_>, kind: &str, above: &str, depth: usize) {
    // No list with keys lies deeper.
    if depth > 12 {
        return;
    }
    for (name, _) in at.entries() {
        let field = at.field(name);
        if let Some(keys) = keys_of(kind, above, name) {
            list(&field, keys, name);
        }
        if name == "finalizers" && above == "metadata" {
            list(&field, &[], name);
        }
        if field.is_map() {
            below(&field, kind, name, depth + 1);
        }
        field.items().for_each(|item| below(&item, kind, name, depth + 1));
    }
}

fn list(at: &At<'_>, keys: &[(&str, &str)], name: &str) {
    let Some(object) = at.object() else { return };
    let found = twice(&at.apply_path(), keys, object.items());
    let first = keys.first().map_or(name, |(field, _)| *field);
    for (item, invalid) in at.items().enumerate().filter_map(|(index, item)| {
        found.iter().find(|(at, _)| *at == index).map(|(_, invalid)| (item, invalid))
    }) {
        let value = item.field(first);
        let spot = if value.is_set() { &value } else { &item };
        item.pointing(spot, false).push(invalid.clone());
    }
}

/// Items of a list that have the key of an earlier one, by their number.
pub(crate) fn twice(list: &str, keys: &[(&str, &str)], items: &[Object]) -> Vec<(usize, Invalid)> {
    let mut seen = BTreeSet::new();
    let name = list.rsplit('.').next().unwrap_or(list);
    let again = items.iter().enumerate().filter_map(|(at, item)| {
        let key = key_of(item, keys)?;
        (!seen.insert(key.clone())).then_some((at, key))
    });
    let told = again.map(|(at, key)| {
        let (name, plain) = (&name, &key.replace('"', ""));
        let invalid = Invalid {
            family: Family::Twice,
            says: format!("{list}{}{key}]", Invalid::AGAIN),
            message: messages::Twice { name, key: plain }.into(),
            help: messages::TWICE_HELP.into(),
            other: None,
            better: None,
            client: Some(messages::TwiceClient { name, key: plain }.into()),
        };
        (at, invalid)
    });
    told.collect()
}

/// Whether a fault is of server-side apply and another one says of the same item that it is there twice.
pub(super) fn is_told(fault: &Fault, all: &[Fault]) -> bool {
    let by_apply = |fault: &Fault| matches!(&fault.kind, FaultKind::Invalid(invalid) if invalid.says.starts_with('.'));
    let twice = |fault: &Fault| matches!(&fault.kind, FaultKind::Invalid(invalid) if invalid.family == Family::Twice);
    by_apply(fault)
        && all
            .iter()
            .any(|other| twice(other) && !by_apply(other) && other.path.starts_with(&fault.path))
}
