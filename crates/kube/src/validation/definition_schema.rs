//! Schemas of custom resources, which have to be structural,
//! <https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema>.

use super::at::At;
use super::finding::Family;
use crate::messages;

const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// The schema of a version.
pub(super) fn root(at: &At<'_>) {
    let kind = at.field("type");
    if kind.is_filled() && kind.text() != "object" && TYPES.contains(&kind.text()) {
        kind.wrong(
            Family::Value,
            "must be object at the root",
            &messages::SCHEMA_ROOT,
            &messages::SCHEMA_ROOT_HELP,
        );
    }
    structural(at, "must not be empty at the root");
}

/// A schema that says of every field what it is; `says` is the server's word if this one does not.
fn structural(at: &At<'_>, says: &str) {
    let kind = at.field("type");
    let free = ["x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields"]
        .iter()
        .any(|flag| at.field(flag).is_true());
    if kind.is_filled() {
        kind.one_of(&TYPES);
    } else if !free {
        kind.required(says, &messages::SCHEMA_TYPE);
    }
    if at.field("x-kubernetes-int-or-string").is_true() && kind.is_filled() {
        kind.forbidden(
            "must be empty if x-kubernetes-int-or-string is true",
            &messages::SCHEMA_INT_OR_STRING,
            &messages::SCHEMA_INT_OR_STRING_HELP,
        );
    }
    refused(at);
    let (properties, additional) = (at.field("properties"), at.field("additionalProperties"));
    if properties.is_filled() && additional.is_set() && !additional.is_false() {
        additional.against(&properties).forbidden(
            "additionalProperties and properties are mutual exclusive",
            &messages::SCHEMA_FREE_KEYS,
            &messages::REMOVE_ONE,
        );
    }
    for (_, property) in properties.entries() {
        structural(&property, "must not be empty for specified object fields");
    }
    if additional.is_map() {
        structural(&additional, "must not be empty for specified object fields");
    }
    let items = at.field("items");
    if items.is_map() {
        structural(&items, "must not be empty for specified array items");
    } else if kind.text() == "array" && !items.is_set() {
        items.required("must be specified", &messages::SCHEMA_ITEMS);
    }
    list_type(at);
}

/// What a schema here must not have.
fn refused(at: &At<'_>) {
    let reference = at.field("$ref");
    if reference.is_filled() {
        reference.forbidden(
            "$ref is not supported",
            &messages::SCHEMA_REFERENCE,
            &messages::SCHEMA_REFERENCE_HELP,
        );
    }
    if at.field("uniqueItems").is_true() {
        at.field("uniqueItems").forbidden(
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
            &messages::SCHEMA_UNIQUE,
            &messages::SCHEMA_UNIQUE_HELP,
        );
    }
    if at.field("additionalProperties").is_false() {
        at.field("additionalProperties").forbidden(
            "additionalProperties cannot be set to false",
            &messages::SCHEMA_CLOSED,
            &messages::REMOVE,
        );
    }
}

fn list_type(at: &At<'_>) {
    let (kind, keys) = (at.field("x-kubernetes-list-type"), at.field("x-kubernetes-list-map-keys"));
    if kind.is_filled()
        && kind.one_of(&["atomic", "map", "set"])
        && at.field("type").text() != "array"
    {
        at.field("type").wrong(
            Family::Fit,
            "must be array if x-kubernetes-list-type is specified",
            &messages::SCHEMA_LIST_TYPE,
            &messages::SCHEMA_LIST_TYPE_HELP,
        );
    }
    if kind.text() == "map" && !keys.is_filled() {
        keys.required(
            "must not be empty if x-kubernetes-list-type is map",
            &messages::SCHEMA_MAP_KEYS,
        );
    } else if keys.is_filled() && kind.text() != "map" {
        kind.wrong(
            Family::Fit,
            "must be map if x-kubernetes-list-map-keys is non-empty",
            &messages::SCHEMA_MAP_LIST,
            &messages::SCHEMA_MAP_LIST_HELP,
        );
    }
}
